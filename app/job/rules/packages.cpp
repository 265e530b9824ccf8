// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/sections.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;
using Kind = Placeholder::Kind;

namespace
{

json::Pointer list()
{
    return "/destinationPackageVersions"_ptr;
}
json::Pointer document()
{
    return "/document"_ptr;
}

/// Name and version of the package that an entry names; nothing where it is no such ARN.
std::optional<std::pair<QString, QString>> packageOf(const QString &text)
{
    static const QRegularExpression form(
        u"\\Apackage/([a-zA-Z0-9_.-]{1,128})/version/([a-zA-Z0-9_.-]{1,64}|\\$default|\\$null)\\z"_s);
    const std::optional<Arn> arn = Arn::parse(text);
    if (!arn || arn->service != "iot"_L1)
        return std::nullopt;
    const QRegularExpressionMatch match = form.match(arn->resource);
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair(match.captured(1), match.captured(2));
}

void arePackageVersions(const Check &check)
{
    const QJsonArray versions = check.list(list());
    for (qsizetype i = 0; i < versions.size(); ++i) {
        if (versions.at(i).isString() && !packageOf(versions.at(i).toString())) {
            check.error(list() / i, Texts::tr("Must be the ARN of a package version: "
                                              "arn:aws:iot:region:account:package/name/version/1.0, or "
                                              "…/version/$default or …/version/$null."));
        }
    }
}

/// Package versions belong to an account and region; what the service says to others is not documented.
void areAtHome(const Check &check)
{
    const QJsonArray versions = check.list(list());
    const Home home = homeOf(check);
    const std::optional<schema::Fix> moving = movingHome(check);
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const std::optional<Arn> arn = Arn::parse(versions.at(i).toString());
        if (!arn || !packageOf(versions.at(i).toString()))
            continue;
        const QString message = elsewhere(home, *arn, Texts::tr("The package version"));
        if (!message.isEmpty())
            check.warn(list() / i, message + u' ' + Texts::tr("It may not be found."), moving);
    }
}

void areUnique(const Check &check)
{
    const QJsonArray versions = check.list(list());
    QSet<QString> seen;
    for (qsizetype i = 0; i < versions.size(); ++i) {
        if (!versions.at(i).isString())
            continue;
        const QString version = versions.at(i).toString();
        if (seen.contains(version))
            check.warn(list() / i, Texts::tr("This package version is in the list already."),
                       takingOut(list() / i, Texts::tr("Remove it")));
        seen += version;
    }
}

/// Packages that the document names must be in the list.
void namedInDocumentAreListed(const Check &check)
{
    if (check.hasTemplate() && !check.has(list()))
        return;
    QSet<std::pair<QString, QString>> listed;
    const QJsonArray versions = check.list(list());
    for (const QJsonValue &version : versions) {
        if (const auto package = packageOf(version.toString()))
            listed.insert(*package);
    }
    QSet<std::pair<QString, QString>> told;
    for (const Placeholder &placeholder : check.facts.placeholders) {
        const std::pair named(placeholder.packageName(), placeholder.packageVersion());
        if (placeholder.kind != Kind::Package || named.first.isEmpty() || named.second.isEmpty() ||
            named.second == "$null"_L1 || named.first.contains(u'$') || listed.contains(named) ||
            told.contains(named))
            continue;
        told.insert(named);
        std::optional<schema::Fix> fix;
        const RuleContext &context = check.context;
        if (!context.partition.isEmpty() && !context.region.isEmpty() && !context.account.isEmpty()) {
            const Arn arn{context.partition, u"iot"_s, context.region, context.account,
                          u"package/%1/version/%2"_s.arg(named.first, named.second)};
            if (packageOf(arn.toString()))
                fix = setting(list() / versions.size(), arn.toString(),
                              Texts::tr("Add %1, version %2").arg(named.first, named.second));
        }
        check.error(list(),
                    Texts::tr("The document names package %1, version %2, which is not in this list.")
                        .arg(named.first, named.second),
                    fix);
    }
}

/// "Empty package name and version name have to be used in pair." and "Cannot resolve empty package name and
/// version name given multiple elements in destination package versions."
void emptyNamesArePaired(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind != Kind::Package || !placeholder.terminated)
            continue;
        const bool noName = placeholder.packageName().isEmpty();
        const bool noVersion = placeholder.packageVersion().isEmpty();
        if (noName != noVersion) {
            check.error(document(), Texts::tr("${%1}: leave out both the package's name and its version, or "
                                              "neither.")
                                        .arg(placeholder.text));
        } else if (noName && check.list(list()).size() != 1 && !(check.hasTemplate() && !check.has(list()))) {
            check.error(document(),
                        Texts::tr("${%1} names no package: that needs exactly one package version "
                                  "in the list.")
                            .arg(placeholder.text));
        }
    }
}

/// "$null is not allowed to be referenced as a package version in job documents."
void nullIsNotNamed(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind == Kind::Package && placeholder.packageVersion() == "$null"_L1)
            check.error(document(),
                        Texts::tr("A document cannot name the version $null: ${%1}.").arg(placeholder.text));
    }
}

/// "The package version attribute placeholder for all attributes has to be a json value by itself…"
void allAttributesStandAlone(const Check &check)
{
    const QString text = check.text(document());
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind != Kind::Package || !placeholder.terminated ||
            placeholder.packagePart() != "attributes"_L1)
            continue;
        const bool quotedAlone = placeholder.begin > 0 && placeholder.end < text.size() &&
                                 text.at(placeholder.begin - 1) == u'"' && text.at(placeholder.end) == u'"';
        if (!quotedAlone) {
            check.error(document(),
                        Texts::tr("${%1} stands for an object: it must be a value by itself, with "
                                  "nothing else between the quotes.")
                            .arg(placeholder.text));
        }
    }
}

constexpr Rule all[] = {{"packages.arn", arePackageVersions},
                        {"packages.connection", areAtHome},
                        {"packages.unique", areUnique},
                        {"packages.named-are-listed", namedInDocumentAreListed},
                        {"packages.empty-names", emptyNamesArePaired},
                        {"packages.null-version", nullIsNotNamed},
                        {"packages.all-attributes", allAttributesStandAlone}};

} // namespace

std::span<const Rule> packages()
{
    return all;
}

} // namespace fleetwright::job::rules
