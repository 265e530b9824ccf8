// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/templatedocument.h"

#include "app/job/arn.h"
#include "app/job/managedtemplates.h"
#include "app/sandbox/identity.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// The script of the device client that each template has run; AWS-Run-Command runs the command itself.
struct Handler {
    QLatin1StringView name;
    QLatin1StringView script;
};
constexpr Handler handlers[] = {
    {"AWS-Download-File"_L1, "download-file.sh"_L1},
    {"AWS-Install-Application"_L1, "install-packages.sh"_L1},
    {"AWS-Remove-Application"_L1, "remove-packages.sh"_L1},
    {"AWS-Start-Application"_L1, "start-services.sh"_L1},
    {"AWS-Stop-Application"_L1, "stop-services.sh"_L1},
    {"AWS-Restart-Application"_L1, "restart-services.sh"_L1},
    {"AWS-Reboot"_L1, "reboot.sh"_L1},
};

/// The longest values that the templates' own patterns let pass.
struct Longest {
    QLatin1StringView key;
    qsizetype characters;
};
constexpr Longest longest[] = {{"runAsUser"_L1, 256}, {"pathToHandler"_L1, 4096}};

QString placeholder(const QString &key)
{
    return u"${aws:iot:parameter:"_s + key + u'}';
}

/// The template's document; a parameter becomes what `text` gives for it.
template<typename TextOf>
QString documentOf(const job::ManagedTemplate &found, const TextOf &text)
{
    const QLatin1StringView name(found.name);
    const auto handler = std::ranges::find(handlers, name, &Handler::name);
    const bool hasHandler = handler != std::ranges::end(handlers);
    QJsonObject input;
    if (hasHandler) {
        QJsonArray args;
        for (const QString &key : found.required)
            args += text(key);
        input.insert("handler"_L1, QString(handler->script));
        if (!args.isEmpty())
            input.insert("args"_L1, args);
        input.insert("path"_L1, text(u"pathToHandler"_s));
    } else {
        input.insert("command"_L1, text(u"command"_s));
    }
    const QJsonObject action = {{u"name"_s, QString(name)},
                                {u"type"_s, hasHandler ? u"runHandler"_s : u"runCommand"_s},
                                {u"input"_s, input},
                                {u"runAsUser"_s, text(u"runAsUser"_s)}};
    const QJsonObject document = {{u"version"_s, u"1.0"_s},
                                  {u"steps"_s, QJsonArray{QJsonObject{{u"action"_s, action}}}}};
    return QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Reply<void> checkParameters(const job::ManagedTemplate &found, const QJsonObject &given)
{
    const QLatin1StringView name(found.name);
    for (const QString &key : given.keys()) {
        if (!found.required.contains(key) && !found.optional.contains(key))
            return invalidRequest(u"The job template "_s + name + u" has no parameter "_s + key + u'.');
    }
    for (const QString &key : found.required) {
        if (given.value(key).toString().isEmpty())
            return invalidRequest(u"The job template "_s + name + u" needs the parameter "_s + key + u'.');
    }
    for (const auto &[key, characters] : longest) {
        if (given.value(key).toString().size() > characters) {
            return invalidRequest(u"The parameter "_s + key + u" may have at most "_s +
                                  QString::number(characters) + u" characters."_s);
        }
    }
    return {};
}

} // namespace

Reply<TemplateDocument> templateDocument(const QString &arn, const QJsonObject &parameters)
{
    const auto parsed = job::Arn::parse(arn);
    if (!parsed)
        return invalidRequest(u"Given job template ARN "_s + arn + u" is invalid."_s);
    if (parsed->type() != "jobtemplate"_L1) {
        return invalidRequest(u"Resource type should be jobtemplate but found invalid resource type "_s +
                              parsed->type());
    }
    const QString name = parsed->name().section(u':', 0, 0);
    const QString version = parsed->name().section(u':', 1);
    const job::ManagedTemplate *found = job::managedTemplate(arn);
    const bool isHere = parsed->partition == ownPartition && parsed->region == ownRegion;
    if (!found || !isHere || (!version.isEmpty() && version != "1.0"_L1))
        return notFound(u"Job Template "_s + name + u" cannot be found."_s);
    if (const auto good = checkParameters(*found, parameters); !good)
        return tl::unexpected(good.error());
    return TemplateDocument{
        .document = documentOf(*found, [&](const QString &key) { return parameters.value(key).toString(); }),
        .beforeSubstitution = documentOf(*found, placeholder)};
}

} // namespace fleetwright::sandbox
