// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/dispatcher.h"

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Refusal> unknownOperation(const HttpMessage &request)
{
    return refusal(404, "UnknownOperationException",
                   u"The sandbox has no operation for "_s + QString::fromLatin1(request.method) + u' ' +
                       QString::fromUtf8(request.path) + u'.');
}

} // namespace

Dispatcher::Dispatcher(Store &store, Fleet &fleet, const Clock &clock, const Limits &limits, AcceptedKey key)
    : m_clock(clock), m_fleet(fleet), m_limits(limits), m_key(std::move(key)), m_registry(store),
      m_jobs(store, m_registry, fleet), m_creation(store, m_registry, m_jobs, m_limits)
{
}

Response Dispatcher::reply(const HttpMessage &request)
{
    const Reply<QJsonObject> found = answer(request);
    if (found)
        return {.status = 200, .body = *found};
    QJsonObject body = found.error().members;
    body.insert("message"_L1, found.error().message);
    return {.status = found.error().status, .body = body, .errorCode = found.error().code};
}

Reply<QJsonObject> Dispatcher::answer(const HttpMessage &request)
{
    const QDateTime now = m_clock.utcNow();
    if (const auto signature = checkSignature(request, m_key, now); !signature)
        return tl::unexpected(signature.error());

    const QStringList path = request.segments();
    if (path.constFirst() == "jobs"_L1)
        return answerJobs(request, path, now);
    if (path == QStringList(u"tags"_s) && request.method == "GET")
        return m_jobs.tags(Parameters(request));
    return answerRegistry(request, path);
}

Reply<QJsonObject> Dispatcher::answerJobs(const HttpMessage &request, const QStringList &path,
                                          const QDateTime &now)
{
    if (const auto started = m_jobs.startDue(now); !started)
        return tl::unexpected(started.error());
    if (const auto advanced = m_fleet.advance(now); !advanced)
        return tl::unexpected(advanced.error());
    const bool isGet = request.method == "GET";
    if (path.size() == 1 && isGet)
        return m_jobs.list(Parameters(request));
    if (path.size() == 2 && request.method == "PUT")
        return m_creation.create(path.at(1), request.body, now);
    if (path.size() == 2 && isGet)
        return m_jobs.describe(path.at(1), Parameters(request), now);
    if (path.size() == 3 && path.at(2) == "things"_L1 && isGet)
        return m_jobs.executions(path.at(1), Parameters(request));
    if (path.size() == 3 && path.at(2) == "job-document"_L1 && isGet)
        return m_jobs.document(path.at(1), Parameters(request));
    return unknownOperation(request);
}

Reply<QJsonObject> Dispatcher::answerRegistry(const HttpMessage &request, const QStringList &path)
{
    if (request.method != "GET")
        return unknownOperation(request);
    if (path == QStringList(u"things"_s))
        return m_registry.listThings(Parameters(request));
    if (path.size() == 2 && path.constFirst() == "things"_L1 && !path.at(1).isEmpty())
        return m_registry.describeThing(path.at(1), Parameters(request));
    if (path.constFirst() != "thing-groups"_L1)
        return unknownOperation(request);
    if (path.size() == 1)
        return m_registry.listThingGroups(Parameters(request));
    if (path.size() == 2)
        return m_registry.describeThingGroup(path.at(1), Parameters(request));
    if (path.size() == 3 && path.at(2) == "things"_L1)
        return m_registry.listThingsInThingGroup(path.at(1), Parameters(request));
    return unknownOperation(request);
}

} // namespace fleetwright::sandbox
