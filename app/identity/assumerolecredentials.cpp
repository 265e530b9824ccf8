// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/assumerolecredentials.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

constexpr int codesAsked = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(AssumeRoleCredentials)
};

} // namespace

QString madeUpSessionName(const Clock &clock)
{
    return u"fleetwright-"_s + QString::number(clock.utcNow().toSecsSinceEpoch());
}

AssumeRoleCredentials::AssumeRoleCredentials(const Parts &parts, Role role,
                                             std::shared_ptr<aws::CredentialsProvider> source,
                                             aws::Target sts)
    : m_parts(parts), m_role(std::move(role)),
      m_question{.serial = m_role.mfaSerial, .role = m_role.arn, .source = m_role.source},
      m_client({parts.transport, parts.scheduler, parts.clock, std::move(source)}, std::move(sts))
{
}

void AssumeRoleCredentials::begin()
{
    m_codesRefused = 0;
    m_question.problem.clear();
    if (m_role.mfaSerial.isEmpty())
        assume({});
    else
        askForCode();
}

void AssumeRoleCredentials::askForCode()
{
    m_parts.prompts.askMfaCode(m_question, this, [this](const Expected<QString> &code) {
        if (code)
            assume(code->toUtf8());
        else
            finish(tl::unexpected(code.error()));
    });
}

void AssumeRoleCredentials::assume(const QByteArray &code)
{
    const AssumeRole operation{.roleArn = m_role.arn,
                               .sessionName = m_role.sessionName.isEmpty() ? madeUpSessionName(m_parts.clock)
                                                                           : m_role.sessionName,
                               .externalId = m_role.externalId,
                               .durationSeconds = m_role.durationSeconds,
                               .serialNumber = m_role.mfaSerial,
                               .tokenCode = code};
    m_client.send(operation, this, [this](const Expected<aws::Answer<AssumedRole>, aws::ApiError> &answer) {
        if (!answer)
            return refused(answer.error());
        aws::Credentials credentials = answer->value.credentials;
        credentials.source = Texts::tr("role %1 of profile %2").arg(m_role.arn, m_role.source);
        finish(credentials);
    });
}

void AssumeRoleCredentials::refused(const aws::ApiError &error)
{
    // STS gives no code of its own for a wrong or used code, only this sentence.
    if (error.serviceMessage.contains("MultiFactorAuthentication failed"_L1) &&
        ++m_codesRefused < codesAsked) {
        m_question.problem = Texts::tr("The code was refused. Each code works once; wait for the next one.");
        return askForCode();
    }
    const QString why = error.serviceMessage.isEmpty() ? error.title : error.serviceMessage;
    finish(failure(error.kind == aws::ApiError::Kind::Credentials && error.serviceMessage.isEmpty()
                       ? error.title
                       : Texts::tr("The role %1 could not be assumed: %2").arg(m_role.arn, why),
                   error.advice));
}

} // namespace fleetwright::identity
