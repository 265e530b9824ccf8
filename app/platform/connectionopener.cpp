// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/connectionopener.h"

#include "app/aws/endpoint.h"
#include "app/aws/regions.h"
#include "app/platform/credentialsproviders.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

using Kind = aws::Connection::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionOpener)
};

} // namespace

ConnectionOpener::ConnectionOpener(Parts parts) : m_parts(std::move(parts))
{
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::open(const aws::Connection &connection)
{
    return openFor(connection, Service::Iot);
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openSts(const aws::Connection &connection)
{
    return openFor(connection, Service::Sts);
}

Expected<QUrl> ConnectionOpener::endpoint(const aws::Connection &connection) const
{
    return endpointOf(connection, Service::Iot);
}

Expected<QUrl> ConnectionOpener::endpointOf(const aws::Connection &connection, Service service) const
{
    if (connection.kind == Kind::Sandbox) {
        if (!m_sandbox)
            return failure(Texts::tr("The sandbox is not running."));
        return m_sandbox->endpoint;
    }
    if (connection.region.isEmpty())
        return failure(Texts::tr("The connection “%1” has no region.").arg(connection.name));
    if (connection.endpoint.isEmpty()) {
        return service == Service::Iot ? aws::iotEndpoint(connection.region, connection.fips)
                                       : aws::stsEndpoint(connection.region, connection.fips);
    }
    if (connection.fips)
        return failure(
            Texts::tr("FIPS and an endpoint of one's own cannot be combined. Leave one of them out."));
    if (const Expected<void> allowed = aws::checkEndpoint(connection.endpoint); !allowed)
        return tl::unexpected(allowed.error());
    return connection.endpoint;
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openFor(const aws::Connection &connection,
                                                                 Service service)
{
    const Expected<QUrl> endpoint = endpointOf(connection, service);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    Expected<std::shared_ptr<aws::CredentialsProvider>> provider = providerFor(connection);
    if (!provider)
        return tl::unexpected(provider.error());
    return std::make_unique<aws::Client>(
        aws::Client::Parts{m_parts.transport, m_parts.scheduler, m_parts.clock, std::move(*provider)},
        aws::Target{.endpoint = *endpoint,
                    .region = connection.kind == Kind::Sandbox ? m_sandbox->region : connection.region,
                    .service = service == Service::Iot ? u"iot"_s : u"sts"_s});
}

Expected<std::shared_ptr<aws::CredentialsProvider>>
ConnectionOpener::providerFor(const aws::Connection &connection)
{
    switch (connection.kind) {
    case Kind::Sandbox: {
        aws::Credentials credentials;
        credentials.accessKeyId = m_sandbox->accessKeyId;
        credentials.secretAccessKey = m_sandbox->secretAccessKey;
        credentials.source = Texts::tr("the sandbox");
        return std::make_shared<ReadCredentials>([credentials] { return credentials; });
    }
    case Kind::StaticKeys:
        if (connection.accessKeyId.isEmpty())
            return failure(Texts::tr("The connection “%1” has no access key ID.").arg(connection.name));
        return std::make_shared<StoredCredentials>(m_parts.secrets, connection.accessKeyId,
                                                   connection.secretName());
    case Kind::Environment:
        return std::make_shared<ReadCredentials>(
            [environment = m_parts.environment] { return environmentCredentials(environment); });
    case Kind::Profile:
        if (connection.profile.isEmpty())
            return failure(Texts::tr("The connection “%1” has no profile.").arg(connection.name));
        return std::make_shared<ReadCredentials>(
            [file = SharedCredentialsFile::ofUser(m_parts.environment), profile = connection.profile] {
                return file.credentials(profile);
            });
    }
    Q_UNREACHABLE();
}

} // namespace fleetwright::platform
