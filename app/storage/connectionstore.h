// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"
#include "app/base/expected.h"

#include <QList>
#include <QObject>

namespace fleetwright::storage
{

/// The operator's connections, without secrets, as one JSON file written atomically. The sandbox is always
/// among them, first where nothing else was chosen, and cannot be removed.
class ConnectionStore : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionStore(QString file, QObject *parent = nullptr);

    /// Reads the file; a damaged one is kept aside and told.
    Expected<void> load();
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
    Expected<void> write();

    QString m_file;
    QList<aws::Connection> m_connections;
    QString m_current;
};

} // namespace fleetwright::storage
