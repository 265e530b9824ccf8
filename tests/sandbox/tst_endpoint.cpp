// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "tests/support/manualclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::smallJob;

/// The endpoint itself: what it listens to, what it makes of odd requests, what it keeps.
class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oddNames_data();
    void oddNames();
    void unknownOperations_data();
    void unknownOperations();
    void unsignedIsRefused();
    void anotherInstancesKeyIsRefused();
    void skewedClockIsTold();
    void bodyOverTheLimit();
    void garbageDoesNotStopIt_data();
    void garbageDoesNotStopIt();
    void answersForThisComputerAlone_data();
    void answersForThisComputerAlone();
    void limitsHoldBeforeReading_data();
    void limitsHoldBeforeReading();
    void connectionsAreLimited();
    void slowRequestsAreGivenUp();
    void oneConnectionServesManyRequests();
    void listensOnLoopbackOnly();
    void keepsJobsAcrossRestarts();
    void startsAnewOnDamage();
    void twoInstancesShareAFolder();
    void cannotStartWithoutFolder();
    void stopsWhenDestroyed();

private:
    void start(const QString &folder = u":memory:"_s, const sandbox::Limits &limits = {})
    {
        m_client.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(folder, m_clock, limits);
        const auto access = m_sandbox->start();
        QVERIFY(access);
        m_access = *access;
        m_client = std::make_unique<test::SandboxClient>(m_access, m_clock);
    }

    void connectTo(QTcpSocket &socket)
    {
        socket.connectToHost(m_access.endpoint.host(), quint16(m_access.endpoint.port()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    test::ManualClock m_clock{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    sandbox::Sandbox::Access m_access;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestEndpoint::init()
{
    m_clock.set(QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC));
    start();
}

void TestEndpoint::oddNames_data()
{
    QTest::addColumn<QString>("name");

    // Each must arrive as it was sent, or its signature does not hold
    for (const char *name :
         {"a:b", "a/b",   "a b",   "a+b",  "a%b", "a%2Fb", "a%252Fb", "a?b",  "a#b", "a;b=c", "a~b",
          "a&b", "a@b,c", "(a)",   "a'b",  "a*b", "a\"b",  "<a>",     "a\\b", "[a]", "{a}",   "a|b",
          "a^b", "a`b",   "größe", "名前", "😀",  ":",     "...",     "%",    "a\tb"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
}

void TestEndpoint::oddNames()
{
    QFETCH(QString, name);
    const auto path = m_client->get({u"jobs"_s, name});
    QCOMPARE(path.status, 400);
    QVERIFY2(path.message().contains(u"Value '"_s + name + u"' at 'jobId'"_s), path.raw.constData());
    const auto query =
        m_client->get({u"things"_s}, {{u"attributeValue"_s, u"x"_s}, {u"thingTypeName"_s, name}});
    QCOMPARE(query.status, 400);
    if (name != ":"_L1 && name != "a:b"_L1)
        QVERIFY2(query.message().contains(u"Value '"_s + name + u"' at 'thingTypeName'"_s),
                 query.raw.constData());
}

void TestEndpoint::unknownOperations_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QStringList>("path");

    QTest::newRow("root") << QByteArray("GET") << QStringList();
    QTest::newRow("unknown path") << QByteArray("GET") << QStringList{u"indices"_s};
    QTest::newRow("deeper") << QByteArray("GET") << QStringList{u"jobs"_s, u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("jobs by POST") << QByteArray("POST") << QStringList{u"jobs"_s};
    QTest::newRow("job by DELETE") << QByteArray("DELETE") << QStringList{u"jobs"_s, u"a"_s};
    QTest::newRow("job by PATCH") << QByteArray("PATCH") << QStringList{u"jobs"_s, u"a"_s};
    QTest::newRow("things by PUT") << QByteArray("PUT") << QStringList{u"things"_s};
    QTest::newRow("trailing slash") << QByteArray("GET") << QStringList{u"things"_s, u""_s};
    QTest::newRow("capitals") << QByteArray("GET") << QStringList{u"Things"_s};
}

void TestEndpoint::unknownOperations()
{
    QFETCH(QByteArray, method);
    QFETCH(QStringList, path);
    aws::HttpRequest request{.method = method, .path = path};
    if (method != "GET")
        request.body = "{}";
    const auto answer = m_client->send(request);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.errorType, "UnknownOperationException");
    QCOMPARE(answer.requestId.size(), 36);
}

void TestEndpoint::unsignedIsRefused()
{
    for (const QStringList &path : {QStringList{u"things"_s}, {u"nothing"_s}, {u"jobs"_s, u"a"_s}}) {
        const auto answer = m_client->sendUnsigned({.path = path});
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.errorType, "MissingAuthenticationTokenException");
        QCOMPARE(answer.requestId.size(), 36);
        QVERIFY(!answer.date.isEmpty());
    }
}

void TestEndpoint::anotherInstancesKeyIsRefused()
{
    sandbox::Sandbox other(u":memory:"_s, m_clock);
    const auto access = other.start();
    QVERIFY(access);
    QVERIFY(access->accessKeyId != m_access.accessKeyId);
    QVERIFY(access->secretAccessKey != m_access.secretAccessKey);
    auto foreign = *access;
    foreign.endpoint = m_access.endpoint;
    QCOMPARE(test::SandboxClient(foreign, m_clock).get({u"things"_s}).errorType,
             "UnrecognizedClientException");
    foreign.accessKeyId = m_access.accessKeyId;
    const auto answer = test::SandboxClient(foreign, m_clock).get({u"things"_s});
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.errorType, "InvalidSignatureException");
}

void TestEndpoint::skewedClockIsTold()
{
    const test::ManualClock late(m_clock.utcNow().addSecs(-600));
    const auto answer = test::SandboxClient(m_access, late).get({u"things"_s});
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.errorType, "InvalidSignatureException");
    QCOMPARE(
        answer.message(),
        u"Signature expired: 20260301T115000Z is now earlier than 20260301T115500Z (20260301T120000Z - 5 min.)"_s);
    QCOMPARE(answer.date, "Sun, 01 Mar 2026 12:00:00 GMT");
}

void TestEndpoint::bodyOverTheLimit()
{
    const sandbox::Limits limits;
    const auto good = m_client->put({u"jobs"_s, u"a"_s}, QByteArray(limits.bodyBytes, ' '));
    QCOMPARE(good.status, 400);
    const auto answer = m_client->put({u"jobs"_s, u"a"_s}, QByteArray(limits.bodyBytes + 1, ' '));
    QCOMPARE(answer.status, 413);
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
}

void TestEndpoint::garbageDoesNotStopIt_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01\x02\x00\x01\xfc\x03\x03 hello\r\n\r\n");
    QTest::newRow("no target") << QByteArray("GET\r\n\r\n");
    QTest::newRow("cut off") << QByteArray("PUT /jobs/a HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"targets\"");
    QTest::newRow("bad escapes") << QByteArray("GET /jobs/%zz%?a=%g HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("absolute target") << QByteArray("GET http://other/things HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("two slashes") << QByteArray("GET //things HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("asterisk") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTest::newRow("no path") << QByteArray("GET http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost");
    QTest::newRow("odd length") << QByteArray(
        "PUT /jobs/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n12345");
    QTest::newRow("two lengths") << QByteArray("PUT /jobs/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                               "5\r\nContent-Length: 6\r\n\r\n123456");
    QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n");
}

void TestEndpoint::garbageDoesNotStopIt()
{
    QFETCH(QByteArray, bytes);
    QTcpSocket socket;
    socket.connectToHost(m_access.endpoint.host(), quint16(m_access.endpoint.port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write(bytes);
    QTRY_COMPARE(socket.bytesToWrite(), 0);
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
    QVERIFY(!socket.readAll().startsWith("HTTP/1.1 200"));
    socket.close();
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
}

void TestEndpoint::answersForThisComputerAlone_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("status");
    const auto host = [](const char *name, const QByteArray &value, const QByteArray &status) {
        QTest::newRow(name) << QByteArray("GET /things HTTP/1.1\r\nHost: " + value) << status;
    };
    host("by address", "127.0.0.1:1234", "403");
    host("by name", "localhost", "403");
    host("by name, in capitals", "LOCALHOST:80", "403");
    host("over IPv6", "[::1]:80", "403");
    host("another", "example.com", "421");
    host("one that looks like it", "localhost.example.com", "421");
    host("another computer", "192.168.0.1", "421");
    host("with a user", "localhost@example.com", "421");
    host("empty", "", "421");
    host("two", "localhost\r\nHost: example.com", "421");
    QTest::newRow("in the target") << QByteArray("GET http://example.com/things HTTP/1.1\r\nHost: localhost")
                                   << QByteArray("421");
    QTest::newRow("none") << QByteArray("GET /things HTTP/1.1\r\nAccept: */*") << QByteArray("400");
}

void TestEndpoint::answersForThisComputerAlone()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, status);
    QTcpSocket socket;
    connectTo(socket);
    socket.write(head + "\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    const QByteArray answer = socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
}

void TestEndpoint::limitsHoldBeforeReading_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("status");
    const QByteArray put = "PUT /jobs/a HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("body") << put + "Content-Length: 400000000\r\n\r\n" << QByteArray("413");
    QTest::newRow("body past all numbers") << put + "Content-Length: 99999999999999999999999\r\n\r\n"
                                           << QByteArray("400");
    QTest::newRow("body of unknown length") << put + "Transfer-Encoding: chunked\r\n\r\n"
                                            << QByteArray("411");
    QTest::newRow("header") << put + "X: " + QByteArray(100'000, 'x') << QByteArray("431");
    QTest::newRow("many headers") << put + QByteArray("X: y\r\n").repeated(20'000) << QByteArray("431");
    QTest::newRow("target") << QByteArray("GET /") + QByteArray(100'000, 'x') << QByteArray("414");
    QTest::newRow("no line at all") << QByteArray(100'000, 'x') << QByteArray("414");
}

void TestEndpoint::limitsHoldBeforeReading()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, status);
    QTcpSocket socket;
    connectTo(socket);
    socket.write(bytes);
    // Nothing more is sent: the answer does not wait for it.
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    const QByteArray answer = socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status) && answer.contains("Connection: close"),
             answer.constData());
    // Whoever goes on all the same is cut off.
    for (int i = 0; i < 20 && socket.state() == QAbstractSocket::ConnectedState; ++i) {
        socket.write(QByteArray(1'000'000, 'x'));
        QTRY_VERIFY(socket.bytesToWrite() == 0 || socket.state() != QAbstractSocket::ConnectedState);
    }
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
}

void TestEndpoint::connectionsAreLimited()
{
    start(u":memory:"_s, {.connections = 8});
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 40; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        connectTo(*sockets.back());
    }
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
    const auto open = [&] {
        return std::ranges::count_if(
            sockets, [](const auto &one) { return one->state() == QAbstractSocket::ConnectedState; });
    };
    QTRY_VERIFY(open() <= 8);
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
}

