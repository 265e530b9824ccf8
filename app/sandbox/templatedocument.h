// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/refusal.h"

namespace fleetwright::sandbox
{

/// What a job takes from a template.
struct TemplateDocument {
    QString document = {};           ///< with the parameters put in
    QString beforeSubstitution = {}; ///< with `${aws:iot:parameter:NAME}` as the template has it
};

/// The document of a job that names `arn` as its template. The sandbox has AWS's managed templates (version
/// 1.0; documents of the same shape, written for the sandbox) and no others. Refuses an ARN of another kind,
/// an unknown template, and parameters that the template does not have, lacks or cannot take.
[[nodiscard]] Reply<TemplateDocument> templateDocument(const QString &arn, const QJsonObject &parameters);

} // namespace fleetwright::sandbox
