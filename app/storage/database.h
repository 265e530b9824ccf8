// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QSqlDatabase>
#include <QStringList>

#include <memory>

namespace fleetwright::storage
{

/// An SQLite file with a version of its own; closed with this object.
class Database
{
public:
    /// Opens or makes the file and brings it to `version` by `statements`, which make version 1 from nothing.
    /// Every write is on the disk when it returns; other processes may use the file too. A file that is
    /// damaged is set aside and a new one made; one of a newer version is refused. `:memory:` keeps nothing.
    [[nodiscard]] static Expected<std::unique_ptr<Database>> open(const QString &path, int version,
                                                                  const QStringList &statements);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Where a damaged file was kept when this was opened; empty where there was none.
    [[nodiscard]] QString setAsidePath() const { return m_setAside; }
    [[nodiscard]] QSqlDatabase handle() const { return QSqlDatabase::database(m_name); }

private:
    explicit Database(QString name) : m_name(std::move(name)) {}
    [[nodiscard]] Expected<void> prepare(int version, const QStringList &statements);

    QString m_name;
    QString m_setAside;
};

} // namespace fleetwright::storage
