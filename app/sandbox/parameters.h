// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/constraints.h"
#include "app/sandbox/httpmessage.h"

#include <QHash>

#include <optional>

namespace fleetwright::sandbox
{

/// Reads the members of a request that travel in its path and query and holds them against the model.
/// A parameter that breaks it reads as absent; answer() then refuses the request.
class Parameters
{
public:
    explicit Parameters(const HttpMessage &request);

    struct Text {
        double min = 1;
        double max = 128;
        QLatin1StringView pattern = {};
    };
    [[nodiscard]] static Text thingOrGroupName();
    [[nodiscard]] static Text jobId();

    /// Holds a value that came in the path against the model.
    void checkPath(const QString &name, const QString &value, const Text &model);
    [[nodiscard]] std::optional<QString> text(const QString &name, const Text &model);
    [[nodiscard]] std::optional<QString> choice(const QString &name, const QStringList &values);
    /// False where it is absent.
    [[nodiscard]] bool flag(const QString &name);
    /// The page size: `fallback` where the request has none; 1 to 250.
    [[nodiscard]] int maxResults(int fallback = 100);
    /// The token as it came; empty where there is none.
    [[nodiscard]] QByteArray nextToken() const { return m_values.value("nextToken"); }

    /// Everything that tells one list from another: all parameters but the page's size and token.
    [[nodiscard]] QByteArray identity() const;

    [[nodiscard]] Reply<void> answer() const;

private:
    [[nodiscard]] bool holds(const QString &name, const QString &value, const Text &model);

    QByteArray m_path;
    QHash<QByteArray, QByteArray> m_values;
    Constraints m_constraints;
    QString m_unreadable;
};

} // namespace fleetwright::sandbox
