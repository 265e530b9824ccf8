// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/webidentitycredentials.h"

#include "app/aws/diagnosis.h"
#include "app/identity/assumerolecredentials.h"

#include <QCoreApplication>
#include <QDir>

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(WebIdentityCredentials)
};

} // namespace

WebIdentityCredentials::WebIdentityCredentials(const Parts &parts, Role role, QUrl stsEndpoint)
    : m_parts(parts), m_role(std::move(role)), m_endpoint(std::move(stsEndpoint))
{
}

void WebIdentityCredentials::begin()
{
    const Expected<QByteArray> token = m_parts.readFile(m_role.tokenFile);
    if (!token) {
        return finish(failure(
            Texts::tr("The token for the role %1 cannot be read: %2").arg(m_role.arn, token.error().message),
            token.error().detail));
    }
    if (token->trimmed().isEmpty()) {
        return finish(failure(Texts::tr("The token file %1 for the role %2 is empty.")
                                  .arg(QDir::toNativeSeparators(m_role.tokenFile), m_role.arn)));
    }
    const AssumeRoleWithWebIdentity operation{
        .roleArn = m_role.arn,
        .sessionName = m_role.sessionName.isEmpty() ? madeUpSessionName(m_parts.clock) : m_role.sessionName,
        .token = *token};
    const aws::HttpRequest request = operation.request();
    m_call = std::make_unique<PlainCall>(m_parts.transport, m_parts.scheduler,
                                         aws::WireRequest{.method = request.method,
                                                          .url = request.url(m_endpoint),
                                                          .headers = {{"Content-Type", request.contentType}},
                                                          .body = request.body},
                                         PlainCall::Patience{},
                                         [this](const aws::WireResponse &response) { answered(response); });
}

void WebIdentityCredentials::answered(const aws::WireResponse &response)
{
    const std::unique_ptr<PlainCall> ended = std::move(m_call);
    if (!aws::isSuccess(response)) {
        return finish(
            failure(Texts::tr("The role %1 could not be assumed with the token in %2: %3")
                        .arg(m_role.arn, QDir::toNativeSeparators(m_role.tokenFile), inWords(response))));
    }
    std::optional<AssumedRole> role = parseAssumedRole(response.body);
    if (!role)
        return finish(failure(Texts::tr("AWS STS gave no credentials for the role %1.").arg(m_role.arn)));
    role->credentials.source = Texts::tr("role %1 by web identity (%2)").arg(m_role.arn, m_role.source);
    finish(role->credentials);
}

} // namespace fleetwright::identity
