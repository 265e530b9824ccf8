// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/transport.h"

#include <QList>

#include <optional>

namespace fleetwright::test
{

/// A transport that answers from a script, one entry a request, and keeps what it was given to send.
class FakeTransport : public aws::Transport
{
public:
    /// Answers the next request so.
    void answer(const aws::WireResponse &response) { m_script.append(response); }
    /// Answers with a status, a JSON body and further headers.
    void answer(int status, const QByteArray &body, const aws::Headers &headers = {});
    /// Answers with an error as the service words it.
    void refuse(int status, const QByteArray &code, const QByteArray &message = "told so",
                const aws::Headers &headers = {});
    /// Fails on the way.
    void fail(aws::WireResponse::Failure failure, bool sent);
    /// Never answers the next request.
    void hang() { m_script.append(std::nullopt); }

    [[nodiscard]] const QList<aws::WireRequest> &requests() const { return m_requests; }
    /// `PUT /jobs/a` of each request so far.
    [[nodiscard]] QStringList lines() const;
    /// Entries of the script that no request has used.
    [[nodiscard]] qsizetype left() const { return m_script.size(); }
    /// Requests that were given up before their answer.
    [[nodiscard]] int aborted() const { return *m_aborted; }

    [[nodiscard]] std::unique_ptr<aws::TransportCall>
    send(const aws::WireRequest &request, std::function<void(aws::WireResponse)> done) override;

private:
    QList<std::optional<aws::WireResponse>> m_script;
    QList<aws::WireRequest> m_requests;
    std::shared_ptr<int> m_aborted = std::make_shared<int>(0);
};

} // namespace fleetwright::test
