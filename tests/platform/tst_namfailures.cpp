// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/exchange.h"
#include "tests/support/misbehavingserver.h"

#include <QTcpSocket>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::platform;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Failure = WireResponse::Failure;

/// Servers that misbehave, hosts that are not there, and calls that are given up.
class TestNamFailures : public QObject
{
    Q_OBJECT

private slots:
    void fails_data();
    void fails();
    void neverSendsTwice_data();
    void neverSendsTwice();
    void deadHost();
    void refused();
    void unknownHost();
    void abortsWhenDropped();
    void mayBeDroppedInItsCallback();
};

void TestNamFailures::fails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("close");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<bool>("sent");
    const auto row = [](const char *name, const QByteArray &bytes, bool close, const QString &scheme,
                        Failure failure,
                        bool sent) { QTest::newRow(name) << bytes << close << scheme << failure << sent; };
    row("closes without a word", {}, true, u"http"_s, Failure::Closed, true);
    row("cut short in the body", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"jobArn\":", true, u"http"_s,
        Failure::Closed, true);
    row("cut short in the headers", "HTTP/1.1 200 OK\r\nContent-Le", true, u"http"_s, Failure::Closed, true);
    row("cut short between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"job\r\n",
        true, u"http"_s, Failure::Closed, true);
    row("error cut short", "HTTP/1.1 503 Busy\r\nContent-Length: 50\r\n\r\n{", true, u"http"_s,
        Failure::Closed, true);
    row("hangs", {}, false, u"http"_s, Failure::Timeout, true);
    row("hangs in the body", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", false, u"http"_s,
        Failure::Timeout, true);
    row("too large", "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + QByteArray(200000, 'x'), true,
        u"http"_s, Failure::TooLarge, true);
    row("too large without end", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(200000, 'x'), false, u"http"_s,
        Failure::TooLarge, true);
    row("not HTTP", "220 smtp.example.com ESMTP\r\n", true, u"http"_s, Failure::Closed, true);
    row("not TLS", "220 smtp.example.com ESMTP\r\n", true, u"https"_s, Failure::Tls, false);
    row("hangs in the TLS handshake", {}, false, u"https"_s, Failure::Timeout, false);
    row("closes in the TLS handshake", {}, true, u"https"_s, Failure::Closed, false);
}

void TestNamFailures::fails()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, close);
    QFETCH(const QString, scheme);
    QFETCH(const Failure, failure);
    QFETCH(const bool, sent);
    for (const bool change : {false, true}) {
        MisbehavingServer server;
        server.behave({.bytes = bytes, .close = close, .atOnce = scheme == u"https"_s});
        const QUrl url = server.url(scheme);
        const WireResponse response =
            exchange(change ? put(url) : get(url), {.timeoutMs = 400, .maximumAnswer = 100000});
        QCOMPARE(response.failure, failure);
        QCOMPARE(response.sent, sent);
        QVERIFY(!response.failureText.isEmpty());
        QVERIFY(response.body.size() <= 100000);
    }
}

// Qt Network sends a request again on its own when a connection ends without an answer.
void TestNamFailures::neverSendsTwice_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no answer") << QByteArray();
    QTest::newRow("half a status line") << QByteArray("HTT");
}

void TestNamFailures::neverSendsTwice()
{
    QFETCH(const QByteArray, bytes);
    for (const QByteArray &body : {QByteArray("{}"), QByteArray(""), QByteArray(100000, 'x')}) {
        MisbehavingServer server;
        server.behave({.bytes = bytes});
        NamTransport transport;
        bool first = false;
        const auto call =
            transport.send(put(server.url(), body), [&](const WireResponse &) { first = true; });
        QTRY_VERIFY(first);
        QTest::qWait(50);
        int whole = 0;
        for (const QByteArray &request : server.requests())
            whole += isWholeRequest(request) ? 1 : 0;
        QCOMPARE(whole, 1);
    }
}

void TestNamFailures::deadHost()
{
    // A listening socket whose queue is full: the kernel answers nothing to further connections.
    QTcpServer full;
    full.setListenBacklogSize(1);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    QList<QTcpSocket *> waiting;
    for (int i = 0; i < 4; ++i) {
        auto *socket = new QTcpSocket(&full);
        socket->connectToHost(QHostAddress::LocalHost, full.serverPort());
        waiting.append(socket);
    }
    QTest::qWait(50);
    const WireResponse response =
        exchange(put(QUrl(u"http://127.0.0.1:%1"_s.arg(full.serverPort()))), {.timeoutMs = 400});
    QCOMPARE(response.failure, Failure::Timeout);
    QVERIFY(!response.sent);
}

void TestNamFailures::refused()
{
    QUrl url;
    {
        MisbehavingServer server;
        url = server.url();
    }
    const WireResponse response = exchange(put(url));
    QCOMPARE(response.failure, Failure::Refused);
    QVERIFY(!response.sent);
    QCOMPARE(response.status, 0);
}

void TestNamFailures::unknownHost()
{
    const WireResponse response = exchange(put(QUrl(u"https://no-such-host.invalid"_s)));
    QCOMPARE(response.failure, Failure::HostNotFound);
    QVERIFY(!response.sent);
}

void TestNamFailures::abortsWhenDropped()
{
    MisbehavingServer server;
    server.behave({.close = false});
    NamTransport transport;
    bool called = false;
    auto call = transport.send(put(server.url()), [&](const WireResponse &) { called = true; });
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_VERIFY(isWholeRequest(server.requests().first()));
    auto *socket = server.findChild<QTcpSocket *>();
    QVERIFY(socket);
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    const QPointer<QTcpSocket> connection(socket);
    call.reset();
    QTRY_VERIFY(!connection || connection->state() == QAbstractSocket::UnconnectedState);
    QVERIFY(!called);
}

void TestNamFailures::mayBeDroppedInItsCallback()
{
    MisbehavingServer server;
    server.answer("200 OK", "{}");
    NamTransport transport;
    std::unique_ptr<TransportCall> call;
    int called = 0;
    call = transport.send(put(server.url()), [&](const WireResponse &) {
        call.reset();
        ++called;
    });
    QTRY_COMPARE(called, 1);
    QTest::qWait(20);
    QCOMPARE(called, 1);
}

QTEST_GUILESS_MAIN(TestNamFailures)
#include "tst_namfailures.moc"
