// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rulecontext.h"

#include <QString>
#include <QStringList>

namespace fleetwright::job
{

enum class TargetType : quint8 { Unknown, Thing, ThingGroup };

/// The parts of `arn:partition:iot:region:account:thing/name`. A text that is none has the type Unknown and
/// all of it as its name.
struct TargetArn {
    TargetType type = TargetType::Unknown;
    QString partition = {};
    QString region = {};
    QString account = {};
    QString name = {};

    bool operator==(const TargetArn &) const = default;
};

[[nodiscard]] TargetArn parseTarget(const QString &text);

/// The ARN of a thing or group called `name` on the connection that `context` speaks of. `name` may be an ARN
/// already, or start with `thing/` or `thinggroup/`, which then decides the type. Empty where the
/// connection's account or region is not known.
[[nodiscard]] QString targetArn(const QString &name, TargetType type, const job::RuleContext &context);

/// The same target as the other type: a thing's ARN becomes a group's and the other way round. A text that is
/// neither comes back as it is.
[[nodiscard]] QString otherTarget(const QString &arn);

/// Whether the service allows `text` as the name of a thing or a thing group.
[[nodiscard]] bool isTargetName(const QString &text);

/// What a typed or pasted text holds.
struct TargetTexts {
    QStringList targets = {}; ///< names, also with `thing/` or `thinggroup/` before them, and ARNs
    QStringList others = {};  ///< what can be neither, as it was written
};

/// Reads a list of targets: separated by lines, tabs, commas or semicolons (ARNs by blanks as well), each
/// plain, in quotes, in brackets or after a bullet. Comments from `#` to the end of their line are left out.
[[nodiscard]] TargetTexts readTargets(const QString &text);

} // namespace fleetwright::job
