// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/client.h"
#include "app/iot/createjob.h"
#include "app/platform/namtransport.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"
#include "tests/support/misbehavingserver.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::platform;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Kind = ApiError::Kind;

namespace
{

constexpr auto json = "Content-Type: application/json\r\nx-amzn-RequestId: 1b2c\r\n";

QByteArray http(const QByteArray &status, const QByteArray &body, const QByteArray &headers = json)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

QByteArray serviceError(const QByteArray &status, const QByteArray &code, const QByteArray &message)
{
    return http(status, "{\"message\":\"" + message + "\"}",
                json + QByteArray("x-amzn-ErrorType: ") + code +
                    ":http://internal.amazon.com/coral/com.amazon.coral/\r\n");
}

const QByteArray jobBody =
    "{\"targets\":[\"arn:aws:iot:eu-west-1:123456789012:thing/a:b\"],\"document\":\"[\u00e4, 1]\"}";

} // namespace

/// CreateJob against a server that misbehaves in just one way: what the operator is told, over the real
/// transport.
class TestErrors : public QObject
{
    Q_OBJECT

private slots:
    void tells_data();
    void tells();
    void tellsAGarbledAnswer_data();
    void tellsAGarbledAnswer();
    void tellsRefusedConnections();
    void sendsWhatItWasGiven();

private:
    Expected<Answer<iot::CreateJob::Result>, ApiError> create(const QUrl &endpoint, int timeoutMs = 5000);
};

Expected<Answer<iot::CreateJob::Result>, ApiError> TestErrors::create(const QUrl &endpoint, int timeoutMs)
{
    NamTransport transport({.timeoutMs = timeoutMs, .maximumAnswer = 50000});
    ManualScheduler scheduler;
    const ManualClock clock;
    Client client({transport, scheduler, clock, std::make_shared<FakeCredentials>()},
                  {.endpoint = endpoint, .region = u"eu-west-1"_s});
    std::optional<Expected<Answer<iot::CreateJob::Result>, ApiError>> result;
    client.send(iot::CreateJob{u"fw-1"_s, jobBody}, this, [&](const auto &answer) { result = answer; });
    const auto isDone = [&] {
        scheduler.runNext();
        return result.has_value();
    };
    if (!QTest::qWaitFor(isDone, 20000))
        qFatal("no answer");
    return *result;
}

