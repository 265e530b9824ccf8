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

/// The names and ARNs in a pasted text, which may be separated by white space, commas or semicolons, and
/// quoted.
[[nodiscard]] QStringList splitTargets(const QString &text);

} // namespace fleetwright::job
