// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/namtransport.h"
#include "app/platform/proxies.h"
#include "tests/platform/exchange.h"
#include "tests/platform/tlsserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::platform;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A proxy that wants a user and a password, and leads every tunnel to one server.
class AskingProxy : public QTcpServer
{
public:
    explicit AskingProxy(quint16 target) : m_target(target)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        });
    }
    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(serverPort()); }

private:
    void serve(QTcpSocket *socket)
    {
        if (auto *tunnel = socket->findChild<QTcpSocket *>()) {
            tunnel->write(socket->readAll());
            return;
        }
        const QByteArray request = socket->readAll();
        if (!request.contains("Basic " + QByteArray("op:pa:ss").toBase64())) {
            socket->write("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"corp\"\r\n"
                          "Content-Length: 0\r\n\r\n");
            return;
        }
        auto *tunnel = new QTcpSocket(socket);
        connect(tunnel, &QTcpSocket::readyRead, socket, [=] { socket->write(tunnel->readAll()); });
        connect(tunnel, &QTcpSocket::connected, socket, [=] { socket->write("HTTP/1.1 200 OK\r\n\r\n"); });
        tunnel->connectToHost(QHostAddress::LocalHost, m_target);
    }

    quint16 m_target;
};

QProcessEnvironment environment(const QStringList &variables)
{
    QProcessEnvironment made;
    for (const QString &variable : variables)
        made.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return made;
}

} // namespace

/// Which proxy is taken, and what it is told.
class TestProxies : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void exceptionsAsInPython();
    void choice_data();
    void choice();
    void asksUntilItIsRight();
    void givesUp();
    void passwordOfTheAddress();

private:
    [[nodiscard]] QStringList through(const QString &login = {}) const;

    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<AskingProxy> m_proxy;
    const QUrl m_url{u"https://service.example/jobs/a"_s};
};

void TestProxies::exceptionsAsInPython()
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/platform/proxy_exceptions.py")});
    QVERIFY(python.waitForFinished(60000));
    const QJsonArray rows = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QVERIFY(rows.size() > 300);
    int excepted = 0;
    for (const QJsonValue &row : rows) {
        const bool expected = row[u"excepted"].toBool();
        QVERIFY2(isExcepted(row[u"noProxy"].toString(), QUrl(row[u"url"].toString())) == expected,
                 QJsonDocument(row.toObject()).toJson().constData());
        excepted += expected ? 1 : 0;
    }
    QVERIFY(excepted > 50 && excepted < rows.size() - 50);
}

void TestProxies::choice_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("proxy");
    const QString iot = u"https://iot.eu-west-1.amazonaws.com/jobs"_s;
    QTest::newRow("HTTPS_PROXY") << QStringList{u"HTTPS_PROXY=http://proxy:3128"_s} << iot << u"proxy:3128"_s;
    QTest::newRow("lower case first")
        << QStringList{u"HTTPS_PROXY=http://upper:1"_s, u"https_proxy=lower:2"_s} << iot << u"lower:2"_s;
    QTest::newRow("other scheme") << QStringList{u"HTTP_PROXY=http://proxy:3128"_s} << iot << QString();
    QTest::newRow("for all") << QStringList{u"ALL_PROXY=socks5://proxy"_s} << iot << u"proxy:1080"_s;
    QTest::newRow("excepted") << QStringList{u"HTTPS_PROXY=http://proxy:3128"_s, u"NO_PROXY=.amazonaws.com"_s}
                              << iot << QString();
    QTest::newRow("this computer") << QStringList{u"HTTP_PROXY=http://proxy:3128"_s}
                                   << u"http://localhost:4566/"_s << QString();
}

void TestProxies::choice()
{
    QFETCH(QStringList, variables);
    QFETCH(QString, url);
    QFETCH(QString, proxy);
    const Proxies proxies(environment(variables));
    const QNetworkProxy chosen = proxies.proxiesFor(QNetworkProxyQuery(QUrl(url))).value(0);
    QCOMPARE(chosen.hostName().isEmpty() ? QString() : u"%1:%2"_s.arg(chosen.hostName()).arg(chosen.port()),
             proxy);
}

void TestProxies::init()
{
    if (!TlsServer::isPossible())
        QSKIP("openssl is not installed");
    m_server = std::make_unique<TlsServer>(u"DNS:service.example"_s);
    m_proxy = std::make_unique<AskingProxy>(m_server->serverPort());
}

QStringList TestProxies::through(const QString &login) const
{
    return {u"HTTPS_PROXY=http://"_s + login + m_proxy->address()};
}

void TestProxies::asksUntilItIsRight()
{
    QList<ProxyQuestion> questions;
    Proxies proxies(environment(through()), [&](const ProxyQuestion &question) -> std::optional<ProxyLogin> {
        questions.append(question);
        return ProxyLogin{u"op"_s, questions.size() < 2 ? u"wrong"_s : u"pa:ss"_s};
    });
    NamTransport transport(proxies, {m_server->certificate()});
    QCOMPARE(exchange(transport, get(m_url)).status, 200);
    QCOMPARE(questions.size(), 2);
    QCOMPARE(questions[0].realm, u"corp"_s);
    QVERIFY(!questions[0].isAgain);
    QVERIFY(questions[1].isAgain);
    QCOMPARE(exchange(transport, put(m_url)).status, 200);
    QVERIFY2(questions.size() == 2, "what was asked for once serves for other requests");
}

void TestProxies::givesUp()
{
    for (const bool asks : {true, false}) {
        Proxies proxies(environment(through()),
                        asks ? Proxies::Ask([](const ProxyQuestion &) { return std::nullopt; })
                             : Proxies::Ask());
        NamTransport transport(proxies, {m_server->certificate()});
        const aws::WireResponse answer = exchange(transport, put(m_url));
        QCOMPARE(answer.failure, aws::WireResponse::Failure::Proxy);
        QVERIFY(!answer.sent);
        QVERIFY(m_server->received().isEmpty());
    }
}

void TestProxies::passwordOfTheAddress()
{
    Proxies proxies(environment(through(u"op:pa%3Ass@"_s)),
                    [](const ProxyQuestion &) -> std::optional<ProxyLogin> { qFatal("asked"); });
    NamTransport transport(proxies, {m_server->certificate()});
    QCOMPARE(exchange(transport, put(m_url)).status, 200);
    QVERIFY2(!m_server->received().contains("Proxy-Authorization"), "that is for the proxy alone");
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
