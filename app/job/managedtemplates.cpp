// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/managedtemplates.h"

#include "app/job/arn.h"

#include <algorithm>

namespace fleetwright::job
{

namespace
{

using namespace Qt::Literals::StringLiterals;

} // namespace

const QList<ManagedTemplate> &managedTemplates()
{
    static const QStringList common{u"runAsUser"_s, u"pathToHandler"_s};
    static const QList<ManagedTemplate> all{
        {"AWS-Download-File", {u"downloadUrl"_s, u"filePath"_s}, common},
        {"AWS-Install-Application", {u"packages"_s}, common},
        {"AWS-Remove-Application", {u"packages"_s}, common},
        {"AWS-Start-Application", {u"services"_s}, common},
        {"AWS-Stop-Application", {u"services"_s}, common},
        {"AWS-Restart-Application", {u"services"_s}, common},
        {"AWS-Reboot", {}, common},
        {"AWS-Run-Command", {u"command"_s}, {u"runAsUser"_s}},
    };
    return all;
}

const ManagedTemplate *managedTemplate(const QString &jobTemplateArn)
{
    if (!isManagedTemplate(jobTemplateArn))
        return nullptr;
    const QString name = Arn::parse(jobTemplateArn)->name().section(u':', 0, 0);
    const auto found = std::ranges::find_if(managedTemplates(), [&](const ManagedTemplate &item) {
        return name == QLatin1StringView(item.name);
    });
    return found == managedTemplates().end() ? nullptr : &*found;
}

bool isManagedTemplate(const QString &jobTemplateArn)
{
    const std::optional<Arn> arn = Arn::parse(jobTemplateArn);
    return arn && arn->account.isEmpty() && arn->type() == "jobtemplate"_L1 &&
           arn->name().startsWith("AWS-"_L1);
}

} // namespace fleetwright::job
