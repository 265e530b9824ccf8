// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"

#include "app/json/sourcemap.h"
#include "app/json/writer.h"
#include "app/storage/atomicfile.h"
#include "app/storage/connectionjson.h"

#include <QFile>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int version = 1;

/// The embedded service of this computer; region and account are those it always has.
aws::Connection sandbox()
{
    return {.id = u"sandbox"_s,
            .name = u"Sandbox"_s,
            .kind = aws::Connection::Kind::Sandbox,
            .color = u"#0072b2"_s,
            .region = u"eu-west-1"_s,
            .account = u"000000000000"_s};
}

} // namespace

ConnectionStore::ConnectionStore(QString file, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_connections{sandbox()}
{
}

Expected<void> ConnectionStore::load()
{
    if (!QFile::exists(m_file))
        return {};
    const Expected<QByteArray> bytes = readWhole(m_file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(*bytes);
    const QJsonObject root = parsed ? parsed->root.toObject() : QJsonObject();
    if (!root.value("connections"_L1).isArray() || root.value("schema"_L1).toInt() > version) {
        const Expected<QString> aside = setAside(m_file);
        if (!aside)
            return tl::unexpected(aside.error());
        return failure(tr("The connections could not be read; the file was kept as %1.").arg(*aside),
                       parsed ? QString() : parsed.error().message);
    }
    QList<aws::Connection> read;
    for (const QJsonValue &value : root.value("connections"_L1).toArray()) {
        if (const std::optional<aws::Connection> connection = connectionFromJson(value.toObject()))
            read += *connection;
    }
    const auto own = std::ranges::find(read, sandbox().id, &aws::Connection::id);
    if (own == read.end()) {
        read.prepend(sandbox());
    } else {
        const QString color = own->color;
        *own = sandbox();
        own->color = color.isEmpty() ? own->color : color;
    }
    m_connections = std::move(read);
    m_current = root.value("current"_L1).toString();
    emit changed();
    emit currentChanged();
    return {};
}

std::optional<aws::Connection> ConnectionStore::byId(const QString &id) const
{
    const auto found = std::ranges::find(m_connections, id, &aws::Connection::id);
    return found == m_connections.end() ? std::nullopt : std::optional(*found);
}

std::optional<aws::Connection> ConnectionStore::byName(const QString &name) const
{
    const auto found = std::ranges::find(m_connections, name, &aws::Connection::name);
    return found == m_connections.end() ? std::nullopt : std::optional(*found);
}

aws::Connection ConnectionStore::current() const
{
    return byId(m_current).value_or(byId(sandbox().id).value_or(sandbox()));
}

Expected<void> ConnectionStore::setCurrent(const QString &id)
{
    if (!byId(id))
        return failure(tr("There is no such connection any more."));
    if (id == m_current)
        return {};
    const QString before = std::exchange(m_current, id);
    if (Expected<void> written = write(); !written) {
        m_current = before;
        return written;
    }
    emit currentChanged();
    return {};
}

Expected<QString> ConnectionStore::save(aws::Connection connection)
{
    connection.name = connection.name.trimmed();
    if (connection.name.isEmpty())
        return failure(tr("A connection needs a name."));
    const bool isTaken = std::ranges::any_of(m_connections, [&](const aws::Connection &other) {
        return other.id != connection.id && other.name.compare(connection.name, Qt::CaseInsensitive) == 0;
    });
    if (isTaken)
        return failure(tr("There is a connection called “%1” already.").arg(connection.name));
    const bool isSandbox = connection.id == sandbox().id;
    if (isSandbox != (connection.kind == aws::Connection::Kind::Sandbox))
        return failure(tr("There is one sandbox, and it stays one."));
    if (connection.id.isEmpty())
        connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces);

    const QList<aws::Connection> before = m_connections;
    const auto found = std::ranges::find(m_connections, connection.id, &aws::Connection::id);
    if (found == m_connections.end())
        m_connections += connection;
    else
        *found = connection;
    if (Expected<void> written = write(); !written) {
        m_connections = before;
        return tl::unexpected(written.error());
    }
    emit changed();
    return connection.id;
}

Expected<void> ConnectionStore::move(const QString &id, int steps)
{
    const auto found = std::ranges::find(m_connections, id, &aws::Connection::id);
    if (found == m_connections.end())
        return failure(tr("There is no such connection any more."));
    const auto from = std::distance(m_connections.begin(), found);
    const auto to = std::clamp<qsizetype>(from + steps, 0, m_connections.size() - 1);
    if (to == from)
        return {};
    const QList<aws::Connection> before = m_connections;
    m_connections.move(from, to);
    if (Expected<void> written = write(); !written) {
        m_connections = before;
        return written;
    }
    emit changed();
    return {};
}

Expected<void> ConnectionStore::remove(const QString &id)
{
    if (id == sandbox().id)
        return failure(tr("The sandbox cannot be removed."));
    const QList<aws::Connection> before = m_connections;
    const QString beforeCurrent = current().id;
    m_connections.removeIf([&](const aws::Connection &connection) { return connection.id == id; });
    if (Expected<void> written = write(); !written) {
        m_connections = before;
        return written;
    }
    emit changed();
    if (current().id != beforeCurrent)
        emit currentChanged();
    return {};
}

void ConnectionStore::learnAccount(const QString &id, const QString &account, const QString &of)
{
    const auto found = std::ranges::find(m_connections, id, &aws::Connection::id);
    if (found == m_connections.end() || (found->account == account && found->accountOf == of))
        return;
    found->account = account;
    found->accountOf = of;
    write();
    emit changed();
}

Expected<void> ConnectionStore::write()
{
    QJsonArray connections;
    for (const aws::Connection &connection : std::as_const(m_connections))
        connections += toJson(connection);
    const QJsonObject root{
        {u"schema"_s, version}, {u"current"_s, current().id}, {u"connections"_s, connections}};
    return writeWhole(m_file, json::write(root, json::Layout::Indented) + '\n');
}

} // namespace fleetwright::storage
