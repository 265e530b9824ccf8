// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/containercredentials.h"

#include "app/aws/diagnosis.h"
#include "app/aws/endpoint.h"
#include "app/identity/metadatacredentials.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

const QString relativeUri = u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_s;
const QString fullUri = u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s;
const QString tokenFile = u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"_s;
const QString tokenText = u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ContainerCredentials)
};

/// Hosts that answer over plain HTTP, being a hop of zero away. Source: AWS SDKs and tools reference guide,
/// "Container credential provider".
bool isTrusted(const QUrl &url)
{
    static const QStringList hosts{u"169.254.170.2"_s, u"169.254.170.23"_s, u"fd00:ec2::23"_s};
    return url.scheme() == "https"_L1 ||
           (url.scheme() == "http"_L1 && (aws::isLoopback(url) || hosts.contains(url.host())));
}

} // namespace

ContainerCredentials::ContainerCredentials(const Parts &parts) : m_parts(parts)
{
}

bool ContainerCredentials::isOffered(const QProcessEnvironment &environment)
{
    return environment.contains(relativeUri) || environment.contains(fullUri);
}

Expected<aws::WireRequest> ContainerCredentials::request() const
{
    const QProcessEnvironment &environment = m_parts.environment;
    const bool isRelative = environment.contains(relativeUri);
    const QUrl url(isRelative ? u"http://169.254.170.2"_s + environment.value(relativeUri)
                              : environment.value(fullUri),
                   QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return failure(Texts::tr("The environment variable %1 does not hold an address.")
                           .arg(isRelative ? relativeUri : fullUri));
    }
    if (!isTrusted(url)) {
        return failure(Texts::tr("The environment variable %1 names the host %2; without HTTPS only this "
                                 "computer and AWS's own addresses for containers are asked.")
                           .arg(fullUri, url.host()));
    }
    aws::WireRequest request{.method = "GET", .url = url, .headers = {{"Accept", "application/json"}}};
    QByteArray token = environment.value(tokenText).toUtf8();
    if (environment.contains(tokenFile)) {
        const Expected<QByteArray> read = m_parts.readFile(environment.value(tokenFile));
        if (!read)
            return tl::unexpected(read.error());
        token = *read;
    }
    if (token.contains('\n') || token.contains('\r')) {
        return failure(Texts::tr("The authorization token for the container's credentials (%1) goes over "
                                 "several lines; it must be one.")
                           .arg(environment.contains(tokenFile) ? tokenFile : tokenText));
    }
    if (!token.isEmpty())
        request.headers.emplaceBack("Authorization", token);
    return request;
}

void ContainerCredentials::begin()
{
    const Expected<aws::WireRequest> wire = request();
    if (!wire)
        return finish(tl::unexpected(wire.error()));
    using namespace std::chrono_literals;
    m_call = std::make_unique<PlainCall>(m_parts.transport, m_parts.scheduler, *wire,
                                         PlainCall::Patience{.timeout = 2s},
                                         [this](const aws::WireResponse &response) { answered(response); });
}

void ContainerCredentials::answered(const aws::WireResponse &response)
{
    const std::unique_ptr<PlainCall> ended = std::move(m_call);
    const auto fail = [this](const QString &why) {
        finish(failure(Texts::tr("The container's credentials could not be fetched: %1").arg(why)));
    };
    if (!aws::isSuccess(response))
        return fail(inWords(response));
    Expected<aws::Credentials> credentials = parseMetadataCredentials(response.body);
    if (!credentials)
        return fail(credentials.error().message);
    credentials->source = Texts::tr("the container's role");
    finish(credentials);
}

} // namespace fleetwright::identity
