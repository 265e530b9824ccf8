// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/jsonpane.h"
#include "ui/submit/reviewdialog.h"
#include "ui/window/mainwindow.h"

#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// The JSON pane shows what goes over the wire, byte for byte.
class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void paneShowsTheBytesOnTheWire_data();
    void paneShowsTheBytesOnTheWire();
};

void TestWire::paneShowsTheBytesOnTheWire_data()
{
    QTest::addColumn<QJsonObject>("extra");
    QTest::newRow("full job") << QJsonObject();
    QTest::newRow("other scripts") << QJsonObject{{u"description"_s, u"Größer 設定 ⚙ \"quoted\" \\ /"_s}};
    QTest::newRow("unknown members") << QJsonObject{{u"laterMember"_s, QJsonArray{1, 2.5, true}}};
    QTest::newRow("large document") << QJsonObject{
        {u"document"_s, u"{\"a\":\"%1\"}"_s.arg(QString(32'000, u'x'))}};
}

void TestWire::paneShowsTheBytesOnTheWire()
{
    QFETCH(QJsonObject, extra);
    QByteArray received;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, socket, [&received, request, socket] {
            *request += socket->readAll();
            const qsizetype head = request->indexOf("\r\n\r\n");
            if (head < 0)
                return;
            // The status bar asks who one is, the review about the target group first
            if (request->startsWith("GET ") || request->startsWith("POST / ")) {
                request->clear();
                socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}");
                return;
            }
            const qsizetype from = request->toLower().indexOf("content-length:") + 15;
            const qint64 length =
                request->mid(from, request->indexOf('\r', from) - from).trimmed().toLongLong();
            if (request->size() < head + 4 + length)
                return;
            received = *request;
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 38\r\nx-amzn-RequestId: r-1\r\n\r\n"
                          "{\"jobArn\":\"arn:x\",\"jobId\":\"fw-2-4-1\"} ");
        });
    });

    test::World world;
    aws::Connection connection;
    connection.name = u"Wire"_s;
    connection.kind = aws::Connection::Kind::StaticKeys;
    connection.region = u"eu-west-1"_s;
    connection.accessKeyId = u"AKIDEXAMPLE"_s;
    connection.endpoint = QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
    const auto id = world.connections.save(connection);
    QVERIFY(id && world.connections.setCurrent(*id));
    bool kept = false;
    world.secrets.write(world.connections.current().secretName(), "secret", this,
                        [&kept](const Expected<void> &) { kept = true; });
    QTRY_VERIFY(kept);

    ui::MainWindow window(world.services());
    QJsonObject job = test::fullJob(world.clock.utcNow());
    for (auto member = extra.begin(); member != extra.end(); ++member)
        job.insert(member.key(), member.value());
    window.jobs().startFrom(job::JobDocument(job), u"a test"_s);
    window.show();
    const QByteArray shown = window.findChild<ui::JsonPane *>()->editor()->bytes();
    const QString line = window.findChild<QLabel *>(u"requestPath"_s)->text();

    window.review();
    auto *review = window.findChild<ui::ReviewDialog *>();
    auto *submit = review->findChild<QPushButton *>(u"submitJob"_s);
    auto *consents = review->findChild<QListWidget *>(u"reviewConsentItems"_s);
    for (int row = 0; row < consents->count(); ++row)
        consents->item(row)->setCheckState(Qt::Checked);
    QVERIFY2(submit->isEnabled(), qPrintable(review->findChild<QLabel *>(u"reviewReasons"_s)->text()));
    submit->click();
    QTRY_VERIFY_WITH_TIMEOUT(review->findChild<QWidget *>(u"outcomePage"_s)->isVisible(), 10'000);
    const qsizetype head = received.indexOf("\r\n\r\n");
    QVERIFY(received.startsWith(line.toLatin1() + " HTTP/1.1\r\n"));
    QCOMPARE(received.mid(head + 4), shown);
    QCOMPARE(world.log.entries()->constFirst().opening.body, shown);
}

QTEST_MAIN(TestWire)
#include "tst_wire.moc"