void TestErrors::tells_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("says"); // in title or advice
    QTest::addColumn<bool>("unknown"); // the outcome
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const QByteArray &answer, Kind kind, const QString &says,
                        bool unknown = false, int requests = 1) {
        QTest::newRow(name) << answer << kind << says << unknown << requests;
    };
    row("InvalidRequest",
        serviceError("400 Bad Request", "InvalidRequestException", "1 validation error detected"),
        Kind::Rejected, u"refuses this job"_s);
    row("ResourceNotFound",
        serviceError("404 Not Found", "ResourceNotFoundException", "Thing a cannot be found."),
        Kind::NotFound, u"target"_s);
    row("ResourceNotFound of the template",
        serviceError("404 Not Found", "ResourceNotFoundException", "Job Template t cannot be found."),
        Kind::NotFound, u"The job template was not found"_s);
    row("ResourceNotFound of a package",
        serviceError("404 Not Found", "ResourceNotFoundException", "Package p version 1 not found"),
        Kind::NotFound, u"A package version was not found"_s);
    row("ResourceAlreadyExists",
        http("409 Conflict", R"({"message":"exists","resourceId":"fw-1","resourceArn":"arn:aws:iot:x"})",
             "x-amzn-ErrorType: ResourceAlreadyExistsException\r\n"),
        Kind::Conflict, u"“fw-1”"_s);
    row("LimitExceeded", serviceError("410 Gone", "LimitExceededException", "too many jobs"), Kind::Limit,
        u"quota"_s);
    row("Throttling", serviceError("400 Bad Request", "ThrottlingException", "Rate exceeded"),
        Kind::Throttled, u"Too many jobs"_s, false, 3);
    row("ServiceUnavailable", serviceError("503 Busy", "ServiceUnavailableException", "later"), Kind::Server,
        u"unavailable"_s, true);
    row("InvalidJobDocument", serviceError("400 Bad", "InvalidJobDocumentException", "Undefined placeholder"),
        Kind::Rejected, u"document"_s);
    row("InvalidRole", serviceError("400 Bad", "InvalidRoleException", "Permission denied"), Kind::Rejected,
        u"role"_s);
    row("wrong signature",
        serviceError("403 Forbidden", "InvalidSignatureException",
                     "The request signature we calculated does not match"),
        Kind::Credentials, u"secret access key"_s);
    row("expired token",
        serviceError("403 Forbidden", "ExpiredTokenException", "The security token included is expired"),
        Kind::Credentials, u"expired"_s);
    row("unknown key",
        serviceError("403 Forbidden", "UnrecognizedClientException", "The security token is invalid."),
        Kind::Credentials, u"access key ID"_s);
    row("clock off",
        serviceError("403 Forbidden", "InvalidSignatureException",
                     "Signature expired: 20260102T030405Z is now earlier than 20260102T030500Z"),
        Kind::Credentials, u"clock"_s);
    row("no signature", serviceError("403 Forbidden", "MissingAuthenticationTokenException", "Missing"),
        Kind::Credentials, u"signature"_s);
    row("no permission",
        serviceError("403 Forbidden", "AccessDeniedException",
                     "User: arn:aws:iam::123456789012:user/op is not authorized to perform: iot:CreateJob on "
                     "resource: "
                     "arn:aws:iot:eu-west-1:123456789012:thing/a:b because no identity-based policy allows "
                     "the action"),
        Kind::Permission, u"iot:CreateJob on arn:aws:iot:eu-west-1:123456789012:thing/a:b is missing"_s);
    row("explicit deny",
        serviceError("403 Forbidden", "AccessDeniedException",
                     "User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: iam:PassRole on "
                     "resource: arn:aws:iam::1:role/x "
                     "with an explicit deny in a service control policy"),
        Kind::Permission, u"explicitly denies it to arn:aws:sts::1:assumed-role/a/b"_s);
    row("no permission, no words", serviceError("403 Forbidden", "AccessDeniedException", ""),
        Kind::Permission, u"permission"_s);
    row("code in the body",
        http("400 Bad", R"({"__type":"com.amazon#InvalidRequestException","Message":"x"})", ""),
        Kind::Rejected, u"refuses this job"_s);
    row("unheard of code", serviceError("418 Teapot", "TeapotException", "short and stout"), Kind::Rejected,
        u"invalid"_s);
    row("500", serviceError("500 Error", "InternalFailureException", "oops"), Kind::Server, u"HTTP 500"_s,
        true);
    row("502 with a page", http("502 Bad Gateway", "<html>bad gateway</html>"), Kind::Server, u"HTTP 502"_s,
        true);
    row("504 empty", http("504 Late", ""), Kind::Server, u"HTTP 504"_s, true);
    row("403 of a proxy",
        http("403 Forbidden", "<html>blocked by policy</html>", "Content-Type: text/html\r\n"),
        Kind::BadAnswer, u"proxy"_s);
    row("404 of another server", http("404 Not Found", "not found", ""), Kind::BadAnswer, u"endpoint"_s);
    row("sign-in page", http("200 OK", "<!DOCTYPE html><html>Welcome", "Content-Type: text/html\r\n"),
        Kind::BadAnswer, u"web page"_s, true);
    row("redirect", http("302 Found", "", "Location: https://evil.example.com/jobs\r\n"), Kind::BadAnswer,
        u"evil.example.com"_s);
    row("truncated", "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"jobArn\":\"arn:aws", Kind::Network,
        u"lost"_s, true);
    row("too large", http("200 OK", QByteArray(80000, ' ')), Kind::BadAnswer, u"larger"_s, true);
    row("nothing", {}, Kind::Network, u"lost"_s, true);
}

