// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/managedtemplates.h"

#include "app/sandbox/arn.h"
#include "app/sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <span>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Parameter {
    QLatin1StringView key;
    bool isOptional = false;
    qsizetype longest = 0; ///< 0: as the model allows
};

constexpr Parameter runAsUser = {"runAsUser"_L1, true, 256};
constexpr Parameter pathToHandler = {"pathToHandler"_L1, true, 4096};
constexpr Parameter download[] = {{"downloadUrl"_L1}, {"filePath"_L1}, runAsUser, pathToHandler};
constexpr Parameter packages[] = {{"packages"_L1}, runAsUser, pathToHandler};
constexpr Parameter services[] = {{"services"_L1}, runAsUser, pathToHandler};
constexpr Parameter handlerOnly[] = {runAsUser, pathToHandler};
constexpr Parameter command[] = {{"command"_L1}, runAsUser};

struct Template {
    QLatin1StringView name;
    QLatin1StringView handler; ///< empty: runs the command itself
    std::span<const Parameter> parameters;
};

constexpr Template templates[] = {
    {"AWS-Download-File"_L1, "download-file.sh"_L1, download},
    {"AWS-Install-Application"_L1, "install-packages.sh"_L1, packages},
    {"AWS-Remove-Application"_L1, "remove-packages.sh"_L1, packages},
    {"AWS-Start-Application"_L1, "start-services.sh"_L1, services},
    {"AWS-Stop-Application"_L1, "stop-services.sh"_L1, services},
    {"AWS-Restart-Application"_L1, "restart-services.sh"_L1, services},
    {"AWS-Reboot"_L1, "reboot.sh"_L1, handlerOnly},
    {"AWS-Run-Command"_L1, {}, command},
};

QString placeholder(QLatin1StringView key)
{
    return u"${aws:iot:parameter:"_s + key + u'}';
}

/// The template's document; a parameter becomes what `text` gives for it.
template<typename TextOf>
QString documentOf(const Template &found, const TextOf &text)
{
    QJsonObject input;
    if (found.handler.isEmpty()) {
        input.insert("command"_L1, text("command"_L1));
    } else {
        QJsonArray args;
        for (const Parameter &parameter : found.parameters) {
            if (!parameter.isOptional)
                args += text(parameter.key);
        }
        input.insert("handler"_L1, QString(found.handler));
        if (!args.isEmpty())
            input.insert("args"_L1, args);
        input.insert("path"_L1, text(pathToHandler.key));
    }
    const QJsonObject action = {{u"name"_s, QString(found.name)},
                                {u"type"_s, found.handler.isEmpty() ? u"runCommand"_s : u"runHandler"_s},
                                {u"input"_s, input},
                                {u"runAsUser"_s, text(runAsUser.key)}};
    const QJsonObject document = {{u"version"_s, u"1.0"_s},
                                  {u"steps"_s, QJsonArray{QJsonObject{{u"action"_s, action}}}}};
    return QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Answer<void> checkParameters(const Template &found, const QJsonObject &given)
{
    for (const QString &key : given.keys()) {
        if (std::ranges::find(found.parameters, key, &Parameter::key) == found.parameters.end())
            return invalidRequest(u"The job template "_s + found.name + u" has no parameter "_s + key + u'.');
    }
    for (const Parameter &parameter : found.parameters) {
        const QString value = given.value(parameter.key).toString();
        if (value.isEmpty() && !parameter.isOptional) {
            return invalidRequest(u"The job template "_s + found.name + u" needs the parameter "_s +
                                  parameter.key + u'.');
        }
        if (parameter.longest > 0 && value.size() > parameter.longest) {
            return invalidRequest(u"The parameter "_s + parameter.key + u" may have at most "_s +
                                  QString::number(parameter.longest) + u" characters."_s);
        }
    }
    return {};
}

} // namespace

Answer<TemplateDocument> templateDocument(const QString &arn, const QJsonObject &parameters)
{
    const auto parsed = Arn::parse(arn);
    if (!parsed)
        return invalidRequest(u"Given job template ARN "_s + arn + u" is invalid."_s);
    if (parsed->type != "jobtemplate"_L1) {
        return invalidRequest(u"Resource type should be jobtemplate but found invalid resource type "_s +
                              parsed->type);
    }
    const QString name = parsed->name.section(u':', 0, 0);
    const QString version = parsed->name.section(u':', 1);
    const auto found = std::ranges::find(templates, name, &Template::name);
    const bool isManaged = parsed->account.isEmpty() &&
                           parsed->region == QLatin1StringView(Sandbox::region) &&
                           found != std::ranges::end(templates) && (version.isEmpty() || version == "1.0"_L1);
    if (!isManaged)
        return notFound(u"Job Template "_s + name + u" cannot be found."_s);
    if (const auto good = checkParameters(*found, parameters); !good)
        return tl::unexpected(good.error());
    return TemplateDocument{
        .document =
            documentOf(*found, [&](QLatin1StringView key) { return parameters.value(key).toString(); }),
        .beforeSubstitution = documentOf(*found, placeholder)};
}

} // namespace fleetwright::sandbox
