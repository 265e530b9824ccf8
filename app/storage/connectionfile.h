// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"
#include "app/base/expected.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace fleetwright::storage
{

/// What a file of connections holds. Entries and members that this program does not know, and entries that
/// were not changed, are written as they were read, byte for byte.
class ConnectionFile
{
public:
    struct Entry {
        std::optional<aws::Connection> connection = {}; ///< nothing: of a kind that is not known here
        QByteArray text = {};                           ///< as it was read, or as it will be written
        QJsonObject object = {};                        ///< the same, with members that are not known here
    };

    /// Fails where it is no such file, or is of a newer version (`isNewer` tells which).
    [[nodiscard]] static Expected<ConnectionFile> parse(const QByteArray &text, bool &isNewer);
    [[nodiscard]] QByteArray toText() const;

    [[nodiscard]] QList<aws::Connection> connections() const;
    /// Puts in what differs between `before` and `after`, and leaves the rest of the entry as it is. Adds an
    /// entry where none has this id.
    void change(const aws::Connection &before, const aws::Connection &after);
    void remove(const QString &id);
    /// Puts an entry in the place of the one that is `steps` known ones further down, as far as the ends
    /// allow.
    void move(const QString &id, int steps);
    /// Makes sure that there is a sandbox, and that it is as it must be but for its colour.
    void setSandbox(const aws::Connection &sandbox);
    /// Whether a secret stood where none may stand, and was left out.
    [[nodiscard]] bool isCleaned() const { return m_isCleaned; }

    QString current = {}; ///< id of the connection in use

private:
    [[nodiscard]] qsizetype indexOf(const QString &id) const;

    QList<Entry> m_entries;
    QList<std::pair<QString, QByteArray>> m_others; ///< members of the file that are not known here
    bool m_isCleaned = false;
};

} // namespace fleetwright::storage
