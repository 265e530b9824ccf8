// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/resolve.h"

#include "app/base/regions.h"
#include "app/identity/environmentcredentials.h"
#include "app/identity/profilechain.h"
#include "app/identity/profilesummary.h"
#include "app/identity/servicesettings.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

using aws::ResolvedConnection;
using Kind = aws::Connection::Kind;
using Origin = ResolvedConnection::Origin;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Resolve)
};

const QString accessKeyVariable = u"AWS_ACCESS_KEY_ID"_s;

QString digest(const QStringList &texts)
{
    QByteArray bytes = texts.join(QChar(0)).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    aws::wipe(bytes);
    return QString::fromLatin1(hash.first(16).toHex());
}

bool usesFiles(const aws::Connection &connection)
{
    return connection.kind == Kind::Profile || connection.kind == Kind::Automatic;
}

/// All that the files say of the profiles along a chain. Holds their secrets.
QStringList settingsAlong(const ProfileChain &chain, const SharedConfig &config)
{
    QStringList texts;
    const auto add = [&texts](const Settings &settings) {
        for (auto it = settings.cbegin(); it != settings.cend(); ++it)
            texts += {it.key(), it->text};
    };
    QStringList profiles{chain.endProfile};
    for (const RoleStep &step : chain.roles)
        profiles += step.profile;
    for (const QString &profile : std::as_const(profiles)) {
        const Settings settings = config.profile(profile).value_or(Settings());
        texts += profile;
        add(settings);
        add(config.ssoSession(textOf(settings, u"sso_session"_s)).value_or(Settings()));
    }
    return texts;
}

/// Puts one connection together.
class Resolver
{
public:
    Resolver(const aws::Connection &connection, const Surroundings &around,
             const Expected<SharedConfig> &config)
        : m_around(around), m_config(config)
    {
        m_out.connection = connection;
    }

    [[nodiscard]] ResolvedConnection resolved()
    {
        readSource();
        if (m_out.isSandbox())
            readSandbox();
        else
            readSettings();
        readAccount();
        for (auto it = m_out.configured.cbegin(); it != m_out.configured.cend(); ++it)
            m_route += {it.key(), it.value()};
        m_route += {m_out.region,
                    m_out.endpoint.toString(),
                    m_out.caBundle,
                    QString::number(m_out.maxAttempts),
                    QString::number(int(m_out.variant.fips)),
                    QString::number(int(m_out.variant.dualStack)),
                    QString::number(m_around.renewals.value(m_out.connection.id))};
        m_out.route = digest(m_route);
        return m_out;
    }

private:
    void fail(const Error &error)
    {
        if (!m_out.fault)
            m_out.fault = error;
    }

    void readSource();
    void readChain();
    void readSandbox();
    void readSettings();
    void readAccount();

    const Surroundings &m_around;
    const Expected<SharedConfig> &m_config;
    ResolvedConnection m_out;
    QString m_profile;        ///< in play
    QStringList m_route;      ///< all that clients and credentials are made from
    QString m_accountInFiles; ///< of the role at the end
};

void Resolver::readSource()
{
    const aws::Connection &own = m_out.connection;
    QStringList who{QString::number(int(own.kind)), own.endpoint.toString()};
    switch (own.kind) {
    case Kind::Sandbox:
        break;
    case Kind::StaticKeys:
        if (own.accessKeyId.isEmpty())
            fail({Texts::tr("The connection “%1” has no access key ID.").arg(own.name)});
        who += own.accessKeyId;
        break;
    case Kind::Environment:
        who += m_around.environment.value(accessKeyVariable);
        break;
    case Kind::Profile:
        m_profile = own.profile;
        if (m_profile.isEmpty())
            fail({Texts::tr("The connection “%1” has no profile.").arg(own.name)});
        else
            readChain();
        break;
    case Kind::Automatic:
        m_profile = profileOfEnvironment(m_around.environment);
        if (m_around.environment.value(accessKeyVariable).isEmpty())
            readChain();
        else
            who += m_around.environment.value(accessKeyVariable);
        break;
    }
    who += {m_profile, m_accountInFiles, m_out.role};
    m_out.identity = digest(who);
    m_route += own.id;
    m_route += who;
}

