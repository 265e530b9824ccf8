// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/getjobdocument.h"
#include "app/iot/listthings.h"
#include "app/platform/keychainsecretstore.h"
#include "tests/service/filesearch.h"
#include "tests/service/hands.h"
#include "tests/service/motoserver.h"
#include "tests/ui/support/world.h"
#include "ui/window/mainwindow.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::test;

namespace
{

const QString jobDocument = u"{\"operation\": \"update\", \"version\": \"2.4.1\"}"_s;
constexpr int patienceMs = 30'000;

QJsonObject parsed(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

} // namespace

/// From an empty form to a submitted job, by mouse and keyboard, against real services.
class TestEndToEnd : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void againstMotoWithTheKeyFromTheKeyring();
    void againstTheSandbox();

private:
    void addConnection(const MotoServer &moto);
    void compose(const QString &jobId, const QString &target);
    void submit();
    template<typename Operation>
    [[nodiscard]] std::optional<typename Operation::Result> ask(const Operation &operation);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<platform::KeychainSecretStore> m_keyring;
    std::unique_ptr<World> m_world;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestEndToEnd::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keyring = std::make_unique<platform::KeychainSecretStore>();
    m_world = std::make_unique<World>(m_folder->path(), m_keyring.get());
    m_window = std::make_unique<ui::MainWindow>(m_world->services());
    m_window->resize(1360, 840);
    m_window->show();
    QVERIFY(activate(m_window.get()));
}

void TestEndToEnd::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_keyring.reset();
    m_folder.reset();
}

