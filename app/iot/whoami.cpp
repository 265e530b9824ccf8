// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/whoami.h"

#include "app/iot/describeendpoint.h"
#include "app/iot/getcalleridentity.h"
#include "app/iot/listjobs.h"

namespace fleetwright::iot
{
namespace
{

using aws::ApiError;

ApiError toApiError(const Error &error)
{
    return {.kind = ApiError::Kind::Network, .title = error.message, .advice = error.detail};
}

// What an emulator answers that does not know STS.
bool isNoSts(const ApiError &error)
{
    return error.kind == ApiError::Kind::BadAnswer || error.kind == ApiError::Kind::NotFound ||
           error.kind == ApiError::Kind::Rejected || error.status == 501;
}

} // namespace

WhoAmI::WhoAmI(aws::ClientFactory &factory, aws::ResolvedConnection connection, QObject *parent)
    : QObject(parent), m_factory(factory), m_connection(std::move(connection))
{
}

WhoAmI::~WhoAmI() = default;

void WhoAmI::start(Done done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_connection.isSandbox()) {
                m_result.account = m_connection.account;
                if (openIot())
                    askJobs();
            } else {
                askSts();
            }
        },
        Qt::QueuedConnection);
}

void WhoAmI::askSts()
{
    Expected<std::unique_ptr<aws::Client>> client = m_factory.openSts(m_connection);
    if (!client)
        return finish(tl::unexpected(toApiError(client.error())));
    m_client = std::move(*client);
    m_client->send(GetCallerIdentity{}, this,
                   [this](const Expected<aws::Answer<GetCallerIdentity::Result>, ApiError> &answer) {
                       if (answer) {
                           m_result.account = answer->value.account;
                           m_result.arn = answer->value.arn;
                       } else if (!m_connection.isElsewhere() || !isNoSts(answer.error())) {
                           return finish(tl::unexpected(answer.error()));
                       }
                       if (openIot())
                           askEndpoint();
                   });
}

bool WhoAmI::openIot()
{
    Expected<std::unique_ptr<aws::Client>> client = m_factory.open(m_connection);
    if (!client) {
        finish(tl::unexpected(toApiError(client.error())));
        return false;
    }
    m_client = std::move(*client);
    m_result.endpoint = m_client->target().endpoint;
    return true;
}

bool WhoAmI::note(const QString &action, const ApiError *error)
{
    if (!error) {
        m_result.allowed.append(action);
        return true;
    }
    // Composing and creating jobs needs neither.
    if (error->kind != ApiError::Kind::Permission || m_result.arn.isEmpty())
        return false;
    m_result.refused.append({action, *error});
    return true;
}

void WhoAmI::askEndpoint()
{
    m_client->send(
        DescribeEndpoint{}, this,
        [this](const Expected<aws::Answer<DescribeEndpoint::Result>, ApiError> &answer) {
            if (answer)
                m_result.deviceEndpoint = answer->value.endpointAddress;
            // An emulator need not know it, if only it lists jobs.
            if (!note(QStringLiteral("iot:DescribeEndpoint"), answer ? nullptr : &answer.error()) &&
                !m_connection.isElsewhere())
                return finish(tl::unexpected(answer.error()));
            askJobs();
        });
}

void WhoAmI::askJobs()
{
    m_timer.start();
    m_client->send(ListJobs{.maxResults = 1}, this,
                   [this](const Expected<aws::Answer<ListJobs::Result>, ApiError> &answer) {
                       m_result.roundTrip = std::chrono::milliseconds(m_timer.elapsed());
                       m_result.clockSkew = m_client->clockSkew();
                       if (!note(QStringLiteral("iot:ListJobs"), answer ? nullptr : &answer.error()))
                           return finish(tl::unexpected(answer.error()));
                       finish(m_result);
                   });
}

void WhoAmI::finish(const Expected<Result, ApiError> &result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(result);
}

} // namespace fleetwright::iot
