// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "tests/support/manualclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

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
    void listensOnLoopbackOnly();
    void keepsJobsAcrossRestarts();
    void startsAnewOnDamage();
    void twoInstancesShareAFolder();
    void cannotStartWithoutFolder();
    void stopsWhenDestroyed();

private:
    void start(const QString &folder = u":memory:"_s)
    {
        m_client.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(folder, m_clock);
        const auto access = m_sandbox->start();
        QVERIFY(access);
        m_access = *access;
        m_client = std::make_unique<test::SandboxClient>(m_access, m_clock);
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
    QTest::newRow("asterisk") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n");
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
