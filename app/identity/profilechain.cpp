// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/profilechain.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

const QString roleArn = u"role_arn"_s;
const QString sourceProfile = u"source_profile"_s;
const QString credentialSource = u"credential_source"_s;
const QString tokenFile = u"web_identity_token_file"_s;
const QString roleSessionName = u"role_session_name"_s;
const QString accessKey = u"aws_access_key_id"_s;
const QString secretKey = u"aws_secret_access_key"_s;

bool isRole(const Settings &settings)
{
    return settings.contains(roleArn) && !settings.contains(tokenFile);
}

bool hasKeys(const Settings &settings)
{
    return settings.contains(accessKey) || settings.contains(secretKey);
}

/// Walks from profile to profile.
class Walk
{
    Q_DECLARE_TR_FUNCTIONS(ProfileChain)

public:
    Walk(const SharedConfig &config, const QProcessEnvironment *environment)
        : m_config(config), m_environment(environment)
    {
    }

    [[nodiscard]] Expected<ProfileChain> from(const QString &profile);

private:
    [[nodiscard]] Expected<void> role(const QString &profile, const Settings &settings);
    [[nodiscard]] Expected<void> source(const QString &parent, const QString &profile);
    [[nodiscard]] Expected<ChainEnd> end(const QString &profile, const Settings &settings) const;
    [[nodiscard]] Expected<ChainEnd> singleSignOn(const QString &profile, Settings settings) const;
    [[nodiscard]] Expected<ChainEnd> keys(const QString &profile, const Settings &settings) const;
    [[nodiscard]] std::optional<QString> setting(const Settings &settings, const QString &name,
                                                 const char *variable) const;

    const SharedConfig &m_config;
    const QProcessEnvironment *m_environment;
    QStringList m_visited;
    ProfileChain m_chain;
};

Expected<ProfileChain> Walk::from(const QString &profile)
{
    const std::optional<Settings> settings = m_config.profile(profile);
    // Where nobody named it, a missing default profile is one that says nothing.
    if (!settings && !(m_environment && profile == "default"_L1)) {
        const QStringList known = m_config.profiles();
        return failure(tr("There is no profile “%1” in %2.").arg(profile, m_config.where()),
                       known.isEmpty() ? QString() : tr("There is: %1").arg(known.join(u", "_s)));
    }
    m_visited = {profile};
    if (isRole(settings.value_or(Settings()))) {
        if (const Expected<void> followed = role(profile, *settings); !followed)
            return tl::unexpected(followed.error());
        return m_chain;
    }
    Expected<ChainEnd> found = end(profile, settings.value_or(Settings()));
    if (!found)
        return tl::unexpected(found.error());
    m_chain.end = *found;
    m_chain.endProfile = profile;
    return m_chain;
}

Expected<void> Walk::role(const QString &profile, const Settings &settings)
{
    RoleStep step{.profile = profile,
                  .arn = textOf(settings, roleArn),
                  .sessionName = textOf(settings, roleSessionName),
                  .mfaSerial = textOf(settings, u"mfa_serial"_s)};
    if (settings.contains(u"external_id"_s))
        step.externalId = textOf(settings, u"external_id"_s);
    // What is no number is passed over, as in AWS's tools.
    bool isNumber = false;
    const int seconds = textOf(settings, u"duration_seconds"_s).toInt(&isNumber);
    if (isNumber)
        step.durationSeconds = seconds;
    m_chain.roles.append(step);

    const bool hasSource = settings.contains(credentialSource);
    const bool hasProfile = settings.contains(sourceProfile);
    if (hasSource && hasProfile) {
        return failure(tr("The profile “%1” has both source_profile and credential_source. Leave one of "
                          "them out.")
                           .arg(profile));
    }
    if (!hasSource && !hasProfile) {
        return failure(tr("The profile “%1” names a role but not what to assume it with: it lacks "
                          "source_profile or credential_source.")
                           .arg(profile));
    }
    if (hasProfile)
        return source(profile, textOf(settings, sourceProfile));
    static const QMap<QString, NamedSource> named{{u"Environment"_s, NamedSource::Environment},
                                                  {u"EcsContainer"_s, NamedSource::Container},
                                                  {u"Ec2InstanceMetadata"_s, NamedSource::Instance}};
    const QString name = textOf(settings, credentialSource);
    const auto found = named.constFind(name);
    if (found == named.cend()) {
        return failure(tr("The credential_source “%1” of profile “%2” is unknown; it is one of Environment, "
                          "EcsContainer and Ec2InstanceMetadata.")
                           .arg(name, profile));
    }
    m_chain.end = *found;
    m_chain.endProfile = profile;
    return {};
}

Expected<void> Walk::source(const QString &parent, const QString &profile)
{
    const std::optional<Settings> settings = m_config.profile(profile);
    if (!settings) {
        return failure(tr("The source_profile “%1” of profile “%2” does not exist.").arg(profile, parent));
    }
    // A profile may name itself where it holds keys besides: they are the source.
    const bool isAllowed = !m_visited.contains(profile) || (profile == parent && hasKeys(*settings));
    if (!isAllowed) {
        return failure(tr("The profiles name each other in a loop: %1.")
                           .arg((m_visited + QStringList{profile}).join(u" → "_s)));
    }
    m_visited.append(profile);
    if (isRole(*settings) && !hasKeys(*settings))
        return role(profile, *settings);
    const QProcessEnvironment *environment = std::exchange(m_environment, nullptr);
    Expected<ChainEnd> found = end(profile, *settings);
    m_environment = environment;
    if (!found)
        return tl::unexpected(found.error());
    if (std::holds_alternative<NoSource>(*found)) {
        return failure(
            tr("The source_profile “%1” of profile “%2” gives no credentials.").arg(profile, parent));
    }
    m_chain.end = *found;
    m_chain.endProfile = profile;
    return {};
}

