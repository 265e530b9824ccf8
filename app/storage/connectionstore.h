// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/connectionfile.h"

#include <QObject>

#include <functional>

namespace fleetwright::storage
{

/// The operator's connections, without secrets, as one JSON file. Several windows may share it: each change
/// is made to what the file holds just then, under a lock. The sandbox is always among them, first where
/// nothing else was chosen, and cannot be removed.
class ConnectionStore : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionStore(QString file, QObject *parent = nullptr);

    /// Reads the file; a damaged one is kept aside and told, one of a newer version is left alone and told.
    Expected<void> load();
    /// Reads what others have changed since. The connection in use stays the same one while it is there.
    Expected<void> reload();
    [[nodiscard]] const QList<aws::Connection> &connections() const { return m_connections; }
    [[nodiscard]] std::optional<aws::Connection> byId(const QString &id) const;
    /// By name, as the command line gives it; case counts.
    [[nodiscard]] std::optional<aws::Connection> byName(const QString &name) const;
    /// The one in use; the sandbox where none was chosen.
    [[nodiscard]] aws::Connection current() const;

    Expected<void> setCurrent(const QString &id);
    /// Adds (a new id is made where it is empty) or replaces; gives the id. A name that is empty or taken is
    /// refused.
    Expected<QString> save(aws::Connection connection);
    Expected<void> remove(const QString &id);
    /// Notes which account the service told for a connection, and of which identity
    /// (`ResolvedConnection::identity`). Where it cannot be written it is known until the program ends.
    void learnAccount(const QString &id, const QString &account, const QString &of);
    /// Puts a connection `steps` places further down (up where negative), as far as the ends allow.
    Expected<void> move(const QString &id, int steps);

signals:
    void changed();
    void currentChanged();

private:
    /// Nothing where there is no file.
    [[nodiscard]] Expected<std::optional<ConnectionFile>> read();
    void adopt(ConnectionFile content);
    /// Reads the file, edits it and writes it, under a lock.
    Expected<void> change(const std::function<Expected<void>(ConnectionFile &)> &edit);

    QString m_file;
    ConnectionFile m_content;
    QList<aws::Connection> m_connections;
    QString m_current;
};

} // namespace fleetwright::storage
