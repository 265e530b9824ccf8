// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/refusal.h"

#include <QStringList>

namespace fleetwright::sandbox
{

/// The violations of a request against its model, which the service lists all in one message:
/// `2 validation errors detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must …; …`.
class Constraints
{
public:
    /// `value` as the service prints it, without quotes; a null string is a missing member.
    void violated(const QString &value, const QString &path, const QString &constraint);
    void missing(const QString &path) { violated({}, path, QStringLiteral("Member must not be null")); }

    [[nodiscard]] bool areMet() const { return m_violations.isEmpty(); }
    /// InvalidRequestException with all of them, or success.
    [[nodiscard]] Reply<void> answer() const;

    [[nodiscard]] static QString atLeast(double minimum);
    [[nodiscard]] static QString atMost(double maximum);
    [[nodiscard]] static QString lengthAtLeast(double minimum);
    [[nodiscard]] static QString lengthAtMost(double maximum);
    [[nodiscard]] static QString matching(const QString &pattern);
    [[nodiscard]] static QString oneOf(const QStringList &values);

private:
    QStringList m_violations;
};

} // namespace fleetwright::sandbox
