// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/settler.h"
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"
#include "ui/submit/outcomepage.h"
#include "ui/submit/reviewdialog.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// From the last look to the outcome, against the sandbox and against an endpoint that fails.
class TestSubmitting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void createsTheJob();
    void tellsARefusal();
    void tellsATakenId();
    void lostAnswerStaysOpenUntilSettled();
    void settlingWithoutItsConnection();
    void settlesEachOpenOneOnce();
    void connectionThatCannotBeOpened();
    void cancelledWhileSending();
    void aLogThatCannotBeWrittenIsTold();
    void theSameJobAgainIsNotCreatedAgain();
    void goesToTheFieldItWasAbout_data();
    void goesToTheFieldItWasAbout();
    void askingAgainIsAboutItsOwnEntry();
    void aProductionMarkSetOutsideIsHeeded();

private:
    void submit();
    void useEndpoint(quint16 port);
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    [[nodiscard]] bool hasOutcome() const { return find<QWidget>(u"outcomePage"_s)->isVisible(); }

    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::Services> m_services;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<ui::ReviewDialog> m_dialog;
};

void TestSubmitting::init()
{
    m_world = std::make_unique<test::World>();
    const auto access = m_world->startSandbox();
    QVERIFY2(access, access ? "" : qPrintable(access.error().message));
    m_services = std::make_unique<ui::Services>(m_world->services());
    m_job = std::make_unique<job::JobModel>();
    m_job->reset(job::JobDocument(test::fullJob(m_world->clock.utcNow())));
    m_dialog = std::make_unique<ui::ReviewDialog>(*m_job, *m_services);
}

void TestSubmitting::cleanup()
{
    m_dialog.reset();
    m_job.reset();
    m_services.reset();
    m_world.reset();
}

void TestSubmitting::submit()
{
    m_dialog->begin(submit::TextState::Taken);
    auto *button = find<QPushButton>(u"submitJob"_s);
    QVERIFY2(button->isEnabled(), qPrintable(find<QLabel>(u"reviewReasons"_s)->text()));
    button->click();
}

/// A connection with keys of its own to a loopback port.
void TestSubmitting::useEndpoint(quint16 port)
{
    aws::Connection connection;
    connection.name = u"Elsewhere"_s;
    connection.kind = aws::Connection::Kind::StaticKeys;
    connection.region = u"eu-west-1"_s;
    connection.accessKeyId = u"AKIDEXAMPLE"_s;
    connection.endpoint = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
    const auto id = m_world->connections.save(connection);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    bool kept = false;
    m_world->secrets.write(m_world->connections.byId(*id)->secretName(), "secret", this,
                           [&kept](const Expected<void> &done) { kept = done.has_value(); });
    QTRY_VERIFY(kept);
    QVERIFY(m_world->connections.setCurrent(*id));
}

