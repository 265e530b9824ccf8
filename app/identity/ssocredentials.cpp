// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/ssocredentials.h"

#include "app/aws/diagnosis.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SsoCredentials)
};

} // namespace

SsoCredentials::SsoCredentials(const Parts &parts, std::shared_ptr<SsoTokens> tokens, Role role,
                               Endpoints endpoints)
    : m_parts(parts), m_tokens(std::move(tokens)), m_role(std::move(role)), m_endpoints(std::move(endpoints))
{
}

void SsoCredentials::begin()
{
    m_askedAgain = false;
    ask();
}

void SsoCredentials::ask()
{
    m_tokens->get(m_role.session, m_endpoints.oidc, this, [this](const Expected<QByteArray> &token) {
        if (!token)
            return finish(tl::unexpected(token.error()));
        const aws::HttpRequest request{
            .path = {u"federation"_s, u"credentials"_s},
            .query = {{u"role_name"_s, m_role.name}, {u"account_id"_s, m_role.account}}};
        m_call = std::make_unique<PlainCall>(
            m_parts.transport, m_parts.scheduler,
            aws::WireRequest{.method = request.method,
                             .url = request.url(m_endpoints.portal),
                             .headers = {{"x-amz-sso_bearer_token", *token}}},
            PlainCall::Patience{},
            [this, token = *token](const aws::WireResponse &response) { answered(response, token); });
    });
}

void SsoCredentials::answered(const aws::WireResponse &response, const QByteArray &token)
{
    const std::unique_ptr<PlainCall> ended = std::move(m_call);
    if (response.status == 401) {
        m_tokens->refused(m_role.session, token);
        if (!std::exchange(m_askedAgain, true))
            return ask();
    }
    if (!aws::isSuccess(response)) {
        const QString what =
            Texts::tr("The role %1 in account %2 was not given by %3: %4")
                .arg(m_role.name, m_role.account, m_role.session.startUrl.toString(), inWords(response));
        return finish(failure(what, response.status == 403 || response.status == 404
                                        ? Texts::tr("Is it assigned to you in IAM Identity Center?")
                                        : QString()));
    }
    const QJsonObject given =
        QJsonDocument::fromJson(response.body).object().value("roleCredentials"_L1).toObject();
    aws::Credentials credentials;
    credentials.accessKeyId = given.value("accessKeyId"_L1).toString();
    credentials.secretAccessKey = given.value("secretAccessKey"_L1).toString().toUtf8();
    credentials.sessionToken = given.value("sessionToken"_L1).toString().toUtf8();
    credentials.expires = QDateTime::fromMSecsSinceEpoch(given.value("expiration"_L1).toInteger(), Qt::UTC);
    credentials.source =
        Texts::tr("role %1 in account %2 of profile %3").arg(m_role.name, m_role.account, m_role.source);
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty() ||
        credentials.sessionToken.isEmpty()) {
        return finish(failure(Texts::tr("%1 gave no credentials for the role %2.")
                                  .arg(m_role.session.startUrl.toString(), m_role.name)));
    }
    finish(credentials);
}

} // namespace fleetwright::identity
