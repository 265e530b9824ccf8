// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/managedtemplates.h"
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer place()
{
    return "/jobTemplateArn"_ptr;
}
json::Pointer parameters()
{
    return "/documentParameters"_ptr;
}

std::optional<Arn> templateArn(const Check &check)
{
    std::optional<Arn> arn = Arn::parse(check.text(place()));
    if (arn && (arn->service != "iot"_L1 || arn->type() != "jobtemplate"_L1 || arn->name().isEmpty()))
        arn.reset();
    return arn;
}

void isJobTemplate(const Check &check)
{
    if (check.value(place()).isString() && !templateArn(check)) {
        check.error(place(), Texts::tr("Must be the ARN of a job template: "
                                       "arn:aws:iot:region:account:jobtemplate/name."));
    }
}

/// A template is looked for where the job is made.
void isAtHome(const Check &check)
{
    const std::optional<Arn> arn = templateArn(check);
    if (!arn)
        return;
    const QString message = elsewhere(homeOf(check), *arn, Texts::tr("The job template"));
    if (!message.isEmpty())
        check.warn(place(), message + u' ' + Texts::tr("It may not be found."), movingHome(check));
}

void isKnown(const Check &check)
{
    const QString arn = check.text(place());
    if (isManagedTemplate(arn) && !managedTemplate(arn)) {
        check.hint(place(),
                   Texts::tr("A template of AWS's that this program does not know: its parameters are "
                             "not checked."));
    }
}

/// API reference: "documentParameters can only be used when creating jobs from AWS managed templates."
void parametersNeedManagedTemplate(const Check &check)
{
    const bool hasSome = !check.value(parameters()).toObject().isEmpty();
    // AWS's pages print the names with dashes for hyphens, which is told where the name stands
    QString name = check.text(place());
    name.replace(QChar(0x2013), u'-').replace(QChar(0x2014), u'-');
    if (hasSome && !isManagedTemplate(name)) {
        check.error(parameters(), Texts::tr("Parameters work only with a job template of AWS's own."),
                    takingOut(parameters(), Texts::tr("Take the parameters out")));
    }
}

/// The table of parameters is of the templates as they were documented; a later version may take more.
void parametersAreKnown(const Check &check)
{
    const ManagedTemplate *managed = managedTemplate(check.text(place()));
    if (!managed)
        return;
    const QStringList given = check.value(parameters()).toObject().keys();
    for (const QString &key : given) {
        if (!managed->required.contains(key) && !managed->optional.contains(key)) {
            check.warn(parameters() / key,
                       Texts::tr("%1 is not known to take this parameter; it takes: %2.")
                           .arg(QLatin1StringView(managed->name),
                                (managed->required + managed->optional).join(u", "_s)),
                       takingOut(parameters() / key, Texts::tr("Remove it")));
        }
    }
}

void requiredParametersAreGiven(const Check &check)
{
    const ManagedTemplate *managed = managedTemplate(check.text(place()));
    if (!managed)
        return;
    for (const QString &key : managed->required) {
        if (!check.has(parameters() / key)) {
            check.error(parameters(),
                        Texts::tr("%1 needs the parameter %2.").arg(QLatin1StringView(managed->name), key));
        }
    }
}

/// The lengths that the templates' regular expressions allow.
void parametersAreShort(const Check &check)
{
    struct Limit {
        QLatin1StringView key;
        int most;
    };
    if (!managedTemplate(check.text(place())))
        return;
    for (const Limit &limit : {Limit{"runAsUser"_L1, 256}, Limit{"pathToHandler"_L1, 4096}}) {
        if (check.text(parameters() / limit.key).size() > limit.most)
            check.warn(parameters() / limit.key,
                       Texts::tr("More than %1 characters may be refused.").arg(numberText(limit.most)));
    }
}

constexpr Rule all[] = {{"template.arn", isJobTemplate},
                        {"template.connection", isAtHome},
                        {"template.known", isKnown},
                        {"parameters.managed-template-only", parametersNeedManagedTemplate},
                        {"parameters.known", parametersAreKnown},
                        {"parameters.required", requiredParametersAreGiven},
                        {"parameters.length", parametersAreShort}};

} // namespace

std::span<const Rule> jobTemplate()
{
    return all;
}

} // namespace fleetwright::job::rules