void TestSubmitting::createsTheJob()
{
    QSignalSpy created(m_dialog.get(), &ui::ReviewDialog::created);
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QCOMPARE(find<QLabel>(u"outcomeTitle"_s)->text(), u"The job fw-2-4-1-rollout was created."_s);
    const QString arn = u"arn:aws:iot:eu-west-1:000000000000:job/fw-2-4-1-rollout"_s;
    QCOMPARE(find<QLabel>(u"outcomeArn"_s)->text(), arn);
    QVERIFY(!find<QLabel>(u"outcomeRequestId"_s)->text().isEmpty());
    find<QAbstractButton>(u"outcomeArnCopy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), arn);
    QCOMPARE(created.size(), 1);
    const auto entries = m_world->log.entries();
    QVERIFY(entries);
    QCOMPARE(entries->size(), 1);
    QCOMPARE(entries->constFirst().closing.state, iot::SubmissionJournal::State::Created);
    QCOMPARE(entries->constFirst().opening.body, m_job->document().body());
    find<QPushButton>(u"outcomeClose"_s)->click();
    QVERIFY(!m_dialog->isVisible());
}

void TestSubmitting::tellsARefusal()
{
    m_job->setValue("/targets"_ptr, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/nobody"_s});
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QVERIFY(find<QLabel>(u"outcomeServiceMessage"_s)->text().contains(u"thing/nobody"_s));
    QVERIFY(find<QLabel>(u"outcomeCode"_s)->text().startsWith(u"ResourceNotFoundException"_s));
    QVERIFY(!find<QLabel>(u"outcomeArn"_s));
    find<QPushButton>(u"outcomeCopyAll"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"thing/nobody"_s));
    find<QPushButton>(u"outcomeBack"_s)->click();
    QVERIFY(!m_dialog->isVisible());
    // What the service named stands at the field, until it is changed.
    const auto named = [this] {
        const schema::Problems problems = m_job->problemsAt("/targets/0"_ptr);
        return std::any_of(problems.cbegin(), problems.cend(),
                           [](const schema::Problem &problem) { return problem.rule == u"server.target"_s; });
    };
    QVERIFY(named());
    m_job->setValue("/targets/0"_ptr, u"arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-1"_s);
    QVERIFY(!named());
    QCOMPARE(m_world->log.entries()->constFirst().closing.state, iot::SubmissionJournal::State::Refused);
}

void TestSubmitting::tellsATakenId()
{
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    find<QPushButton>(u"outcomeClose"_s)->click();
    m_job->setValue("/description"_ptr, u"Another job"_s);
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QVERIFY2(find<QLabel>(u"outcomeTitle"_s)->text().contains(u"already"_s),
             qPrintable(find<QLabel>(u"outcomeTitle"_s)->text()));
    QCOMPARE(find<QLabel>(u"outcomeDiffering"_s)->text(), u"Description"_s);
    QVERIFY(find<QLabel>(u"outcomeAdvice"_s)->text().contains(u"It differs in: Description."_s));
    QVERIFY(find<QPushButton>(u"outcomeNewId"_s));
    find<QPushButton>(u"outcomeNewId"_s)->click();
    QVERIFY(m_job->document().jobId() != u"fw-2-4-1-rollout"_s);
    find<QPushButton>(u"submitJob"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QVERIFY(find<QLabel>(u"outcomeArn"_s)->text().endsWith(m_job->document().jobId()));
}

void TestSubmitting::lostAnswerStaysOpenUntilSettled()
{
    // Takes the request and hangs up: nobody can tell what became of it.
    QTcpServer deaf;
    bool knows = false;
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    connect(&deaf, &QTcpServer::newConnection, this, [&deaf, &knows] {
        QTcpSocket *socket = deaf.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &knows] {
            if (!knows)
                return socket->abort();
            socket->write("HTTP/1.1 404 Not Found\r\nx-amzn-ErrorType: ResourceNotFoundException\r\n"
                          "Content-Length: 26\r\nConnection: close\r\n\r\n{\"message\":\"No such job.\"}");
            socket->disconnectFromHost();
        });
    });
    useEndpoint(deaf.serverPort());
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 60'000);
    QVERIFY2(find<QLabel>(u"outcomeTitle"_s)->text().startsWith(u"It is not known"_s),
             qPrintable(find<QLabel>(u"outcomeTitle"_s)->text()));
    const auto open = m_world->log.unsettled();
    QVERIFY(open);
    QCOMPARE(open->size(), 1);
    find<QPushButton>(u"outcomeAskAgain"_s)->click();
    QVERIFY(find<QWidget>(u"progressPage"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 60'000);
    QCOMPARE(m_world->log.unsettled()->size(), 1);
    find<QPushButton>(u"outcomeClose"_s)->click();

    // The service is back and knows no such job.
    knows = true;
    m_world->clock.set(m_world->clock.utcNow().addSecs(31 * 60));
    submit::Settler settler(m_services->clients, m_services->connections, m_services->log, m_services->clock);
    QSignalSpy told(&settler, &submit::Settler::told);
    settler.settle(open->constFirst().id);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 60'000);
    QCOMPARE(told.first().at(1).toString(), u"The job fw-2-4-1-rollout was not created."_s);
    QVERIFY(m_world->log.unsettled()->isEmpty());
}

void TestSubmitting::settlingWithoutItsConnection()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    useEndpoint(silent.serverPort());
    iot::SubmissionJournal::Opening opening;
    opening.connectionId = m_world->connections.current().id;
    opening.connectionName = u"Elsewhere"_s;
    opening.jobId = u"fw-1"_s;
    opening.at = m_world->clock.utcNow();
    const auto entry = m_world->log.open(opening);
    QVERIFY(entry && m_world->connections.remove(opening.connectionId));
    submit::Settler settler(m_services->clients, m_services->connections, m_services->log, m_services->clock);
    QSignalSpy told(&settler, &submit::Settler::told);
    settler.settle(*entry);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.first().at(1).toString().contains(u"Elsewhere"_s),
             qPrintable(told.first().at(1).toString()));
    QCOMPARE(m_world->log.unsettled()->size(), 1);
}

