// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"

#include "app/storage/atomicfile.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int lockPatienceMs = 5000; // a write takes milliseconds

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

ConnectionStore::ConnectionStore(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    m_content.setSandbox(sandbox());
    m_connections = m_content.connections();
}

Expected<void> ConnectionStore::load()
{
    Expected<std::optional<ConnectionFile>> found = read();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return {};
    m_current = (*found)->current;
    const bool isCleaned = (*found)->isCleaned();
    adopt(*std::move(*found));
    emit currentChanged();
    if (isCleaned)
        return change([](ConnectionFile &) { return Expected<void>(); });
    return {};
}

Expected<void> ConnectionStore::reload()
{
    Expected<std::optional<ConnectionFile>> found = read();
    if (!found)
        return tl::unexpected(found.error());
    if (*found)
        adopt(*std::move(*found));
    return {};
}

Expected<std::optional<ConnectionFile>> ConnectionStore::read()
{
    if (!QFile::exists(m_file))
        return std::nullopt;
    const Expected<QByteArray> bytes = readWhole(m_file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    bool isNewer = false;
    Expected<ConnectionFile> content = ConnectionFile::parse(*bytes, isNewer);
    if (content)
        return *std::move(content);
    if (isNewer) {
        return failure(
            tr("The connections in %1 are left as they are: %2").arg(m_file, content.error().message));
    }
    const Expected<QString> aside = setAside(m_file);
    if (!aside)
        return tl::unexpected(aside.error());
    return failure(tr("The connections could not be read; the file was kept as %1.").arg(*aside),
                   content.error().message);
}

void ConnectionStore::adopt(ConnectionFile content)
{
    content.setSandbox(sandbox());
    const QString before = current().id;
    const QList<aws::Connection> connections = content.connections();
    m_content = std::move(content);
    if (connections == m_connections)
        return;
    m_connections = connections;
    emit changed();
    if (current().id != before)
        emit currentChanged();
}

Expected<void> ConnectionStore::change(const std::function<Expected<void>(ConnectionFile &)> &edit)
{
    if (const Expected<void> made = makeFolder(QFileInfo(m_file).path()); !made)
        return made;
    QLockFile lock(m_file + u".lock"_s);
    if (!lock.tryLock(lockPatienceMs)) {
        return failure(
            lock.error() == QLockFile::LockFailedError
                ? tr("Another program holds the connections locked. Try again.")
                : tr("The connections cannot be locked: there is no writing beside %1.").arg(m_file));
    }
    // What another window wrote meanwhile stays. Where there is no such file any more, what is known here
    // does.
    Expected<std::optional<ConnectionFile>> found = read();
    if (!found && QFile::exists(m_file))
        return tl::unexpected(found.error());
    ConnectionFile content = found ? std::move(*found).value_or(m_content) : m_content;
    content.setSandbox(sandbox());
    if (Expected<void> edited = edit(content); !edited)
        return edited;
    if (Expected<void> written = writeWhole(m_file, content.toText()); !written)
        return written;
    adopt(std::move(content));
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
    const Expected<void> written = change([&](ConnectionFile &file) {
        file.current = id;
        return Expected<void>();
    });
    if (!written)
        return written;
    m_current = id;
    emit currentChanged();
    return {};
}

Expected<QString> ConnectionStore::save(aws::Connection connection)
{
    connection.name = connection.name.trimmed();
    if (connection.name.isEmpty())
        return failure(tr("A connection needs a name."));
    const bool isSandbox = connection.id == sandbox().id;
    if (isSandbox != (connection.kind == aws::Connection::Kind::Sandbox))
        return failure(tr("There is one sandbox, and it stays one."));
    if (connection.id.isEmpty())
        connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const aws::Connection before = byId(connection.id).value_or(aws::Connection());
    const Expected<void> written = change([&](ConnectionFile &file) -> Expected<void> {
        const QList<aws::Connection> others = file.connections();
        const bool isTaken = std::ranges::any_of(others, [&](const aws::Connection &other) {
            return other.id != connection.id && other.name.compare(connection.name, Qt::CaseInsensitive) == 0;
        });
        if (isTaken)
            return failure(tr("There is a connection called “%1” already.").arg(connection.name));
        file.change(before, connection);
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    return connection.id;
}

Expected<void> ConnectionStore::move(const QString &id, int steps)
{
    if (!byId(id))
        return failure(tr("There is no such connection any more."));
    return change([&](ConnectionFile &file) {
        file.move(id, steps);
        return Expected<void>();
    });
}

Expected<void> ConnectionStore::remove(const QString &id)
{
    if (id == sandbox().id)
        return failure(tr("The sandbox cannot be removed."));
    return change([&](ConnectionFile &file) {
        file.remove(id);
        return Expected<void>();
    });
}

void ConnectionStore::learnAccount(const QString &id, const QString &account, const QString &of)
{
    const std::optional<aws::Connection> before = byId(id);
    if (!before || (before->account == account && before->accountOf == of))
        return;
    aws::Connection after = *before;
    after.account = account;
    after.accountOf = of;
    const auto learn = [&](ConnectionFile &file) {
        file.change(*before, after);
        return Expected<void>();
    };
    if (change(learn))
        return;
    ConnectionFile content = m_content;
    learn(content);
    adopt(std::move(content));
}

} // namespace fleetwright::storage
