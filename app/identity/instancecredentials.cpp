// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/instancecredentials.h"

#include "app/aws/diagnosis.h"
#include "app/identity/metadatacredentials.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

const QStringList credentialsPath{u"latest"_s, u"meta-data"_s, u"iam"_s, u"security-credentials"_s};
constexpr auto tokenLifetime = "21600"; // seconds; the longest that the service gives

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(InstanceCredentials)
};

} // namespace

InstanceCredentials::InstanceCredentials(const Parts &parts) : m_parts(parts)
{
}

Expected<QUrl> InstanceCredentials::endpoint() const
{
    const QProcessEnvironment &environment = m_parts.environment;
    if (const QString own = environment.value(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s); !own.isEmpty()) {
        const QUrl url(own, QUrl::StrictMode);
        if (url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
            return failure(Texts::tr("The environment variable %1 does not hold an address.")
                               .arg(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s));
        }
        return url;
    }
    const QString mode = environment.value(u"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"_s);
    return mode.compare("IPv6"_L1, Qt::CaseInsensitive) == 0 ? QUrl(u"http://[fd00:ec2::254]"_s)
                                                             : QUrl(u"http://169.254.169.254"_s);
}

void InstanceCredentials::begin()
{
    if (m_parts.environment.value(u"AWS_EC2_METADATA_DISABLED"_s).compare("true"_L1, Qt::CaseInsensitive) ==
        0)
        return fail(Texts::tr("AWS_EC2_METADATA_DISABLED forbids to ask for it"));
    const Expected<QUrl> own = endpoint();
    if (!own)
        return finish(tl::unexpected(own.error()));
    m_endpoint = *own;
    const aws::HttpRequest request{.method = "PUT", .path = {u"latest"_s, u"api"_s, u"token"_s}};
    send({.method = request.method,
          .url = request.url(m_endpoint),
          .headers = {{"x-aws-ec2-metadata-token-ttl-seconds", tokenLifetime}},
          .body = QByteArray("")},
         &InstanceCredentials::gotToken);
}

void InstanceCredentials::send(aws::WireRequest request, Step then)
{
    using namespace std::chrono_literals;
    // Off EC2 nothing answers there, so there is little to wait for.
    m_call = std::make_unique<PlainCall>(m_parts.transport, m_parts.scheduler, std::move(request),
                                         PlainCall::Patience{.retry = {.maxAttempts = 2}, .timeout = 1s},
                                         [this, then](const aws::WireResponse &response) {
                                             const std::unique_ptr<PlainCall> ended = std::move(m_call);
                                             (this->*then)(response);
                                         });
}

void InstanceCredentials::get(const QStringList &path, Step then)
{
    const aws::HttpRequest request{.path = path};
    send({.method = request.method,
          .url = request.url(m_endpoint),
          .headers = {{"x-aws-ec2-metadata-token", m_token}}},
         then);
}

void InstanceCredentials::gotToken(const aws::WireResponse &response)
{
    m_token = response.body;
    if (!aws::isSuccess(response) || m_token.isEmpty() || m_token.contains('\n') || m_token.contains('\r')) {
        return fail(
            response.status == 0
                ? Texts::tr("nothing answers at %1; is this an EC2 instance?").arg(m_endpoint.toString())
                : inWords(response));
    }
    get(credentialsPath + QStringList{QString()}, &InstanceCredentials::gotRole);
}

void InstanceCredentials::gotRole(const aws::WireResponse &response)
{
    m_role = QString::fromUtf8(response.body).section(u'\n', 0, 0).trimmed();
    if (response.status == 404 || (aws::isSuccess(response) && m_role.isEmpty()))
        return fail(Texts::tr("the instance has no role"));
    if (!aws::isSuccess(response))
        return fail(inWords(response));
    get(credentialsPath + QStringList{m_role}, &InstanceCredentials::gotCredentials);
}

void InstanceCredentials::gotCredentials(const aws::WireResponse &response)
{
    if (!aws::isSuccess(response))
        return fail(inWords(response));
    Expected<aws::Credentials> credentials = parseMetadataCredentials(response.body);
    if (!credentials)
        return fail(credentials.error().message);
    credentials->source = Texts::tr("role %1 of this EC2 instance").arg(m_role);
    finish(credentials);
}

void InstanceCredentials::fail(const QString &why)
{
    finish(failure(Texts::tr("The role of this EC2 instance could not be used: %1.").arg(why)));
}

} // namespace fleetwright::identity