void TestSubmitting::settlesEachOpenOneOnce()
{
    iot::SubmissionJournal::Opening opening;
    opening.connectionId = u"gone"_s;
    opening.jobId = u"fw-1"_s;
    opening.at = m_world->clock.utcNow();
    const auto first = m_world->log.open(opening);
    opening.jobId = u"fw-2"_s;
    const auto second = m_world->log.open(opening);
    QVERIFY(first && second);
    submit::Settler settler(m_services->clients, m_services->connections, m_services->log, m_services->clock);
    QSignalSpy told(&settler, &submit::Settler::told);
    settler.settle(*first);
    settler.settle(*second);
    settler.settle(*second);
    QTRY_COMPARE(told.size(), 2);
    QCoreApplication::processEvents();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(1).at(0).toLongLong(), *second);
}

void TestSubmitting::connectionThatCannotBeOpened()
{
    aws::Connection connection;
    connection.name = u"Nowhere"_s;
    connection.kind = aws::Connection::Kind::Environment;
    const auto id = m_world->connections.save(connection);
    QVERIFY(id && m_world->connections.setCurrent(*id));
    m_dialog->begin(submit::TextState::Taken);
    QVERIFY(!find<QPushButton>(u"submitJob"_s)->isEnabled());
    QVERIFY(!find<QLabel>(u"reviewReasons"_s)->text().isEmpty());
}

void TestSubmitting::cancelledWhileSending()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    useEndpoint(silent.serverPort());
    submit();
    QTRY_VERIFY(silent.hasPendingConnections());
    find<QPushButton>(u"cancelSubmission"_s)->click();
    silent.close();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 60'000);
    QCOMPARE(m_world->log.unsettled()->size(), 1);
}

void TestSubmitting::aLogThatCannotBeWrittenIsTold()
{
    ui::OutcomePage page;
    page.setOutcome({.kind = submit::Outcome::Kind::Created, .jobId = u"fw-1"_s});
    QVERIFY(!page.findChild<QLabel *>(u"outcomeJournal"_s));
    page.setOutcome({.kind = submit::Outcome::Kind::Created,
                     .jobId = u"fw-1"_s,
                     .journalProblem = u"The submission log cannot be written."_s});
    const auto *told = page.findChild<QLabel *>(u"outcomeJournal"_s);
    QVERIFY(told);
    QCOMPARE(told->text(), u"The submission log cannot be written."_s);
}

