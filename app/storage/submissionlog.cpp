// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/submissionlog.h"

#include "app/storage/database.h"

#include <QDateTime>
#include <QHash>
#include <QSqlError>
#include <QSqlQuery>

#include <functional>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

// The numbers are those in the file; they never change
constexpr int version = 1;

const QString columns =
    u"id, at, connection_id, connection_name, endpoint, region, job_id, body, state, closed_at, "
    "job_arn, request_id, error_code, error_text, attempts"_s;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

SubmissionLog::Entry entryOf(const QSqlQuery &row)
{
    return {.id = row.value(0).toLongLong(),
            .opening = {.connectionId = row.value(2).toString(),
                        .connectionName = row.value(3).toString(),
                        .endpoint = row.value(4).toString(),
                        .region = row.value(5).toString(),
                        .jobId = row.value(6).toString(),
                        .body = row.value(7).toByteArray(),
                        .at = timeOf(row.value(1))},
            .closing = {.state = static_cast<iot::SubmissionJournal::State>(row.value(8).toInt()),
                        .jobArn = row.value(10).toString(),
                        .requestId = row.value(11).toString(),
                        .errorCode = row.value(12).toString(),
                        .errorText = row.value(13).toString(),
                        .attempts = row.value(14).toInt(),
                        .at = timeOf(row.value(9))}};
}

QString likePattern(QString text)
{
    text.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return u'%' + text + u'%';
}

} // namespace

class SubmissionLog::Private
{
public:
    Private(SubmissionLog &owner, QString path) : q(owner), m_path(std::move(path)) {}

    using Work = std::function<QSqlError(const QSqlDatabase &)>;

    /// Runs `work`, which gives what went wrong in it. Damage ends with a new log, and work is run once more.
    Expected<void> run(const Work &work, const QString &otherwise)
    {
        for (bool isSecondTry = false;; isSecondTry = true) {
            QSqlError error;
            {
                const Expected<QSqlDatabase> opened = database();
                if (!opened)
                    return tl::unexpected(opened.error());
                error = work(*opened);
            }
            if (!error.isValid())
                return {};
            if (isSecondTry || !Database::isDamage(error))
                return failure(otherwise, error.text());
            const std::optional<Database::FileId> damaged = m_database->file();
            m_database.reset();
            if (const Expected<void> replaced = reopen(damaged); !replaced)
                return replaced;
        }
    }

    Expected<QList<Entry>> select(const QString &rest, const QList<std::pair<QString, QVariant>> &values)
    {
        QList<Entry> found;
        const auto read = [&](const QSqlDatabase &database) {
            found.clear();
            QSqlQuery query(database);
            query.setForwardOnly(true);
            query.prepare(u"SELECT "_s + columns + u" FROM submission "_s + rest);
            for (const auto &[name, value] : values)
                query.bindValue(name, value);
            if (query.exec()) {
                while (query.next())
                    found += entryOf(query);
            }
            return query.lastError();
        };
        return run(read, tr("The submission log cannot be read.")).map([&] { return found; });
    }

    /// Writes an entry in state Sending; without an id it gets one, which is given back.
    static QSqlError insert(const QSqlDatabase &database, const Opening &opening, qint64 &id)
    {
        QSqlQuery query(database);
        query.prepare(
            u"INSERT INTO submission (id, at, connection_id, connection_name, endpoint, region, job_id, "
            "body, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        query.addBindValue(id > 0 ? QVariant(id) : QVariant());
        for (const QString &value : {timeText(opening.at), opening.connectionId, opening.connectionName,
                                     opening.endpoint, opening.region, opening.jobId})
            query.addBindValue(value.isNull() ? u""_s : value);
        query.addBindValue(opening.body.isNull() ? QByteArray("") : opening.body);
        query.addBindValue(static_cast<int>(State::Sending));
        if (query.exec())
            id = query.lastInsertId().toLongLong();
        return query.lastError();
    }

    static QSqlError update(const QSqlDatabase &database, qint64 id, const Closing &closing, bool &isThere)
    {
        QSqlQuery query(database);
        // Asking later what became of it does not undo what was known of the sending itself
        query.prepare(u"UPDATE submission SET state = ?, closed_at = ?, job_arn = ?, request_id = "
                      "COALESCE(NULLIF(?, ''), request_id), error_code = ?, error_text = ?, attempts = "
                      "MAX(attempts, ?) WHERE id = ?"_s);
        query.addBindValue(static_cast<int>(closing.state));
        for (const QString &value :
             {timeText(closing.at), closing.jobArn, closing.requestId, closing.errorCode, closing.errorText})
            query.addBindValue(value);
        query.addBindValue(closing.attempts);
        query.addBindValue(id);
        isThere = query.exec() && query.numRowsAffected() == 1;
        return query.lastError();
    }

    [[nodiscard]] QString setAsidePath() const { return m_aside; }

    /// Those that were opened here and not closed yet: should the log be set aside meanwhile, they are
    /// written into the new one.
    QHash<qint64, Opening> underWay = {};

private:
    /// Opens the file when it is first needed, so that starting the program does not wait for it.
    Expected<QSqlDatabase> database()
    {
        // Another process may have set it aside
        if (m_database && !m_database->isInPlace())
            m_database.reset();
        if (!m_database) {
            if (const Expected<void> opened = reopen({}); !opened)
                return tl::unexpected(opened.error());
        }
        return m_database->handle();
    }

    Expected<void> reopen(const std::optional<Database::FileId> &damaged)
    {
        // Ids must not be those of the entries that were set aside
        const QString first = QString::number(QDateTime::currentMSecsSinceEpoch());
        auto opened = Database::open(
            m_path,
            {.version = version,
             .statements =
                 {u"CREATE TABLE submission (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
                  "connection_id TEXT NOT NULL, connection_name TEXT NOT NULL, endpoint TEXT NOT NULL, "
                  "region TEXT NOT NULL, job_id TEXT NOT NULL, body BLOB NOT NULL, state INTEGER NOT "
                  "NULL, closed_at TEXT, job_arn TEXT, request_id TEXT, error_code TEXT, error_text "
                  "TEXT, attempts INTEGER NOT NULL DEFAULT 0)"_s,
                  u"CREATE INDEX submission_state ON submission (state)"_s},
             .afterDamage = {u"INSERT INTO sqlite_sequence (name, seq) VALUES ('submission', "_s + first +
                             u")"_s}},
            damaged);
        if (!opened)
            return tl::unexpected(opened.error());
        m_database = *std::move(opened);
        if (!m_database->setAsidePath().isEmpty()) {
            m_aside = m_database->setAsidePath();
            // Later: who hears it may read the log
            QMetaObject::invokeMethod(&q, &SubmissionLog::replaced, Qt::QueuedConnection);
        }
        return {};
    }

    SubmissionLog &q;
    QString m_path;
    QString m_aside;
    std::unique_ptr<Database> m_database;
};

SubmissionLog::SubmissionLog(QString file, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(file)))
{
}

