// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/connectionopener.h"

#include "app/aws/endpoint.h"
#include "app/identity/environmentcredentials.h"
#include "app/identity/profilecredentials.h"
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

/// Whether environment and shared config files have a say in how its services are reached.
bool isConfigured(const aws::Connection &connection)
{
    return connection.kind == Kind::Profile || connection.kind == Kind::Automatic ||
           connection.kind == Kind::Environment;
}

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
            .runProcess = [environment = parts.environment](const QString &command, const QString &source) {
                return std::make_shared<ProcessCredentials>(command, source, environment);
            }};
}

/// What tells the sources of two connections apart.
QString keyOf(const aws::Connection &connection, const QString &region)
{
    return QStringList{connection.id,
                       QString::number(int(connection.kind)),
                       connection.accessKeyId,
                       connection.profile,
                       connection.endpoint.toString(),
                       connection.caBundle,
                       region}
        .join(u'\n');
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

void ConnectionOpener::setSandbox(const SandboxAccess &access)
{
    m_sandbox = access;
    m_sources.clear();
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::open(const aws::Connection &connection,
                                                              Manner manner)
{
    return openFor(connection, aws::Service::Iot, manner);
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openSts(const aws::Connection &connection,
                                                                 Manner manner)
{
    return openFor(connection, aws::Service::Sts, manner);
}

Expected<QUrl> ConnectionOpener::endpoint(const aws::Connection &connection) const
{
    return endpointOf(connection, aws::Service::Iot);
}

identity::ServiceSettings ConnectionOpener::settingsOf(const aws::Connection &connection) const
{
    if (!isConfigured(connection))
        return {QProcessEnvironment(), identity::SharedConfig(), QString()};
    // Files that cannot be read are told when credentials are fetched from them.
    const identity::SharedConfig config = m_files.read().value_or(identity::SharedConfig());
    const QString profile = connection.kind == Kind::Profile ? connection.profile
                            : connection.kind == Kind::Automatic
                                ? identity::profileOfEnvironment(m_parts.environment)
                                : QString();
    return {m_parts.environment, config, profile};
}

QString ConnectionOpener::bundleOf(const aws::Connection &connection) const
{
    if (connection.kind == Kind::Sandbox || !connection.caBundle.isEmpty())
        return connection.caBundle;
    const QString configured = settingsOf(connection).caBundle();
    return configured.isEmpty() ? m_parts.environment.value(u"AWS_CA_BUNDLE"_s) : configured;
}

Expected<ConnectionOpener::Way *> ConnectionOpener::wayOf(const aws::Connection &connection)
{
    const QString bundle = bundleOf(connection);
    Way &way = m_ways[bundle];
    if (way.transport)
        return &way;
    if (!bundle.isEmpty()) {
        const Expected<QList<QSslCertificate>> trusted = readCertificates(bundle);
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

QString ConnectionOpener::region(const aws::Connection &connection) const
{
    if (connection.kind == Kind::Sandbox && m_sandbox)
        return m_sandbox->region;
    return connection.region.isEmpty() ? settingsOf(connection).region() : connection.region;
}

Expected<QUrl> ConnectionOpener::endpointOf(const aws::Connection &connection, aws::Service service) const
{
    if (connection.kind == Kind::Sandbox) {
        if (!m_sandbox)
            return failure(Texts::tr("The sandbox is not running."));
        return m_sandbox->endpoint;
    }
    const identity::ServiceSettings settings = settingsOf(connection);
    const QString region = connection.region.isEmpty() ? settings.region() : connection.region;
    if (region.isEmpty())
        return failure(Texts::tr("The connection “%1” has no region.").arg(connection.name));
    if (!connection.endpoint.isEmpty()) {
        if (connection.fips || connection.dualStack) {
            return failure(Texts::tr("FIPS or IPv6 and an endpoint of one's own cannot be combined. Leave "
                                     "one of them out."));
        }
        if (const Expected<void> allowed = aws::checkEndpoint(connection.endpoint); !allowed)
            return tl::unexpected(allowed.error());
        return connection.endpoint;
    }
    const Expected<std::optional<QUrl>> configured = settings.endpoint(aws::serviceId(service));
    if (!configured)
        return tl::unexpected(configured.error());
    if (*configured) {
        if (const Expected<void> allowed = aws::checkEndpoint(**configured); !allowed)
            return tl::unexpected(allowed.error());
        return **configured;
    }
    return aws::serviceEndpoint(service, region,
                                {.fips = connection.fips || settings.usesFips(),
                                 .dualStack = connection.dualStack || settings.usesDualStack()});
}

Expected<QUrl> ConnectionOpener::endpointOnTheWay(const aws::Connection &connection, const QString &service,
                                                  const QString &region) const
{
    const identity::ServiceSettings settings = settingsOf(connection);
    const Expected<std::optional<QUrl>> configured = settings.endpoint(service);
    if (!configured)
        return tl::unexpected(configured.error());
    if (*configured) {
        if (const Expected<void> allowed = aws::checkEndpoint(**configured); !allowed)
            return tl::unexpected(allowed.error());
        return **configured;
    }
    // An emulator on this computer plays all services; a private endpoint of IoT plays that one.
    if (service == "sts"_L1 && !connection.endpoint.isEmpty() && aws::isLoopback(connection.endpoint))
        return connection.endpoint;
    const aws::EndpointVariant variant{.fips = connection.fips || settings.usesFips(),
                                       .dualStack = connection.dualStack || settings.usesDualStack()};
    for (const aws::Service one : {aws::Service::Sts, aws::Service::Sso, aws::Service::SsoOidc}) {
        if (aws::serviceId(one) == service)
            return aws::serviceEndpoint(one, region, variant);
    }
    Q_UNREACHABLE();
}

Expected<std::unique_ptr<aws::Client>> ConnectionOpener::openFor(const aws::Connection &connection,
                                                                 aws::Service service, Manner manner)
{
    const Expected<QUrl> endpoint = endpointOf(connection, service);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    const Expected<Way *> way = wayOf(connection);
    if (!way)
        return tl::unexpected(way.error());
    const Expected<Sources> sources = sourcesOf(connection);
    if (!sources)
        return tl::unexpected(sources.error());
    const Expected<std::optional<int>> attempts = settingsOf(connection).maxAttempts();
    if (!attempts)
        return tl::unexpected(attempts.error());
    aws::RetryPolicy policy;
    policy.maxAttempts = attempts->value_or(policy.maxAttempts);
    return std::make_unique<aws::Client>(
        aws::Client::Parts{*(*way)->transport, m_parts.scheduler, m_parts.clock,
                           manner == Manner::Asking ? sources->asking : sources->quiet},
        aws::Target{.endpoint = *endpoint, .region = region(connection), .service = aws::serviceId(service)},
        policy);
}

Expected<ConnectionOpener::Sources> ConnectionOpener::sourcesOf(const aws::Connection &connection)
{
    Sources &sources = m_sources[keyOf(connection, region(connection))];
    if (sources.asking)
        return sources;
    Expected<Provider> asking = sourceOf(connection, Manner::Asking);
    if (!asking)
        return tl::unexpected(asking.error());
    Expected<Provider> quiet = sourceOf(connection, Manner::Quiet);
    if (!quiet)
        return tl::unexpected(quiet.error());
    sources.asking = std::make_shared<aws::SharedCredentials>(std::move(*asking), m_parts.clock);
    sources.quiet = std::make_shared<aws::QuietCredentials>(sources.asking, std::move(*quiet));
    return sources;
}

Expected<ConnectionOpener::Provider> ConnectionOpener::sourceOf(const aws::Connection &connection,
                                                                Manner manner)
{
    switch (connection.kind) {
    case Kind::Sandbox: {
        aws::Credentials credentials;
        credentials.accessKeyId = m_sandbox->accessKeyId;
        credentials.secretAccessKey = m_sandbox->secretAccessKey;
        credentials.source = Texts::tr("the sandbox");
        return std::make_shared<identity::ReadCredentials>([credentials] { return credentials; });
    }
    case Kind::StaticKeys:
        if (connection.accessKeyId.isEmpty())
            return failure(Texts::tr("The connection “%1” has no access key ID.").arg(connection.name));
        return std::make_shared<StoredCredentials>(m_parts.secrets, connection.accessKeyId,
                                                   connection.secretName());
    case Kind::Environment:
        return std::make_shared<identity::ReadCredentials>(
            [environment = m_parts.environment] { return identity::environmentCredentials(environment); });
    case Kind::Profile:
        if (connection.profile.isEmpty())
            return failure(Texts::tr("The connection “%1” has no profile.").arg(connection.name));
        break;
    case Kind::Automatic:
        break;
    }
    const Expected<Way *> way = wayOf(connection);
    if (!way)
        return tl::unexpected(way.error());
    const bool asks = manner == Manner::Asking;
    identity::Prompts &prompts = asks ? m_parts.prompts : m_silence;
    const identity::Parts parts = partsFor(m_parts, *(*way)->transport, m_files, prompts);
    return std::make_shared<identity::ProfileCredentials>(
        parts,
        identity::ProfileCredentials::Needs{
            .config = [files = m_files] { return files.read(); },
            .tokens = asks ? (*way)->asking : (*way)->quiet,
            .endpointOf =
                [this, connection](const QString &service, const QString &region) {
                    return endpointOnTheWay(connection, service, region);
                },
            .region = region(connection)},
        connection.kind == Kind::Profile ? connection.profile : QString());
}

std::optional<aws::CredentialsState> ConnectionOpener::credentials(const aws::Connection &connection) const
{
    const Sources sources = m_sources.value(keyOf(connection, region(connection)));
    const std::optional<aws::Credentials> kept =
        sources.asking ? sources.asking->kept() : std::optional<aws::Credentials>();
    if (!kept)
        return std::nullopt;
    return aws::CredentialsState{.expires = kept->expires, .source = kept->source};
}

void ConnectionOpener::forgetCredentials(const aws::Connection &connection)
{
    m_sources.remove(keyOf(connection, region(connection)));
}

} // namespace fleetwright::platform