void TestSubmitting::theSameJobAgainIsNotCreatedAgain()
{
    QSignalSpy created(m_dialog.get(), &ui::ReviewDialog::created);
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    find<QPushButton>(u"outcomeClose"_s)->click();
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QCOMPARE(created.size(), 1);
    const QString title = find<QLabel>(u"outcomeTitle"_s)->text();
    QCOMPARE(title, u"A job with the id fw-2-4-1-rollout is there already."_s);
    const QString advice = find<QLabel>(u"outcomeAdvice"_s)->text();
    QVERIFY2(advice.contains(u"It is the same"_s) && !advice.contains(u"differs"_s), qPrintable(advice));
    QVERIFY(!find<QLabel>(u"outcomeDiffering"_s));
    const auto entries = m_world->log.entries();
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->constFirst().closing.state, iot::SubmissionJournal::State::Taken);
}

void TestSubmitting::goesToTheFieldItWasAbout_data()
{
    QTest::addColumn<QJsonArray>("targets");
    QTest::addColumn<QString>("field");
    const QString stem = u"arn:aws:iot:eu-west-1:000000000000:thing/"_s;
    QTest::newRow("a target that is not there")
        << QJsonArray{stem + u"berlin-gateway-001"_s, stem + u"nobody"_s} << u"/targets/1"_s;
}

void TestSubmitting::goesToTheFieldItWasAbout()
{
    QFETCH(const QJsonArray, targets);
    QSignalSpy requested(m_dialog.get(), &ui::ReviewDialog::fieldRequested);
    m_job->setValue("/targets"_ptr, targets);
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 10'000);
    QVERIFY(requested.isEmpty());
    find<QPushButton>(u"outcomeBack"_s)->click();
    QCOMPARE(requested.size(), 1);
    QTEST(requested.first().first().value<json::Pointer>().toString(), "field");
    // Only once: the next look at the job ends where it began.
    m_dialog->begin(submit::TextState::Taken);
    find<QPushButton>(u"reviewBack"_s)->click();
    QCOMPARE(requested.size(), 1);
}

void TestSubmitting::askingAgainIsAboutItsOwnEntry()
{
    QTcpServer deaf;
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    connect(&deaf, &QTcpServer::newConnection, this, [&deaf] {
        QTcpSocket *socket = deaf.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::abort);
    });
    useEndpoint(deaf.serverPort());
    submit();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 60'000);
    const qint64 own = m_world->log.unsettled()->constFirst().id;
    // Another window left one open under the same id and connection.
    iot::SubmissionJournal::Opening other = m_world->log.entry(own)->opening;
    other.body = "{}";
    const qint64 newer = m_world->log.open(other).value();
    find<QPushButton>(u"outcomeAskAgain"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(hasOutcome(), 60'000);
    QCOMPARE(m_world->log.entry(newer)->closing.state, iot::SubmissionJournal::State::Sending);
    QCOMPARE(m_world->log.entry(own)->closing.state, iot::SubmissionJournal::State::Unknown);
}

void TestSubmitting::aProductionMarkSetOutsideIsHeeded()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    useEndpoint(server.serverPort());
    m_dialog->begin(submit::TextState::Taken);
    QVERIFY(find<QPushButton>(u"submitJob"_s)->isEnabled());
    storage::ConnectionStore elsewhere(m_world->paths.connections());
    QVERIFY(elsewhere.load());
    aws::Connection marked = *elsewhere.byId(m_world->connections.current().id);
    marked.production = true;
    QVERIFY(elsewhere.save(marked));

    find<QPushButton>(u"submitJob"_s)->click();
    QVERIFY(find<QWidget>(u"reviewPage"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"submitJob"_s)->isEnabled());
    QVERIFY(find<QLineEdit>(u"reviewTypedId"_s)->isVisible());
    QVERIFY(find<ui::Banner>(u"reviewIdNotice"_s)->text().contains(u"Nothing was sent"_s));
    QVERIFY(!server.hasPendingConnections());
    QVERIFY(m_world->log.entries()->isEmpty());
}

QTEST_MAIN(TestSubmitting)
#include "tst_submitting.moc"
