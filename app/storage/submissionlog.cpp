// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/submissionlog.h"

#include "app/storage/atomicfile.h"
#include "app/storage/database.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

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
    explicit Private(QString path) : m_path(std::move(path)) {}

    /// Opens the file when it is first needed, so that starting the program does not wait for it.
    Expected<QSqlDatabase> database()
    {
        if (m_database)
            return m_database->handle();
        auto opened = Database::open(
            m_path, version,
            {u"CREATE TABLE submission (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
             "connection_id TEXT NOT NULL, connection_name TEXT NOT NULL, endpoint TEXT NOT NULL, region "
             "TEXT NOT NULL, "
             "job_id TEXT NOT NULL, body BLOB NOT NULL, state INTEGER NOT NULL, closed_at TEXT, job_arn "
             "TEXT, "
             "request_id TEXT, error_code TEXT, error_text TEXT, attempts INTEGER NOT NULL DEFAULT 0)"_s,
             u"CREATE INDEX submission_state ON submission (state)"_s});
        if (!opened)
            return tl::unexpected(opened.error());
        m_database = *std::move(opened);
        return m_database->handle();
    }

    Expected<QList<Entry>> select(const QString &rest, const QList<std::pair<QString, QVariant>> &values)
    {
        const Expected<QSqlDatabase> opened = database();
        if (!opened)
            return tl::unexpected(opened.error());
        QSqlQuery query(*opened);
        query.setForwardOnly(true);
        query.prepare(u"SELECT "_s + columns + u" FROM submission "_s + rest);
        for (const auto &[name, value] : values)
            query.bindValue(name, value);
        if (!query.exec())
            return failure(tr("The submission log cannot be read."), query.lastError().text());
        QList<Entry> found;
        while (query.next())
            found += entryOf(query);
        return found;
    }

    [[nodiscard]] QString setAsidePath() const { return m_database ? m_database->setAsidePath() : QString(); }

private:
    QString m_path;
    std::unique_ptr<Database> m_database;
};

SubmissionLog::SubmissionLog(QString file, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(file)))
{
}

SubmissionLog::~SubmissionLog() = default;

Expected<qint64> SubmissionLog::open(const Opening &opening)
{
    const Expected<QSqlDatabase> database = d->database();
    if (!database)
        return tl::unexpected(database.error());
    QSqlQuery query(*database);
    query.prepare(
        u"INSERT INTO submission (at, connection_id, connection_name, endpoint, region, job_id, body, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const QString &value : {timeText(opening.at), opening.connectionId, opening.connectionName,
                                 opening.endpoint, opening.region, opening.jobId})
        query.addBindValue(value.isNull() ? u""_s : value);
    query.addBindValue(opening.body.isNull() ? QByteArray("") : opening.body);
    query.addBindValue(static_cast<int>(State::Sending));
    if (!query.exec())
        return failure(tr("The submission log cannot be written, so nothing is sent."),
                       query.lastError().text());
    emit changed();
    return query.lastInsertId().toLongLong();
}

Expected<void> SubmissionLog::close(qint64 entry, const Closing &closing)
{
    const Expected<QSqlDatabase> database = d->database();
    if (!database)
        return tl::unexpected(database.error());
    QSqlQuery query(*database);
    query.prepare(
        u"UPDATE submission SET state = ?, closed_at = ?, job_arn = ?, request_id = ?, error_code = ?, "
        "error_text = ?, attempts = ? WHERE id = ?"_s);
    query.addBindValue(static_cast<int>(closing.state));
    for (const QString &value :
         {timeText(closing.at), closing.jobArn, closing.requestId, closing.errorCode, closing.errorText})
        query.addBindValue(value);
    query.addBindValue(closing.attempts);
    query.addBindValue(entry);
    if (!query.exec())
        return failure(tr("The submission log cannot be written."), query.lastError().text());
    if (query.numRowsAffected() != 1)
        return failure(tr("The submission log has no entry %1.").arg(entry));
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
