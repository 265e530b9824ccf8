// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/connectionopener.h"

#include "app/identity/environmentcredentials.h"
#include "app/identity/profilecredentials.h"
#include "app/identity/resolve.h"
#include "app/identity/ssotokens.h"
#include "app/platform/certificates.h"
#include "app/platform/namtransport.h"
#include "app/platform/processcredentials.h"
#include "app/platform/storedcredentials.h"

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

identity::Parts partsFor(const ConnectionOpener::Parts &parts, aws::Transport &transport,
                         const SharedConfigFiles &files, identity::Prompts &prompts)
{
    return {.transport = transport,
            .scheduler = parts.scheduler,
            .clock = parts.clock,
            .secrets = parts.secrets,
            .prompts = prompts,
            .environment = parts.environment,
            .readFile = readSmallFile,
            .awsFolder = files.folder(),
            .runProcess = [environment = parts.environment, &clock = parts.clock](const QString &command,
                                                                                  const QString &source) {
                return std::make_shared<ProcessCredentials>(command, source, environment, clock);
            }};
}

} // namespace

ConnectionOpener::ConnectionOpener(Parts parts) : m_parts(std::move(parts)), m_files(m_parts.environment)
{
    if (!m_parts.trusting) {
        m_parts.trusting = [](const QList<QSslCertificate> &trusted) {
            return std::make_unique<NamTransport>(NamTransport::Limits{}, trusted);
        };
    }
}

ConnectionOpener::~ConnectionOpener() = default;

void ConnectionOpener::setSandbox(const sandbox::Sandbox::Access &access)
{
    m_sandbox = access;
    m_sources.clear();
}

QList<aws::ResolvedConnection> ConnectionOpener::resolve(const QList<aws::Connection> &connections) const
{
    return identity::resolve(connections, {.environment = m_parts.environment,
                                           .config = [this] { return m_files.read(); },
                                           .sandbox = m_sandbox ? m_sandbox->endpoint : QUrl(),
                                           .renewals = m_renewals});
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::open(const aws::ResolvedConnection &resolved,
                                                              Manner manner)
{
    return openFor(resolved, aws::Service::Iot, manner);
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openSts(const aws::ResolvedConnection &resolved,
                                                                 Manner manner)
{
    return openFor(resolved, aws::Service::Sts, manner);
}

Expected<ConnectionOpener::Way *> ConnectionOpener::wayOf(const QString &caBundle)
{
    Way &way = m_ways[caBundle];
    if (way.transport)
        return &way;
    if (!caBundle.isEmpty()) {
        const Expected<QList<QSslCertificate>> trusted = readCertificates(caBundle);
        if (!trusted)
            return tl::unexpected(trusted.error());
        way.own = m_parts.trusting(*trusted);
    }
    way.transport = way.own ? way.own.get() : &m_parts.transport;
    way.asking =
        std::make_shared<identity::SsoTokens>(partsFor(m_parts, *way.transport, m_files, m_parts.prompts));
    way.quiet = std::make_shared<identity::SsoTokens>(partsFor(m_parts, *way.transport, m_files, m_silence));
    return &way;
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openFor(const aws::ResolvedConnection &resolved,
                                                                 aws::Service service, Manner manner)
{
    if (resolved.fault)
        return tl::unexpected(*resolved.fault);
    const Expected<QUrl> endpoint = aws::endpointOf(resolved, service);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    const Expected<Way *> way = wayOf(resolved.caBundle);
    if (!way)
        return tl::unexpected(way.error());
    const Expected<Sources> sources = sourcesOf(resolved);
    if (!sources)
        return tl::unexpected(sources.error());
    aws::RetryPolicy policy;
    policy.maxAttempts = resolved.maxAttempts;
    return std::make_unique<aws::Client>(
        aws::Client::Parts{*(*way)->transport, m_parts.scheduler, m_parts.clock,
                           manner == Manner::Asking ? sources->asking : sources->quiet},
        aws::Target{.endpoint = *endpoint, .region = resolved.region, .service = aws::serviceId(service)},
        policy);
}

Expected<ConnectionOpener::Sources> ConnectionOpener::sourcesOf(const aws::ResolvedConnection &resolved)
{
    Sources &sources = m_sources[resolved.connection.id];
    if (sources.asking && sources.madeFrom == resolved.route)
        return sources;
    Expected<Provider> asking = sourceOf(resolved, Manner::Asking);
    if (!asking)
        return tl::unexpected(asking.error());
    Expected<Provider> quiet = sourceOf(resolved, Manner::Quiet);
    if (!quiet)
        return tl::unexpected(quiet.error());
    sources.madeFrom = resolved.route;
    sources.asking = std::make_shared<aws::SharedCredentials>(std::move(*asking), m_parts.clock);
    sources.quiet = std::make_shared<aws::QuietCredentials>(sources.asking, std::move(*quiet));
    return sources;
}

Expected<ConnectionOpener::Provider> ConnectionOpener::sourceOf(const aws::ResolvedConnection &resolved,
                                                                Manner manner)
{
    const aws::Connection &connection = resolved.connection;
    switch (connection.kind) {
    case Kind::Sandbox: {
        aws::Credentials credentials;
        credentials.accessKeyId = m_sandbox->accessKeyId;
        credentials.secretAccessKey = m_sandbox->secretAccessKey;
        credentials.source = Texts::tr("the sandbox");
        return std::make_shared<identity::ReadCredentials>([credentials] { return credentials; });
    }
    case Kind::StaticKeys:
        return std::make_shared<StoredCredentials>(m_parts.secrets, connection.accessKeyId,
                                                   connection.secretName());
    case Kind::Environment:
        return std::make_shared<identity::ReadCredentials>(
            [environment = m_parts.environment, &clock = m_parts.clock] {
                return identity::environmentCredentials(environment, clock.utcNow());
            });
    case Kind::Profile:
    case Kind::Automatic:
        break;
    }
    const Expected<Way *> way = wayOf(resolved.caBundle);
    if (!way)
        return tl::unexpected(way.error());
    const bool asks = manner == Manner::Asking;
    identity::Prompts &prompts = asks ? m_parts.prompts : m_silence;
    const identity::Parts parts = partsFor(m_parts, *(*way)->transport, m_files, prompts);
    return std::make_shared<identity::ProfileCredentials>(
        parts,
        identity::ProfileCredentials::Needs{.config = [files = m_files] { return files.read(); },
                                            .tokens = asks ? (*way)->asking : (*way)->quiet,
                                            .endpointOf =
                                                [resolved](const QString &service, const QString &region) {
                                                    return aws::endpointOnTheWay(resolved, service, region);
                                                },
                                            .region = resolved.region},
        connection.kind == Kind::Profile ? connection.profile : QString());
}

std::optional<aws::CredentialsState>
ConnectionOpener::credentials(const aws::ResolvedConnection &resolved) const
{
    const Sources sources = m_sources.value(resolved.connection.id);
    if (!sources.asking || sources.madeFrom != resolved.route)
        return std::nullopt;
    const std::optional<aws::Credentials> kept = sources.asking->kept();
    if (!kept)
        return std::nullopt;
    return aws::CredentialsState{.expires = kept->expires, .source = kept->source};
}

void ConnectionOpener::forgetCredentials(const QString &connectionId)
{
    m_sources.remove(connectionId);
    ++m_renewals[connectionId];
}

} // namespace fleetwright::platform
