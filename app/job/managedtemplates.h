// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>

namespace fleetwright::job
{

/// A job template that AWS provides, and the document parameters it takes.
/// Source: AWS IoT developer guide, "AWS managed templates".
struct ManagedTemplate {
    const char *name = nullptr;
    QStringList required = {};
    QStringList optional = {};
};

[[nodiscard]] const QList<ManagedTemplate> &managedTemplates();

/// The template that `jobTemplateArn` names: an ARN with an empty account, `…:jobtemplate/AWS-Reboot:1.0`.
/// Nothing where it is none of AWS's, or one that is not known here.
[[nodiscard]] const ManagedTemplate *managedTemplate(const QString &jobTemplateArn);

/// True where the ARN is of a template that AWS provides, known here or not.
[[nodiscard]] bool isManagedTemplate(const QString &jobTemplateArn);

} // namespace fleetwright::job
