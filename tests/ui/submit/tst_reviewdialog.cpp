// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"
#include "ui/preview/bodyeditor.h"
#include "ui/submit/reviewdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// The last look, before anything is sent.
class TestReviewDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhatIsSentAndWhither();
    void errorsHoldItBack();
    void unknownMembersAreTicked();
    void brokenTextHoldsItBack();
    void proposesAnId();
    void proposalGoesWithTheDialog();
    void productionIsArmedByTyping();
    void aMarkSetByAnotherProgramIsHeeded();
    void problemLeadsToItsField();

private:
    void open(submit::TextState text = submit::TextState::Taken);
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }

    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::Services> m_services;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<ui::ReviewDialog> m_dialog;
};

void TestReviewDialog::init()
{
    m_world = std::make_unique<test::World>();
    const auto access = m_world->startSandbox();
    QVERIFY2(access, access ? "" : qPrintable(access.error().message));
    m_services = std::make_unique<ui::Services>(m_world->services());
    m_job = std::make_unique<job::JobModel>();
    job::RuleContext context;
    context.now = m_world->clock.utcNow();
    m_job->setContext(context);
    m_job->reset(job::JobDocument(test::fullJob(m_world->clock.utcNow())));
    m_dialog = std::make_unique<ui::ReviewDialog>(*m_job, *m_services);
}

void TestReviewDialog::cleanup()
{
    m_dialog.reset();
    m_job.reset();
    m_services.reset();
    m_world.reset();
}

void TestReviewDialog::open(submit::TextState text)
{
    m_dialog->begin(text);
    QVERIFY(m_dialog->isVisible());
}

void TestReviewDialog::showsWhatIsSentAndWhither()
{
    open();
    QCOMPARE(find<ui::BodyEditor>(u"reviewBody"_s)->bytes(), m_job->document().body());
    const QString request = find<QLabel>(u"reviewRequest"_s)->text();
    QVERIFY2(request.startsWith(u"PUT http://127.0.0.1:"_s), qPrintable(request));
    QVERIFY2(request.contains(u"/jobs/fw-2-4-1-rollout\n"_s), qPrintable(request));
    const QString where = find<QLabel>(u"reviewWhere"_s)->text();
    QVERIFY2(where.contains(m_world->connections.current().name), qPrintable(where));
    QVERIFY2(where.contains(m_world->connections.current().region), qPrintable(where));
    QVERIFY(find<QLabel>(u"reviewTargets"_s)->text().startsWith(u"1 thing group"_s));
    QVERIFY2(find<QPushButton>(u"submitJob"_s)->isEnabled(),
             qPrintable(find<QLabel>(u"reviewReasons"_s)->text()));
    QVERIFY(!find<QLineEdit>(u"reviewTypedId"_s)->isVisible());
}

void TestReviewDialog::errorsHoldItBack()
{
    m_job->setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 20'000);
    open();
    QVERIFY(!find<QPushButton>(u"submitJob"_s)->isEnabled());
    QCOMPARE(find<QLabel>(u"reviewReasons"_s)->text(), u"Fix 1 error first."_s);
    m_job->undoStack()->undo();
    QVERIFY(find<QPushButton>(u"submitJob"_s)->isEnabled());
}

void TestReviewDialog::unknownMembersAreTicked()
{
    auto *list = find<QListWidget>(u"reviewConsentItems"_s);
    auto *submit = find<QPushButton>(u"submitJob"_s);
    open();
    QVERIFY(!list->isVisible());
    QVERIFY(submit->isEnabled());
    m_job->setValue("/owner"_ptr, u"team"_s);
    m_job->setValue("/jobPriority"_ptr, 3);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    QVERIFY(!submit->isEnabled());
    QCOMPARE(find<QLabel>(u"reviewReasons"_s)->text(), u"Agree to 2 findings first: /jobPriority, /owner."_s);
    // By keyboard
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(find<QLabel>(u"reviewReasons"_s)->text(), u"Agree to 1 finding first: /owner."_s);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(submit->isEnabled());
    // A further one asks anew, and only for itself
    m_job->setValue("/later"_ptr, 1);
    QCOMPARE(find<QLabel>(u"reviewReasons"_s)->text(), u"Agree to 1 finding first: /later."_s);
    m_job->remove("/later"_ptr);
    QVERIFY(submit->isEnabled());
    // Looking again means agreeing again
    find<QPushButton>(u"reviewBack"_s)->click();
    open();
    QVERIFY(!submit->isEnabled());
    QCOMPARE(m_dialog->focusWidget(), list);
}

