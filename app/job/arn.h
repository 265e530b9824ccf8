// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace fleetwright::job
{

/// The six parts of `arn:partition:service:region:account:resource`. The resource may hold colons of its own,
/// as the names of things may.
struct Arn {
    QString partition = {};
    QString service = {};
    QString region = {};
    QString account = {};
    QString resource = {};

    /// Nothing where the text has fewer parts, does not start with `arn`, or its partition, service or
    /// resource is empty.
    [[nodiscard]] static std::optional<Arn> parse(const QString &text);
    [[nodiscard]] QString toString() const;

    /// What stands before the first slash of the resource: `thinggroup`.
    [[nodiscard]] QString type() const { return resource.section(u'/', 0, 0); }
    /// What stands behind it.
    [[nodiscard]] QString name() const { return resource.section(u'/', 1); }

    bool operator==(const Arn &) const = default;
};

} // namespace fleetwright::job
