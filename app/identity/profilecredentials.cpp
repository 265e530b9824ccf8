// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/profilecredentials.h"

#include "app/base/logging.h"
#include "app/identity/assumerolecredentials.h"
#include "app/identity/containercredentials.h"
#include "app/identity/environmentcredentials.h"
#include "app/identity/instancecredentials.h"
#include "app/identity/ssocredentials.h"
#include "app/identity/webidentitycredentials.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

using Source = Expected<std::shared_ptr<aws::CredentialsProvider>>;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProfileCredentials)
};

/// For the log.
QLatin1StringView kindOf(const ChainEnd &end)
{
    constexpr std::array names{"container or instance"_L1, "the access key"_L1, "the sign-in"_L1,
                               "the web identity"_L1,      "the program"_L1,    "a named source"_L1};
    static_assert(names.size() == std::variant_size_v<ChainEnd>);
    return names.at(end.index());
}

/// Makes the provider of a chain's end.
struct SourceMaker {
    const Parts &parts;
    const ProfileCredentials::Needs &needs;
    const QString &profile;

    Source operator()(NoSource) const
    {
        if (ContainerCredentials::isOffered(parts.environment))
            return std::make_shared<ContainerCredentials>(parts);
        return std::make_shared<InstanceCredentials>(parts);
    }
    Source operator()(const KeysInFile &keys) const
    {
        aws::Credentials credentials;
        credentials.accessKeyId = keys.accessKeyId;
        credentials.secretAccessKey = keys.secretAccessKey.toUtf8();
        credentials.sessionToken = keys.sessionToken.toUtf8();
        credentials.source = Texts::tr("profile %1").arg(profile);
        return std::make_shared<ReadCredentials>([credentials] { return credentials; });
    }
    Source operator()(const SsoRole &role) const
    {
        const Expected<QUrl> portal = needs.endpointOf(u"sso"_s, role.session.region);
        if (!portal)
            return tl::unexpected(portal.error());
        const Expected<QUrl> oidc = needs.endpointOf(u"sso-oidc"_s, role.session.region);
        if (!oidc)
            return tl::unexpected(oidc.error());
        return std::make_shared<SsoCredentials>(
            parts, needs.tokens,
            SsoCredentials::Role{
                .session = role.session, .account = role.account, .name = role.role, .source = profile},
            SsoCredentials::Endpoints{.portal = *portal, .oidc = *oidc});
    }
    Source operator()(const WebIdentityRole &role) const
    {
        const Expected<QUrl> endpoint = needs.endpointOf(u"sts"_s, needs.region);
        if (!endpoint)
            return tl::unexpected(endpoint.error());
        return std::make_shared<WebIdentityCredentials>(
            parts,
            WebIdentityCredentials::Role{.arn = role.arn,
                                         .sessionName = role.sessionName,
                                         .tokenFile = role.tokenFile,
                                         .source = profile},
            *endpoint);
    }
    Source operator()(const Program &program) const
    {
        return parts.runProcess(program.command, Texts::tr("profile %1").arg(profile));
    }
    Source operator()(NamedSource named) const
    {
        switch (named) {
        case NamedSource::Environment:
            return std::make_shared<ReadCredentials>([environment = parts.environment, &clock = parts.clock] {
                return environmentCredentials(environment, clock.utcNow());
            });
        case NamedSource::Container:
            if (!ContainerCredentials::isOffered(parts.environment)) {
                return failure(Texts::tr("The profile “%1” takes its credentials from the container it runs "
                                         "in, but the environment names none.")
                                   .arg(profile));
            }
            return std::make_shared<ContainerCredentials>(parts);
        case NamedSource::Instance:
            return std::make_shared<InstanceCredentials>(parts);
        }
        Q_UNREACHABLE();
    }
};

} // namespace

ProfileCredentials::ProfileCredentials(const Parts &parts, Needs needs, QString profile)
    : m_parts(parts), m_needs(std::move(needs)), m_profile(std::move(profile))
{
}

void ProfileCredentials::begin()
{
    Source made = source();
    if (!made)
        return finish(tl::unexpected(made.error()));
    m_source = std::move(*made);
    m_source->fetch(this, [this](const Expected<aws::Credentials> &credentials) {
        const std::shared_ptr<aws::CredentialsProvider> ended = std::move(m_source);
        finish(credentials);
    });
}

Source ProfileCredentials::source() const
{
    const QProcessEnvironment &environment = m_parts.environment;
    const bool isAutomatic = m_profile.isEmpty();
    if (isAutomatic && !environment.value(u"AWS_ACCESS_KEY_ID"_s).isEmpty())
        return std::make_shared<ReadCredentials>([environment, &clock = m_parts.clock] {
            return environmentCredentials(environment, clock.utcNow());
        });
    const QString profile = isAutomatic ? profileOfEnvironment(environment) : m_profile;
    const Expected<SharedConfig> config = m_needs.config();
    if (!config)
        return tl::unexpected(config.error());
    const Expected<ProfileChain> chain = chainOf(*config, profile, isAutomatic ? &environment : nullptr);
    if (!chain)
        return tl::unexpected(chain.error());
    return sourceOf(*chain, profile);
}

Source ProfileCredentials::sourceOf(const ProfileChain &chain, const QString &profile) const
{
    const QString endProfile = chain.endProfile.isEmpty() ? profile : chain.endProfile;
    qCInfo(logging::identity).noquote() << "profile" << profile << "takes its credentials from"
                                        << kindOf(chain.end) << "of profile" << endProfile;
    for (auto step = chain.roles.crbegin(); step != chain.roles.crend(); ++step)
        qCInfo(logging::identity).noquote() << "and with them the role" << step->arn;
    Source made = std::visit(SourceMaker{m_parts, m_needs, endProfile}, chain.end);
    if (!made || chain.roles.isEmpty())
        return made;
    const Expected<QUrl> sts = m_needs.endpointOf(u"sts"_s, m_needs.region);
    if (!sts)
        return tl::unexpected(sts.error());
    for (auto step = chain.roles.crbegin(); step != chain.roles.crend(); ++step) {
        made = std::make_shared<AssumeRoleCredentials>(
            m_parts,
            AssumeRoleCredentials::Role{.arn = step->arn,
                                        .sessionName = step->sessionName,
                                        .externalId = step->externalId,
                                        .durationSeconds = step->durationSeconds,
                                        .mfaSerial = step->mfaSerial,
                                        .source = step->profile},
            *made, aws::Target{.endpoint = *sts, .region = m_needs.region, .service = u"sts"_s});
    }
    return made;
}

} // namespace fleetwright::identity