void Resolver::readChain()
{
    if (!m_config)
        return fail(m_config.error());
    const bool isNamed = m_out.connection.kind == Kind::Profile;
    const Expected<ProfileChain> chain =
        chainOf(*m_config, m_profile, isNamed ? nullptr : &m_around.environment);
    if (!chain)
        return fail(chain.error());
    const ProfileSummary summary = summaryOf(*chain, *m_config, m_profile);
    m_out.role = summary.role;
    m_accountInFiles = summary.account;
    m_route += settingsAlong(*chain, *m_config);
}

void Resolver::readSandbox()
{
    m_out.region = m_out.connection.region;
    m_out.regionFrom = Origin::Connection;
    m_out.endpoint = m_around.sandbox;
    if (m_around.sandbox.isEmpty())
        fail({Texts::tr("The sandbox is not running.")});
}

void Resolver::readSettings()
{
    const aws::Connection &own = m_out.connection;
    // An access key of the operator's own goes with nothing but its own fields.
    const bool isAlone = own.kind == Kind::StaticKeys;
    const QProcessEnvironment environment = isAlone ? QProcessEnvironment() : m_around.environment;
    const ServiceSettings outer(environment, SharedConfig(), {});
    const ServiceSettings settings(environment, m_config.value_or(SharedConfig()), m_profile);
    const auto origin = [](const QString &ofConnection, const QString &ofEnvironment, const QString &found) {
        return !ofConnection.isEmpty()    ? Origin::Connection
               : !ofEnvironment.isEmpty() ? Origin::Environment
               : !found.isEmpty()         ? Origin::Profile
                                          : Origin::Nobody;
    };
    m_out.region = own.region.isEmpty() ? settings.region() : own.region;
    m_out.regionFrom = origin(own.region, outer.region(), m_out.region);
    m_out.variant = {.fips = own.fips || settings.usesFips(),
                     .dualStack = own.dualStack || settings.usesDualStack()};
    m_out.caBundle = !own.caBundle.isEmpty() ? own.caBundle : settings.caBundle();
    if (m_out.caBundle.isEmpty())
        m_out.caBundle = m_around.environment.value(u"AWS_CA_BUNDLE"_s);
    for (const aws::Service service :
         {aws::Service::Iot, aws::Service::Sts, aws::Service::Sso, aws::Service::SsoOidc}) {
        const QString id = aws::serviceId(service);
        if (const QString text = settings.endpoint(id); !text.isEmpty())
            m_out.configured.insert(id, text);
    }
    const QString iot = aws::serviceId(aws::Service::Iot);
    m_out.endpointFrom = origin(own.endpoint.toString(), outer.endpoint(iot), m_out.configured.value(iot));
    if (const Expected<QUrl> endpoint = aws::endpointOf(m_out, aws::Service::Iot))
        m_out.endpoint = *endpoint;
    else
        fail(endpoint.error());
    if (const Expected<std::optional<int>> attempts = settings.maxAttempts())
        m_out.maxAttempts = attempts->value_or(m_out.maxAttempts);
    else
        fail(attempts.error());
}

void Resolver::readAccount()
{
    const Partition *partition = partitionOf(m_out.region);
    m_out.partition = partition ? partition->id : QString();
    // The service's own word goes first, as long as it was said of the same identity.
    const aws::Connection &own = m_out.connection;
    if (own.accountOf == m_out.identity)
        m_out.account = own.account;
    else
        m_out.account =
            m_accountInFiles.isEmpty() && own.accountOf.isEmpty() ? own.account : m_accountInFiles;
}

} // namespace

QList<ResolvedConnection> resolve(const QList<aws::Connection> &connections, const Surroundings &around)
{
    const bool reads = std::ranges::any_of(connections, usesFiles);
    const Expected<SharedConfig> config = reads ? around.config() : SharedConfig();
    QList<ResolvedConnection> resolved;
    for (const aws::Connection &connection : connections)
        resolved += Resolver(connection, around, config).resolved();
    return resolved;
}

} // namespace fleetwright::identity