std::optional<QString> Walk::setting(const Settings &settings, const QString &name,
                                     const char *variable) const
{
    const QString inEnvironment = QString::fromLatin1(variable);
    if (m_environment && m_environment->contains(inEnvironment))
        return m_environment->value(inEnvironment);
    return settings.contains(name) ? std::optional(textOf(settings, name)) : std::nullopt;
}

Expected<ChainEnd> Walk::end(const QString &profile, const Settings &settings) const
{
    const QString token = setting(settings, tokenFile, "AWS_WEB_IDENTITY_TOKEN_FILE").value_or(QString());
    if (!token.isEmpty()) {
        const QString arn = setting(settings, roleArn, "AWS_ROLE_ARN").value_or(QString());
        if (arn.isEmpty()) {
            return failure(
                tr("A web identity token file is set for profile “%1”, but no role: role_arn (or the "
                   "environment variable AWS_ROLE_ARN) is missing.")
                    .arg(profile));
        }
        return WebIdentityRole{
            .arn = arn,
            .sessionName = setting(settings, roleSessionName, "AWS_ROLE_SESSION_NAME").value_or(QString()),
            .tokenFile = token};
    }
    if (settings.contains(u"sso_role_name"_s) || settings.contains(u"sso_account_id"_s))
        return singleSignOn(profile, settings);
    if (const Settings own = m_config.inCredentialsFile(profile); own.contains(accessKey))
        return keys(profile, own);
    if (settings.contains(u"login_session"_s)) {
        return failure(tr("The profile “%1” was made by “aws login”, whose sessions only the AWS CLI can "
                          "use. Let a profile run “aws configure export-credentials --profile %1 --format "
                          "process” as its credential_process instead.")
                           .arg(profile));
    }
    if (settings.contains(u"credential_process"_s))
        return Program{textOf(settings, u"credential_process"_s)};
    if (const Settings own = m_config.inConfigFile(profile); own.contains(accessKey))
        return keys(profile, own);
    return NoSource();
}

Expected<ChainEnd> Walk::keys(const QString &profile, const Settings &settings) const
{
    for (const QString &needed : {accessKey, secretKey}) {
        const QString value = textOf(settings, needed);
        if (value.isEmpty())
            return failure(
                tr("The profile “%1” has half an access key: %2 is missing.").arg(profile, needed));
        if (value.contains(u'\n'))
            return failure(
                tr("The %1 of profile “%2” goes over several lines; it must be one.").arg(needed, profile));
    }
    // The older name goes first, as in AWS's own tools.
    return KeysInFile{.accessKeyId = textOf(settings, accessKey),
                      .secretAccessKey = textOf(settings, secretKey),
                      .sessionToken = settings.contains(u"aws_security_token"_s)
                                          ? textOf(settings, u"aws_security_token"_s)
                                          : textOf(settings, u"aws_session_token"_s)};
}

Expected<ChainEnd> Walk::singleSignOn(const QString &profile, Settings settings) const
{
    SsoRole found;
    if (settings.contains(u"sso_session"_s)) {
        const QString name = textOf(settings, u"sso_session"_s);
        const std::optional<Settings> session = m_config.ssoSession(name);
        if (!session)
            return failure(tr("The sso_session “%1” of profile “%2” does not exist.").arg(name, profile));
        for (auto it = session->cbegin(); it != session->cend(); ++it) {
            if (settings.contains(it.key()) && settings.value(it.key()) != *it) {
                return failure(tr("The profile “%1” and its sso_session “%2” differ in %3.")
                                   .arg(profile, name, it.key()));
            }
        }
        settings.insert(*session);
        found.session.name = name;
        // What AWS's tools ask for where the session names none.
        found.session.scopes = QStringList{u"sso:account:access"_s};
        const QStringList own =
            textOf(settings, u"sso_registration_scopes"_s).split(u',', Qt::SkipEmptyParts);
        if (!own.isEmpty()) {
            found.session.scopes.clear();
            for (const QString &scope : own)
                found.session.scopes.append(scope.trimmed());
        }
    }
    QStringList missing;
    for (const QString &needed :
         {u"sso_role_name"_s, u"sso_account_id"_s, u"sso_start_url"_s, u"sso_region"_s}) {
        if (textOf(settings, needed).isEmpty())
            missing.append(needed);
    }
    if (!missing.isEmpty()) {
        return failure(tr("The profile “%1” signs in through IAM Identity Center, but lacks %2.")
                           .arg(profile, missing.join(u", "_s)));
    }
    found.session.startUrl = QUrl(textOf(settings, u"sso_start_url"_s));
    found.session.region = textOf(settings, u"sso_region"_s);
    found.account = textOf(settings, u"sso_account_id"_s);
    found.role = textOf(settings, u"sso_role_name"_s);
    return found;
}

} // namespace

Expected<ProfileChain> chainOf(const SharedConfig &config, const QString &profile,
                               const QProcessEnvironment *environment)
{
    return Walk(config, environment).from(profile);
}

} // namespace fleetwright::identity
