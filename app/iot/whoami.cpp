// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/whoami.h"

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

WhoAmI::WhoAmI(aws::ClientFactory &factory, aws::Connection connection, QObject *parent)
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
            if (m_connection.kind == aws::Connection::Kind::Sandbox) {
                m_result.account = m_connection.account;
                askIot();
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
                       } else if (m_connection.endpoint.isEmpty() || !isNoSts(answer.error())) {
                           return finish(tl::unexpected(answer.error()));
                       }
                       askIot();
                   });
}

void WhoAmI::askIot()
{
    Expected<std::unique_ptr<aws::Client>> client = m_factory.open(m_connection);
    if (!client)
        return finish(tl::unexpected(toApiError(client.error())));
    m_client = std::move(*client);
    m_result.endpoint = m_client->target().endpoint;
    m_timer.start();
    m_client->send(ListJobs{.maxResults = 1}, this,
                   [this](const Expected<aws::Answer<ListJobs::Result>, ApiError> &answer) {
                       m_result.roundTrip = std::chrono::milliseconds(m_timer.elapsed());
                       m_result.clockSkew = m_client->clockSkew();
                       // Composing and creating jobs does not need to list them.
                       if (!answer && answer.error().kind == ApiError::Kind::Permission &&
                           !m_result.arn.isEmpty())
                           m_result.jobs = answer.error();
                       else if (!answer)
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
