// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/refusal.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QStringList>
#include <QVariantList>

#include <functional>

namespace fleetwright::sandbox
{

/// A moment as the tables and the service hold it: seconds since 1970, with milliseconds.
[[nodiscard]] inline double epochSeconds(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0;
}

/// The sandbox's SQLite file. Every statement that fails because the file is busy or cannot be written is
/// answered as ServiceUnavailableException (503), which is also what a real service in trouble says.
class Store
{
public:
    using Row = QVariantList;
    using Rows = QList<Row>;

    Store();
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    /// The version of the tables that this program writes; kept in `PRAGMA user_version`.
    static constexpr int schemaVersion = 2;
    /// How long a statement waits for other programs to end their writes. Each is short; many may be in line.
    static constexpr int busyTimeoutMs = 5000;

    /// Opens `sandbox.sqlite` in `folder` (made where it is missing), or a database in memory for
    /// `:memory:`. A damaged file is set aside beside it and a new one begun: notice() then says so. Fails
    /// where the folder cannot be written and where the file is of a later program version.
    [[nodiscard]] Expected<void> open(const QString &folder);

    /// What open() had to set aside, for the operator; empty where nothing was.
    [[nodiscard]] QString notice() const { return m_notice; }

    /// All rows that a statement gives; `?` placeholders are bound in order.
    [[nodiscard]] Reply<Rows> rows(const QString &sql, const QVariantList &values = {});
    /// Runs a statement that gives none.
    [[nodiscard]] Reply<void> run(const QString &sql, const QVariantList &values = {});
    /// Runs a statement once for each list of values.
    [[nodiscard]] Reply<void> runAll(const QString &sql, const QList<QVariantList> &values);
    /// All of `work` or nothing of it. Takes the write lock at once.
    [[nodiscard]] Reply<void> transaction(const std::function<Reply<void>()> &work);

private:
    [[nodiscard]] Expected<void> openFile(const QString &path);
    [[nodiscard]] Expected<void> upgrade();
    [[nodiscard]] bool isSound();
    void close();

    QString m_connection;
    QSqlDatabase m_database;
    QString m_notice;
};

} // namespace fleetwright::sandbox
