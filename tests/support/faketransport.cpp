// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"

#include <QObject>

namespace fleetwright::test
{
namespace
{

class FakeCall : public QObject, public aws::TransportCall
{
public:
    explicit FakeCall(std::shared_ptr<int> aborted) : m_aborted(std::move(aborted)) {}
    ~FakeCall() override
    {
        if (!m_answered)
            ++*m_aborted;
    }
    void answer(const aws::WireResponse &response, const std::function<void(aws::WireResponse)> &done)
    {
        m_answered = true;
        done(response);
    }

private:
    std::shared_ptr<int> m_aborted;
    bool m_answered = false;
};

} // namespace

void FakeTransport::answer(int status, const QByteArray &body, const aws::Headers &headers)
{
    aws::WireResponse response{.status = status, .headers = headers, .body = body, .sent = true};
    response.headers.emplaceBack("x-amzn-RequestId",
                                 "request-" + QByteArray::number(m_script.size() + m_requests.size()));
    m_script.append(response);
}

void FakeTransport::refuse(int status, const QByteArray &code, const QByteArray &message,
                           const aws::Headers &headers)
{
    aws::Headers all = headers;
    all.emplaceBack("x-amzn-ErrorType", code + ":http://internal.amazon.com/coral/");
    answer(status, "{\"message\":\"" + message + "\"}", all);
}

void FakeTransport::fail(aws::WireResponse::Failure failure, bool sent)
{
    m_script.append(
        aws::WireResponse{.failure = failure, .failureText = QStringLiteral("scripted"), .sent = sent});
}

QStringList FakeTransport::lines() const
{
    QStringList lines;
    for (const aws::WireRequest &request : m_requests) {
        lines.append(QString::fromLatin1(request.method) + u' ' +
                     request.url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority));
    }
    return lines;
}

std::unique_ptr<aws::TransportCall> FakeTransport::send(const aws::WireRequest &request,
                                                        std::function<void(aws::WireResponse)> done)
{
    m_requests.append(request);
    auto call = std::make_unique<FakeCall>(m_aborted);
    if (m_script.isEmpty())
        qFatal("The script has no answer to %s %s", request.method.constData(),
               request.url.toEncoded().constData());
    if (const std::optional<aws::WireResponse> response = m_script.takeFirst()) {
        QMetaObject::invokeMethod(
            call.get(),
            [call = call.get(), response = *response, done = std::move(done)] {
                call->answer(response, done);
            },
            Qt::QueuedConnection);
    }
    return call;
}

} // namespace fleetwright::test