SubmissionLog::~SubmissionLog() = default;

Expected<qint64> SubmissionLog::open(const Opening &opening)
{
    qint64 id = 0;
    const Expected<void> written =
        d->run([&](const QSqlDatabase &database) { return Private::insert(database, opening, id); },
               tr("The submission log cannot be written, so nothing is sent."));
    if (!written)
        return tl::unexpected(written.error());
    d->underWay.insert(id, opening);
    emit changed();
    return id;
}

Expected<void> SubmissionLog::close(qint64 entry, const Closing &closing)
{
    bool isThere = false;
    const auto write = [&](const QSqlDatabase &database) {
        QSqlError error = Private::update(database, entry, closing, isThere);
        const auto known = d->underWay.constFind(entry);
        if (error.isValid() || isThere || known == d->underWay.constEnd())
            return error;
        qint64 id = entry;
        error = Private::insert(database, *known, id);
        return error.isValid() ? error : Private::update(database, entry, closing, isThere);
    };
    if (const Expected<void> written = d->run(write, tr("The submission log cannot be written.")); !written)
        return written;
    if (!isThere)
        return failure(tr("The submission log has no entry %1.").arg(entry));
    d->underWay.remove(entry);
    emit changed();
    return {};
}

Expected<QList<SubmissionLog::Entry>> SubmissionLog::entries(const QString &filter, int limit, int skip) const
{
    const QString matching =
        filter.trimmed().isEmpty()
            ? QString()
            : u"WHERE job_id LIKE :f ESCAPE '\\' OR connection_name LIKE :f ESCAPE '\\' OR error_text LIKE "
              u":f ESCAPE '\\' "
              "OR error_code LIKE :f ESCAPE '\\' OR job_arn LIKE :f ESCAPE '\\' OR request_id LIKE :f ESCAPE '\\' "_s;
    QList<std::pair<QString, QVariant>> values{{u":limit"_s, limit}, {u":skip"_s, skip}};
    if (!matching.isEmpty())
        values.emplaceBack(u":f"_s, likePattern(filter.trimmed()));
    return d->select(matching + u"ORDER BY id DESC LIMIT :limit OFFSET :skip"_s, values);
}

Expected<SubmissionLog::Entry> SubmissionLog::entry(qint64 id) const
{
    const Expected<QList<Entry>> found = d->select(u"WHERE id = :id"_s, {{u":id"_s, id}});
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return failure(tr("The submission log has no entry %1.").arg(id));
    return found->constFirst();
}

Expected<QList<SubmissionLog::Entry>> SubmissionLog::unsettled() const
{
    return d->select(u"WHERE state IN (:sending, :unknown) ORDER BY id DESC"_s,
                     {{u":sending"_s, static_cast<int>(State::Sending)},
                      {u":unknown"_s, static_cast<int>(State::Unknown)}});
}

QString SubmissionLog::notice() const
{
    const QString aside = d->setAsidePath();
    return aside.isEmpty() ? QString()
                           : tr("The submission log was damaged; it was kept as %1 and a new one begun. "
                                "Submissions whose "
                                "outcome was open are not listed any more.")
                                 .arg(aside);
}

} // namespace fleetwright::storage