void TestErrors::tells()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const Kind, kind);
    QFETCH(const QString, says);
    QFETCH(const bool, unknown);
    QFETCH(const int, requests);
    MisbehavingServer server;
    server.behave({.bytes = answer});
    const auto result = create(server.url());
    QVERIFY(!result);
    const ApiError &error = result.error();
    const QString text = error.title + u' ' + error.advice;
    QVERIFY2(error.kind == kind, qPrintable(error.toText()));
    QVERIFY2(text.contains(says), qPrintable(error.toText()));
    QCOMPARE(error.outcomeUnknown, unknown);
    QCOMPARE(server.requests().size(), requests);
    QCOMPARE(error.attempts, requests);
    QVERIFY(!error.toText().contains(u"secret\n"_s));
    QVERIFY2(!error.toText().contains(u"Unknown error"_s), qPrintable(error.toText()));
    if (answer.contains("x-amzn-RequestId"))
        QVERIFY(error.toText().contains(u"1b2c"_s) || kind == Kind::BadAnswer);
}

void TestErrors::tellsAGarbledAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("half") << QByteArray(R"({"jobArn":"arn:aws)");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no ARN") << QByteArray(R"({"jobId":"fw-1"})");
    QTest::newRow("null ARN") << QByteArray(R"({"jobArn":null})");
    QTest::newRow("number") << QByteArray(R"({"jobArn":5})");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00", 3);
}

void TestErrors::tellsAGarbledAnswer()
{
    QFETCH(const QByteArray, body);
    MisbehavingServer server;
    server.answer("200 OK", body, json);
    const auto result = create(server.url());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::BadAnswer);
    QVERIFY(result.error().outcomeUnknown);
    QCOMPARE(result.error().requestId, u"1b2c"_s);
    QCOMPARE(result.error().status, 200);
}

void TestErrors::tellsRefusedConnections()
{
    QUrl gone;
    {
        MisbehavingServer server;
        gone = server.url();
    }
    const auto refused = create(gone);
    QCOMPARE(refused.error().kind, Kind::Network);
    QVERIFY(refused.error().title.contains("refuses"_L1));
    QCOMPARE(refused.error().attempts, 3);
    QVERIFY(!refused.error().outcomeUnknown);

    const auto unknownHost = create(QUrl(u"https://iot.no-such-region.invalid"_s));
    QVERIFY(unknownHost.error().title.contains("iot.no-such-region.invalid"_L1));
    QVERIFY(!unknownHost.error().outcomeUnknown);

    MisbehavingServer silent;
    silent.behave({.close = false});
    const auto late = create(silent.url(), 300);
    QVERIFY(late.error().title.contains("in time"_L1));
    QVERIFY(late.error().outcomeUnknown);
    QCOMPARE(late.error().attempts, 1);

    MisbehavingServer notTls;
    notTls.behave({.bytes = "220 smtp.example.com ESMTP\r\n", .atOnce = true});
    const auto tls = create(notTls.url(u"https"_s));
    QVERIFY(tls.error().title.contains("secure connection"_L1));
    QVERIFY(!tls.error().outcomeUnknown);
}

void TestErrors::sendsWhatItWasGiven()
{
    MisbehavingServer server;
    server.answer(
        "200 OK",
        R"({"jobArn":"arn:aws:iot:eu-west-1:123456789012:job/fw-1","jobId":"fw-1","description":null})",
        json);
    const auto result = create(server.url());
    QVERIFY(result);
    QCOMPARE(result->value.jobArn, u"arn:aws:iot:eu-west-1:123456789012:job/fw-1"_s);
    QCOMPARE(result->value.jobId, u"fw-1"_s);
    QVERIFY(result->value.description.isEmpty());
    QCOMPARE(result->requestId, u"1b2c"_s);
    const QByteArray seen = server.requests().first();
    QVERIFY(seen.startsWith("PUT /jobs/fw-1 HTTP/1.1\r\n"));
    QCOMPARE(seen.mid(seen.indexOf("\r\n\r\n") + 4), jobBody);
    QCOMPARE(headerIn(seen, "Content-Type"), QByteArray("application/json"));
    QCOMPARE(headerIn(seen, "X-Amz-Date"), QByteArray("20260102T030405Z"));
    QVERIFY(headerIn(seen, "Authorization")
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/iot/aws4_request, "
                            "SignedHeaders=content-type;host;x-amz-date, Signature="));
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
