// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fleet.h"

#include "app/forecast/plan.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using forecast::Devices;
using Status = Devices::Status;

QString wordOf(Status status)
{
    switch (status) {
    case Status::Queued:
        return u"QUEUED"_s;
    case Status::InProgress:
        return u"IN_PROGRESS"_s;
    case Status::Succeeded:
        return u"SUCCEEDED"_s;
    case Status::Failed:
        return u"FAILED"_s;
    case Status::Rejected:
        return u"REJECTED"_s;
    case Status::TimedOut:
        return u"TIMED_OUT"_s;
    case Status::Canceled:
        return u"CANCELED"_s;
    }
    Q_UNREACHABLE();
}

/// The same for the same job on each computer and in each run.
quint64 seedOf(const QString &jobId)
{
    quint64 seed = 14695981039346656037ULL; // FNV-1a
    for (const char c : jobId.toUtf8())
        seed = (seed ^ static_cast<quint8>(c)) * 1099511628211ULL;
    return seed;
}

} // namespace

Reply<void> Fleet::takeUp(const QString &jobId, const QStringList &things, const QDateTime &now)
{
    QList<QVariantList> rows;
    for (qsizetype i = 0; i < things.size(); ++i)
        rows += {jobId, i, things.at(i)};
    return m_store.runAll(u"INSERT OR IGNORE INTO fleet_things VALUES (?, ?, ?)"_s, rows).and_then([&] {
        return m_store.run(
            u"INSERT OR IGNORE INTO fleet_jobs VALUES (?, ?, ?, 0, ?)"_s,
            {jobId, epochSeconds(now), epochSeconds(now),
             QString::fromUtf8(QJsonDocument(m_assumptions.toJson()).toJson(QJsonDocument::Compact))});
    });
}

Reply<const Fleet::Play *> Fleet::playOf(const QString &jobId, const QDateTime &begun)
{
    if (const auto known = m_plays.constFind(jobId); known != m_plays.cend())
        return &*known;
    const auto things =
        m_store.rows(u"SELECT thing FROM fleet_things WHERE job = ? ORDER BY position"_s, {jobId});
    if (!things)
        return tl::unexpected(things.error());
    const auto written =
        m_store.rows(u"SELECT jobs.request, fleet_jobs.assumptions FROM jobs JOIN fleet_jobs ON "
                     "fleet_jobs.job = jobs.id WHERE jobs.id = ?"_s,
                     {jobId});
    if (!written)
        return tl::unexpected(written.error());
    Play play;
    for (const Store::Row &row : *things)
        play.things += row.constFirst().toString();
    if (!written->isEmpty()) {
        const auto object = [&](qsizetype column) {
            return QJsonDocument::fromJson(written->constFirst().at(column).toString().toUtf8()).object();
        };
        forecast::Assumptions assumptions = forecast::Assumptions::fromJson(object(1));
        assumptions.devices = std::max<qint64>(1, play.things.size());
        // The service took the job, so that its plan can be read.
        if (auto plan = forecast::planOf(job::JobDocument(object(0)), begun)) {
            plan->start = begun;
            play.script = Devices::play(*plan, assumptions, play.things.size(), seedOf(jobId));
        }
    }
    return &*m_plays.insert(jobId, play);
}

Reply<void> Fleet::advance(const QDateTime &now)
{
    const auto running = m_store.rows(u"SELECT job, begun_at, advanced_at, seconds FROM fleet_jobs"_s);
    if (!running)
        return tl::unexpected(running.error());
    for (const Store::Row &row : *running) {
        const QString jobId = row.at(0).toString();
        const double passed = std::max(0.0, epochSeconds(now) - row.at(2).toDouble());
        const double from = row.at(3).toDouble();
        const double to = from + passed * m_speed;
        if (to < from + 1 && from > 0)
            continue;
        const auto play =
            playOf(jobId, QDateTime::fromMSecsSinceEpoch(qRound64(row.at(1).toDouble() * 1000), Qt::UTC));
        if (!play)
            return tl::unexpected(play.error());
        auto done = m_store.transaction([&] { return advance(jobId, **play, from, to, now); });
        if (!done)
            return done;
    }
    return {};
}

Reply<void> Fleet::advance(const QString &jobId, const Play &play, double from, double to,
                           const QDateTime &now)
{
    const double time = epochSeconds(now);
    // The moment within this step, however many seconds of the rollout it holds.
    const auto momentOf = [&](qint64 second) {
        return m_speed > 0 ? time - (to - static_cast<double>(second)) / m_speed : time;
    };
    QList<QVariantList> queued;
    QList<QVariantList> begun;
    QList<QVariantList> changed;
    // What happens in the first second belongs to the first step.
    const double after = from > 0 ? from : -1;
    const auto first = std::upper_bound(play.script.events.begin(), play.script.events.end(), after,
                                        [](double second, const Devices::Event &event) {
                                            return second < static_cast<double>(event.second);
                                        });
    for (auto event = first; event != play.script.events.end() && static_cast<double>(event->second) <= to;
         ++event) {
        const QString &thing = play.things.at(event->device);
        const double moment = momentOf(event->second);
        if (event->status == Status::Queued)
            queued += {jobId, thing, event->number, u"QUEUED"_s, moment, QVariant(), moment, 1};
        else if (event->status == Status::InProgress)
            begun += {wordOf(event->status), moment, moment, jobId, thing, event->number};
        else
            changed += {wordOf(event->status), moment, jobId, thing, event->number};
    }
    const bool isOver =
        play.script.end != Devices::End::Open && static_cast<double>(play.script.endSecond) <= to;
    const bool allPlayed =
        play.script.events.isEmpty() || static_cast<double>(play.script.events.constLast().second) <= to;
    return m_store.runAll(u"INSERT OR IGNORE INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s, queued)
        .and_then([&] {
            return m_store.runAll(
                u"UPDATE executions SET status = ?, started_at = ?, updated_at = ?, version = "
                "version + 1 WHERE job = ? AND thing = ? AND number = ?"_s,
                begun);
        })
        .and_then([&] {
            return m_store.runAll(
                u"UPDATE executions SET status = ?, updated_at = ?, version = version + 1 WHERE "
                "job = ? AND thing = ? AND number = ?"_s,
                changed);
        })
        .and_then([&]() -> Reply<void> {
            if (!isOver)
                return {};
            const double moment = momentOf(play.script.endSecond);
            return m_store.run(
                u"UPDATE jobs SET status = ?, completed_at = ?, updated_at = ? WHERE id = ? AND "
                "status = 'IN_PROGRESS'"_s,
                {play.script.end == Devices::End::Aborted ? u"CANCELED"_s : u"COMPLETED"_s, moment, moment,
                 jobId});
        })
        .and_then([&] {
            if (isOver && allPlayed)
                return m_store.run(u"DELETE FROM fleet_jobs WHERE job = ?"_s, {jobId});
            return m_store.run(u"UPDATE fleet_jobs SET advanced_at = ?, seconds = ? WHERE job = ?"_s,
                               {time, to, jobId});
        });
}

} // namespace fleetwright::sandbox
