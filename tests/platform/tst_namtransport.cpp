// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/exchange.h"
#include "tests/support/misbehavingserver.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::platform;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Failure = WireResponse::Failure;

/// What goes over the wire and comes back.
class TestNamTransport : public QObject
{
    Q_OBJECT

private slots:
    void sendsBytesAsTheyAre_data();
    void sendsBytesAsTheyAre();
    void keepsThePathAsItIs();
    void keepsNoCookies();
    void givesErrorsAsAnswers_data();
    void givesErrorsAsAnswers();
    void followsNoRedirect_data();
    void followsNoRedirect();
};

void TestNamTransport::sendsBytesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("hasBody");
    QTest::addColumn<QByteArray>("body");
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += static_cast<char>(i);
    QTest::newRow("every byte") << QByteArray("PUT") << true << every;
    QTest::newRow("large") << QByteArray("POST") << true << QByteArray(300000, 'x') + every;
    QTest::newRow("empty") << QByteArray("PUT") << true << QByteArray("");
    QTest::newRow("patch") << QByteArray("PATCH") << true << QByteArray("{\"ä\":\"日本\"}");
    QTest::newRow("get") << QByteArray("GET") << false << QByteArray();
    QTest::newRow("delete") << QByteArray("DELETE") << false << QByteArray();
}

void TestNamTransport::sendsBytesAsTheyAre()
{
    QFETCH(const QByteArray, method);
    QFETCH(const bool, hasBody);
    QFETCH(const QByteArray, body);
    MisbehavingServer server;
    server.answer("200 OK", "{}", "x-amzn-RequestId: abc\r\n");
    WireRequest request{
        .method = method,
        .url = QUrl(server.url().toString() + u"/jobs/fw-1"_s),
        .headers = {{"X-Amz-Date", "20260102T030405Z"}, {"Authorization", "AWS4-HMAC-SHA256 x"}}};
    if (hasBody) {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = body;
    }
    const WireResponse response = exchange(request);
    QCOMPARE(response.failure, Failure::None);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray("{}"));
    QCOMPARE(response.header("X-AMZN-REQUESTID"), QByteArray("abc"));
    QVERIFY(response.sent);

    QCOMPARE(server.requests().size(), 1);
    const QByteArray seen = server.requests().first();
    QVERIFY2(seen.startsWith(method + " /jobs/fw-1 HTTP/1.1\r\n"), seen.left(100).constData());
    QCOMPARE(seen.mid(seen.indexOf("\r\n\r\n") + 4), body);
    QCOMPARE(headerIn(seen, "Authorization"), QByteArray("AWS4-HMAC-SHA256 x"));
    QCOMPARE(headerIn(seen, "X-Amz-Date"), QByteArray("20260102T030405Z"));
    QCOMPARE(headerIn(seen, "Content-Type"), hasBody ? QByteArray("application/json") : QByteArray());
    QCOMPARE(headerIn(seen, "User-Agent"), QByteArray("Fleetwright/" FLEETWRIGHT_VERSION));
    QCOMPARE(headerIn(seen, "Host"), server.url().authority().toLatin1());
    QCOMPARE(headerIn(seen, "Accept-Encoding"), QByteArray("identity"));
    QVERIFY(headerIn(seen, "Cookie").isEmpty());
    QVERIFY(headerIn(seen, "Upgrade").isEmpty());
    if (hasBody)
        QCOMPARE(headerIn(seen, "Content-Length"), QByteArray::number(body.size()));
}

void TestNamTransport::keepsThePathAsItIs()
{
    MisbehavingServer server;
    server.answer("200 OK", "{}");
    const HttpRequest request{
        .path = {u"things"_s, u"a:b c/%ä~"_s, u"x"_s},
        .query = {{u"nextToken"_s, u"A+B/=="_s}, {u"attributeValue"_s, u"x=[1]#/@, ~"_s}}};
    exchange(get(request.url(server.url())));
    const QByteArray line = server.requests().first().split('\r').first();
    QCOMPARE(line, "GET " + request.encodedPath() + '?' + request.encodedQuery() + " HTTP/1.1");
    QVERIFY(line.contains("/things/a%3Ab%20c%2F%25%C3%A4~/"));
}

void TestNamTransport::keepsNoCookies()
{
    MisbehavingServer server;
    server.answer("200 OK", "{}", "Set-Cookie: a=b; Path=/\r\nConnection: close\r\n");
    NamTransport transport;
    for (int i = 0; i < 2; ++i) {
        bool done = false;
        const auto call = transport.send(get(server.url()), [&](const WireResponse &) { done = true; });
        QTRY_VERIFY(done);
    }
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(headerIn(server.requests().last(), "Cookie").isEmpty());
}

void TestNamTransport::givesErrorsAsAnswers_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found",
                               "405 No", "407 Proxy", "409 Conflict", "410 Gone", "413 Large", "429 Slow",
                               "500 Error", "501 No", "502 Bad", "503 Busy", "504 Late", "599 Odd"})
        QTest::newRow(status) << QByteArray(status);
}

void TestNamTransport::givesErrorsAsAnswers()
{
    QFETCH(const QByteArray, status);
    for (const bool change : {false, true}) {
        MisbehavingServer server;
        server.answer(status, R"({"message":"no"})",
                      "x-amzn-ErrorType: SomeException\r\nWWW-Authenticate: Basic realm=\"x\"\r\n");
        const WireResponse response = exchange(change ? put(server.url()) : get(server.url()));
        if (status.startsWith("407")) {
            QCOMPARE(response.failure, Failure::Proxy);
            continue;
        }
        QCOMPARE(response.failure, Failure::None);
        QCOMPARE(response.status, status.left(3).toInt());
        QCOMPARE(response.body, QByteArray(R"({"message":"no"})"));
        QCOMPARE(response.header("x-amzn-errortype"), QByteArray("SomeException"));
        QCOMPARE(server.requests().size(), 1);
    }
}

void TestNamTransport::followsNoRedirect_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"})
        QTest::newRow(status) << QByteArray(status);
}

void TestNamTransport::followsNoRedirect()
{
    QFETCH(const QByteArray, status);
    MisbehavingServer elsewhere;
    elsewhere.answer("200 OK", "{}");
    MisbehavingServer server;
    server.answer(status, "", "Location: " + elsewhere.url().toEncoded() + "/x\r\n");
    const WireResponse response = exchange(put(server.url()));
    QCOMPARE(response.failure, Failure::Redirect);
    QCOMPARE(response.status, status.left(3).toInt());
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(elsewhere.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestNamTransport)
#include "tst_namtransport.moc"