void TestReviewDialog::brokenTextHoldsItBack()
{
    open(submit::TextState::Broken);
    QVERIFY(!find<QPushButton>(u"submitJob"_s)->isEnabled());
    QVERIFY(find<QLabel>(u"reviewReasons"_s)->text().contains(u"not valid JSON"_s));
    find<QPushButton>(u"reviewBack"_s)->click();
    open(submit::TextState::Diverged);
    QVERIFY(!find<QPushButton>(u"submitJob"_s)->isEnabled());
    const QString reasons = find<QLabel>(u"reviewReasons"_s)->text();
    QVERIFY2(!reasons.isEmpty() && !reasons.contains(u"not valid"_s), qPrintable(reasons));
}

void TestReviewDialog::proposesAnId()
{
    m_job->remove("/jobId"_ptr);
    open();
    const QString id = m_job->document().jobId();
    QVERIFY(!id.isEmpty());
    QCOMPARE(find<QLineEdit>(u"reviewJobId"_s)->text(), id);
    QVERIFY(find<ui::Banner>(u"reviewIdNotice"_s)->text().contains(id));
    QVERIFY(find<QPushButton>(u"submitJob"_s)->isEnabled());
    auto *edit = find<QLineEdit>(u"reviewJobId"_s);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, u"mine"_s);
    QCOMPARE(m_job->document().jobId(), u"mine"_s);
    QVERIFY(find<QLabel>(u"reviewRequest"_s)->text().contains(u"/jobs/mine\n"_s));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(find<QWidget>(u"reviewPage"_s)->isVisible());
    QVERIFY(m_world->log.entries()->isEmpty());
}

void TestReviewDialog::proposalGoesWithTheDialog()
{
    m_job->remove("/jobId"_ptr);
    const job::JobDocument before = m_job->document();
    open();
    find<QPushButton>(u"reviewBack"_s)->click();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_job->document(), before);
}

void TestReviewDialog::productionIsArmedByTyping()
{
    aws::Connection connection;
    connection.name = u"Plant"_s;
    connection.kind = aws::Connection::Kind::Environment;
    connection.region = u"eu-central-1"_s;
    connection.production = true;
    connection.color = u"#c01c28"_s;
    const auto id = m_world->connections.save(connection);
    QVERIFY(id && m_world->connections.setCurrent(*id));
    open();
    auto *typed = find<QLineEdit>(u"reviewTypedId"_s);
    auto *submit = find<QPushButton>(u"submitJob"_s);
    QVERIFY(find<QLabel>(u"reviewWhere"_s)->text().contains(u"PRODUCTION"_s));
    QVERIFY(typed->isVisible());
    QVERIFY(!submit->isEnabled());
    QTest::keyClicks(typed, u"fw-2-4-1-rollou"_s);
    QVERIFY(!submit->isEnabled());
    QTest::keyClicks(typed, u"t"_s);
    QVERIFY(submit->isEnabled());
    find<QPushButton>(u"reviewBack"_s)->click();
    open();
    QVERIFY(typed->text().isEmpty());
    QVERIFY(!submit->isEnabled());
}

void TestReviewDialog::aMarkSetByAnotherProgramIsHeeded()
{
    aws::Connection connection;
    connection.name = u"Plant"_s;
    connection.kind = aws::Connection::Kind::StaticKeys;
    connection.region = u"eu-west-1"_s;
    connection.endpoint = QUrl(u"http://127.0.0.1:1"_s);
    connection.accessKeyId = u"AKID"_s;
    connection.id = *m_world->connections.save(connection);
    QVERIFY(m_world->connections.setCurrent(connection.id));
    open();
    auto *submit = find<QPushButton>(u"submitJob"_s);
    QVERIFY2(submit->isEnabled(), qPrintable(find<QLabel>(u"reviewReasons"_s)->text()));

    storage::ConnectionStore other(m_world->paths.connections());
    QVERIFY(other.load());
    connection.production = true;
    QVERIFY(other.save(connection));
    submit->click();
    QVERIFY(submit->isVisible() && !submit->isEnabled());
    QVERIFY(find<QLineEdit>(u"reviewTypedId"_s)->isVisible());
    QVERIFY(find<QLabel>(u"reviewWhere"_s)->text().contains(u"PRODUCTION"_s));
    QVERIFY(find<ui::Banner>(u"reviewIdNotice"_s)->text().contains(u"changed"_s));
    QVERIFY2(m_world->log.unsettled()->isEmpty(), "nothing was sent");
    m_dialog->close();
    connection.production = false;
    QVERIFY(other.save(connection));
    open();
    QVERIFY2(!find<QLineEdit>(u"reviewTypedId"_s)->isVisible(), "read again for each review");
}

void TestReviewDialog::problemLeadsToItsField()
{
    m_job->setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 20'000);
    open();
    QSignalSpy requested(m_dialog.get(), &ui::ReviewDialog::fieldRequested);
    auto *list = find<QListView>(u"reviewProblems"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<json::Pointer>(),
             "/timeoutConfig/inProgressTimeoutInMinutes"_ptr);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestReviewDialog)
#include "tst_reviewdialog.moc"