void TestEndpoint::slowRequestsAreGivenUp()
{
    start(u":memory:"_s, {.requestMs = 60});
    QTcpSocket silent;
    connectTo(silent);
    QTcpSocket slow;
    connectTo(slow);
    slow.write("GET /things HTTP/1.1\r\nHo");
    QTRY_VERIFY(slow.bytesAvailable() > 0);
    QVERIFY(slow.readAll().startsWith("HTTP/1.1 408"));
    QTRY_COMPARE(slow.state(), QAbstractSocket::UnconnectedState);
    QVERIFY2(silent.state() == QAbstractSocket::ConnectedState,
             "one that is kept for later must not be cut off just as its next request comes");
}

void TestEndpoint::oneConnectionServesManyRequests()
{
    QTcpSocket socket;
    connectTo(socket);
    const QByteArray get = "GET /things HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const QByteArray put = "PUT /jobs/a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                           "Content-Length: 2\r\n\r\n{}";
    socket.write(get + put + get + "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QByteArray all;
    QTRY_VERIFY((all += socket.readAll()).count("HTTP/1.1 403") == 4);
    QCOMPARE(all.count("HTTP/1.1 100"), 1);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TestEndpoint::listensOnLoopbackOnly()
{
    QCOMPARE(m_access.endpoint.scheme(), u"http"_s);
    QCOMPARE(m_access.endpoint.host(), u"127.0.0.1"_s);
    QTcpSocket socket;
    socket.connectToHost(u"::1"_s, quint16(m_access.endpoint.port()));
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TestEndpoint::keepsJobsAcrossRestarts()
{
    const QTemporaryDir folder;
    start(folder.path());
    QCOMPARE(m_client->createJob(u"kept"_s, smallJob()).status, 200);
    const QJsonObject before = m_client->get({u"jobs"_s, u"kept"_s}).body;
    start(folder.path());
    QCOMPARE(m_client->get({u"jobs"_s, u"kept"_s}).body, before);
    QCOMPARE(m_client->createJob(u"kept"_s, smallJob()).status, 409);
    QVERIFY(m_sandbox->notice().isEmpty());
}

void TestEndpoint::startsAnewOnDamage()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"sandbox.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, '?'));
    file.close();
    start(folder.path());
    QVERIFY(m_sandbox->notice().contains("damaged"_L1));
    QCOMPARE(m_client->createJob(u"new"_s, smallJob()).status, 200);
}

void TestEndpoint::twoInstancesShareAFolder()
{
    const QTemporaryDir folder;
    start(folder.path());
    sandbox::Sandbox other(folder.path(), m_clock);
    const auto access = other.start();
    QVERIFY(access);
    test::SandboxClient second(*access, m_clock);
    QCOMPARE(m_client->createJob(u"a"_s, smallJob()).status, 200);
    QCOMPARE(second.createJob(u"a"_s, smallJob()).status, 409);
    QCOMPARE(second.createJob(u"b"_s, smallJob()).status, 200);
    QCOMPARE(m_client->get({u"jobs"_s}).body["jobs"_L1].toArray().size(), 2);
}

void TestEndpoint::cannotStartWithoutFolder()
{
    sandbox::Sandbox sandbox(u"/proc/nowhere"_s, m_clock);
    const auto access = sandbox.start();
    QVERIFY(!access);
    QCOMPARE(access.error().message, u"The sandbox's folder cannot be made."_s);
}

void TestEndpoint::stopsWhenDestroyed()
{
    const auto access = m_access;
    m_sandbox.reset();
    QCOMPARE(test::SandboxClient(access, m_clock).get({u"things"_s}).status, 0);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
