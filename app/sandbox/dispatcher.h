// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/sandbox/fleet.h"
#include "app/sandbox/httpmessage.h"
#include "app/sandbox/jobcreation.h"
#include "app/sandbox/response.h"
#include "app/sandbox/signaturecheck.h"

namespace fleetwright::sandbox
{

/// The service behind the endpoint: checks the signature and finds the operation.
class Dispatcher
{
public:
    Dispatcher(Store &store, Fleet &fleet, const Clock &clock, const Limits &limits, AcceptedKey key);

    [[nodiscard]] Response reply(const HttpMessage &request);

private:
    [[nodiscard]] Reply<QJsonObject> answer(const HttpMessage &request);
    [[nodiscard]] Reply<QJsonObject> answerJobs(const HttpMessage &request, const QStringList &path,
                                                const QDateTime &now);
    [[nodiscard]] Reply<QJsonObject> answerRegistry(const HttpMessage &request, const QStringList &path);

    const Clock &m_clock;
    Fleet &m_fleet;
    Limits m_limits;
    AcceptedKey m_key;
    Registry m_registry;
    Jobs m_jobs;
    JobCreation m_creation;
};

} // namespace fleetwright::sandbox
