// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace fleetwright::sandbox
{

/// An ARN in its six parts, the last split into type and name: `thing` and `a:b`.
struct Arn {
    QString partition = {};
    QString service = {};
    QString region = {};
    QString account = {};
    QString type = {};
    QString name = {};

    /// Nothing where `text` is no ARN.
    [[nodiscard]] static std::optional<Arn> parse(const QString &text);
    /// The ARN of a resource of the sandbox.
    [[nodiscard]] static QString of(const QString &type, const QString &name);
    /// True for the sandbox's own partition, service, region and account.
    [[nodiscard]] bool isOurs() const;
};

} // namespace fleetwright::sandbox
