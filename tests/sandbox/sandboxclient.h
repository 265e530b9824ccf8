// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"
#include "app/aws/httprequest.h"
#include "app/sandbox/sandbox.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

namespace fleetwright::test
{

/// Talks to a sandbox over real HTTP, with requests that the product's signer signs.
class SandboxClient
{
public:
    struct Answer {
        int status = 0;
        QJsonObject body = {};
        QByteArray raw = {};
        QByteArray errorType = {};
        QByteArray requestId = {};
        QByteArray date = {};
        QByteArray contentType = {};

        [[nodiscard]] QString message() const { return body.value(QLatin1StringView("message")).toString(); }
    };

    SandboxClient(sandbox::Sandbox::Access access, const Clock &clock)
        : m_access(std::move(access)), m_clock(clock)
    {
    }

    [[nodiscard]] Answer send(const aws::HttpRequest &request);
    [[nodiscard]] Answer get(const QStringList &path, const QList<std::pair<QString, QString>> &query = {});
    [[nodiscard]] Answer put(const QStringList &path, const QByteArray &body);
    [[nodiscard]] Answer createJob(const QString &jobId, const QJsonObject &request);
    /// Sends without a signature.
    [[nodiscard]] Answer sendUnsigned(const aws::HttpRequest &request);
    /// All items of a list, page by page; `pages` counts them.
    [[nodiscard]] QJsonArray all(const QStringList &path, QList<std::pair<QString, QString>> query,
                                 const QString &member, int *pages = nullptr);

private:
    [[nodiscard]] Answer transfer(const aws::WireRequest &request);

    sandbox::Sandbox::Access m_access;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
};

/// The ARN of a resource of the sandbox.
[[nodiscard]] QString arn(const QString &resource);
/// A job that is good as it is, for one thing.
[[nodiscard]] QJsonObject smallJob();

} // namespace fleetwright::test
