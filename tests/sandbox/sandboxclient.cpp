// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/aws/signer.h"
#include "app/sandbox/identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

namespace fleetwright::test
{

using namespace Qt::Literals::StringLiterals;

SandboxClient::Answer SandboxClient::send(const aws::HttpRequest &request)
{
    aws::WireRequest wire = {
        .method = request.method, .url = request.url(m_access.endpoint), .body = request.body};
    if (request.body)
        wire.headers.emplaceBack("Content-Type", request.contentType);
    aws::Credentials credentials;
    credentials.accessKeyId = m_access.accessKeyId;
    credentials.secretAccessKey = m_access.secretAccessKey;
    const auto signedRequest = aws::Signer().sign(
        wire, credentials, {.region = m_access.region, .service = u"iot"_s}, m_clock.utcNow());
    if (!signedRequest) {
        qWarning() << signedRequest.error().message;
        return {};
    }
    return transfer(*signedRequest);
}

SandboxClient::Answer SandboxClient::sendUnsigned(const aws::HttpRequest &request)
{
    return transfer({.method = request.method,
                     .url = request.url(m_access.endpoint),
                     .headers = {},
                     .body = request.body});
}

SandboxClient::Answer SandboxClient::transfer(const aws::WireRequest &request)
{
    QNetworkRequest network(request.url);
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(network, request.method, request.body.value_or(QByteArray())));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10000))
        return {};
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.raw = reply->readAll();
    answer.body = QJsonDocument::fromJson(answer.raw).object();
    answer.errorType = reply->rawHeader("x-amzn-ErrorType");
    answer.requestId = reply->rawHeader("x-amzn-RequestId");
    answer.date = reply->rawHeader("Date");
    answer.contentType = reply->rawHeader("Content-Type");
    return answer;
}

SandboxClient::Answer SandboxClient::get(const QStringList &path,
                                         const QList<std::pair<QString, QString>> &query)
{
    return send({.path = path, .query = query});
}

SandboxClient::Answer SandboxClient::put(const QStringList &path, const QByteArray &body)
{
    return send({.method = "PUT", .path = path, .body = body});
}

SandboxClient::Answer SandboxClient::createJob(const QString &jobId, const QJsonObject &request)
{
    return put({u"jobs"_s, jobId}, QJsonDocument(request).toJson(QJsonDocument::Compact));
}

QJsonArray SandboxClient::all(const QStringList &path, QList<std::pair<QString, QString>> query,
                              const QString &member, int *pages)
{
    QJsonArray items;
    const auto own = query;
    constexpr int mostPages = 1000;
    for (int page = 1; page <= mostPages; ++page) {
        const Answer answer = get(path, query);
        if (answer.status != 200)
            return {};
        for (const QJsonValue &item : answer.body.value(member).toArray())
            items += item;
        if (pages)
            *pages = page;
        if (!answer.body.contains("nextToken"_L1))
            return items;
        query = own;
        query.emplaceBack(u"nextToken"_s, answer.body.value("nextToken"_L1).toString());
    }
    return {};
}

QString arn(const QString &resource)
{
    return u"arn:aws:iot:"_s + sandbox::ownRegion + u':' + sandbox::ownAccount + u':' + resource;
}

QJsonObject smallJob()
{
    return {{u"targets"_s, QJsonArray{arn(u"thing/lyon-gate-001"_s)}},
            {u"document"_s, uR"({"operation":"reboot"})"_s}};
}

} // namespace fleetwright::test