/// Makes a connection with an access key in the dialog, tries it, and uses it.
void TestEndToEnd::addConnection(const MotoServer &moto)
{
    QVERIFY(choose(visible(u"connectionChooser"_s, m_window.get()), u"Manage connections…"_s));
    QTRY_VERIFY(visible(u"connectionDialog"_s));
    QWidget *dialog = visible(u"connectionDialog"_s);
    QVERIFY(activate(dialog));
    QVERIFY(click(visible(u"connectionAdd"_s, dialog)));
    QVERIFY(click(visible(u"addKeys"_s, dialog)));
    QVERIFY(fill(visible(u"connectionName"_s, dialog), u"Test bench"_s));
    QVERIFY(fill(visible(u"connectionRegion"_s, dialog), moto.region()));
    QVERIFY(fill(visible(u"connectionEndpoint"_s, dialog), moto.endpoint().toString()));
    QVERIFY(fill(visible(u"connectionAccessKey"_s, dialog), moto.accessKeyId()));
    QVERIFY(fill(visible(u"connectionSecret"_s, dialog), QString::fromUtf8(moto.secretAccessKey())));

    QVERIFY(click(visible(u"connectionTest"_s, dialog)));
    const auto told = [dialog] {
        const auto *text =
            dialog->findChild<QWidget *>(u"connectionBanner"_s)->findChild<QLabel *>(u"bannerText"_s);
        return text ? text->text() : QString();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(told().contains(moto.account()), qPrintable(told()), patienceMs);
    QVERIFY(click(visible(u"connectionUse"_s, dialog)));
    QTRY_VERIFY(!visible(u"connectionDialog"_s));
    QVERIFY(activate(m_window.get()));
    QCOMPARE(m_world->connections.current().name, u"Test bench"_s);
    QCOMPARE(m_world->connections.current().account, moto.account());
    QVERIFY(m_world->secrets.isPersistent());
}

/// Fills in the form: id, description, one target by its name, the document, a rate.
void TestEndToEnd::compose(const QString &jobId, const QString &target)
{
    QVERIFY(m_window->job().document().isEmpty());
    QVERIFY(fill(field(*m_window, u"/jobId"_s), jobId));
    QVERIFY(fill(field(*m_window, u"/description"_s), u"New firmware for the gateways"_s));
    QWidget *entry = visible(u"targetEntry"_s, m_window.get());
    QVERIFY(click(entry));
    QTest::keyClicks(entry, target);
    QTest::keyClick(entry, Qt::Key_Return);
    QVERIFY(fill(field(*m_window, u"/document"_s), jobDocument));
    QVERIFY(click(visible(u"addSection"_s, visible(u"rollout"_s, m_window.get()))));
    QTRY_VERIFY(field(*m_window, u"/jobExecutionsRolloutConfig/maximumPerMinute"_s));
    QVERIFY(fill(field(*m_window, u"/jobExecutionsRolloutConfig/maximumPerMinute"_s), u"50"_s));

    const QJsonObject job = m_window->job().document().root();
    QCOMPARE(job.value(u"jobId"_s).toString(), jobId);
    QCOMPARE(parsed(job.value(u"document"_s).toString()), parsed(jobDocument));
    QCOMPARE(job.value(u"targets"_s).toArray().size(), 1);
    QVERIFY2(m_window->job().count(schema::Severity::Error) == 0,
             qPrintable(m_window->job().problems().value(0).message));
}

void TestEndToEnd::submit()
{
    QVERIFY(click(visible(u"reviewButton"_s, m_window.get())));
    QTRY_VERIFY(visible(u"reviewPage"_s));
    QVERIFY(activate(visible(u"reviewDialog"_s)));
    QTRY_VERIFY(visible(u"submitJob"_s)->isEnabled());
    QVERIFY(click(visible(u"submitJob"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(visible(u"outcomePage"_s), patienceMs);
}

template<typename Operation>
std::optional<typename Operation::Result> TestEndToEnd::ask(const Operation &operation)
{
    const Expected<std::unique_ptr<aws::Client>> client = m_world->clients.open(m_world->inUse.refresh());
    if (!client)
        return {};
    bool answered = false;
    std::optional<typename Operation::Result> result;
    (*client)->send(operation, this, [&](const auto &answer) {
        answered = true;
        if (answer)
            result = answer->value;
    });
    return QTest::qWaitFor([&] { return answered; }, patienceMs) ? result : std::nullopt;
}

void TestEndToEnd::againstMotoWithTheKeyFromTheKeyring()
{
    MotoServer moto;
    const Expected<void> started = moto.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));

    addConnection(moto);
    if (QTest::currentTestFailed())
        return;
    compose(u"end-to-end-1"_s, u"gateway-001"_s);
    if (QTest::currentTestFailed())
        return;
    submit();
    if (QTest::currentTestFailed())
        return;

    const auto *arn = qobject_cast<QLabel *>(visible(u"outcomeArn"_s));
    QVERIFY2(arn, qPrintable(qobject_cast<QLabel *>(visible(u"outcomeTitle"_s))->text()));
    QCOMPARE(arn->text(), u"arn:aws:iot:%1:%2:job/end-to-end-1"_s.arg(moto.region(), moto.account()));

    const Expected<QJsonObject> job = moto.job(u"end-to-end-1"_s);
    QVERIFY(job);
    QCOMPARE(job->value(u"targets"_s), QJsonValue(QJsonArray{moto.thingArn()}));
    QCOMPARE(job->value(u"description"_s).toString(), u"New firmware for the gateways"_s);
    QCOMPARE(parsed(job->value(u"document"_s).toString()), parsed(jobDocument));
    QCOMPARE(job->value(u"jobExecutionsRolloutConfig"_s).toObject().value(u"maximumPerMinute"_s).toInt(), 50);
    QCOMPARE(filesWith(m_folder->path(), moto.secretAccessKey()), QStringList());
}

void TestEndToEnd::againstTheSandbox()
{
    const auto started = m_world->startSandbox();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    QCOMPARE(m_world->connections.current().kind, aws::Connection::Kind::Sandbox);
    const auto things = ask(iot::ListThings{});
    QVERIFY(things && !things->things.isEmpty());

    compose(u"end-to-end-2"_s, things->things.constFirst().thingName);
    if (QTest::currentTestFailed())
        return;
    submit();
    if (QTest::currentTestFailed())
        return;

    const auto *arn = qobject_cast<QLabel *>(visible(u"outcomeArn"_s));
    QVERIFY2(arn, qPrintable(qobject_cast<QLabel *>(visible(u"outcomeTitle"_s))->text()));
    QVERIFY(arn->text().endsWith(u":job/end-to-end-2"));

    const auto document = ask(iot::GetJobDocument{u"end-to-end-2"_s});
    QVERIFY(document.has_value());
    QCOMPARE(parsed(document->document), parsed(jobDocument));
}

QTEST_MAIN(TestEndToEnd)
#include "tst_endtoend.moc"
