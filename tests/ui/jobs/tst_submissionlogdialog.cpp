// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/submissionlogdialog.h"
#include "ui/jobs/submissionlogmodel.h"

#include "app/storage/submissionlog.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using State = iot::SubmissionJournal::State;

class SubmissionLogDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void modelIsWellBehaved();
    void showsWhatWasSentAndAnswered();
    void opensOnTheNewest();
    void timesAreWhole();
    void composesAnew();
    void offersToAskOnlyWhereTheOutcomeIsOpen();
    void searchNarrows();
    void copiesEverything();
    void fetchesMoreThanAPage();

private:
    qint64 add(const QString &jobId, State state, const QString &error = {})
    {
        const Expected<qint64> id =
            m_log->open({.connectionId = u"c"_s,
                         .connectionName = u"Plant"_s,
                         .endpoint = u"https://iot.eu-west-1.amazonaws.com"_s,
                         .region = u"eu-west-1"_s,
                         .jobId = jobId,
                         .body = "{\"targets\":[\"t\"],\"description\":\"d\"}",
                         .at = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate)});
        Q_ASSERT(id);
        if (state != State::Sending) {
            const Expected<void> closed = m_log->close(
                *id,
                {.state = state,
                 .jobArn = state == State::Created ? u"arn:aws:iot:eu-west-1:1:job/"_s + jobId : QString(),
                 .requestId = u"req-"_s + jobId,
                 .errorCode = error,
                 .errorText = error.isEmpty() ? QString() : u"Because."_s,
                 .attempts = 1,
                 .at = QDateTime::fromString(u"2026-01-02T03:04:06Z"_s, Qt::ISODate)});
            Q_ASSERT(closed);
        }
        return *id;
    }
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }

    std::unique_ptr<storage::SubmissionLog> m_log;
    std::unique_ptr<ui::SubmissionLogDialog> m_dialog;
};

void SubmissionLogDialogTest::init()
{
    m_dialog.reset();
    m_log = std::make_unique<storage::SubmissionLog>(u":memory:"_s);
    m_dialog = std::make_unique<ui::SubmissionLogDialog>(*m_log);
    m_dialog->show();
}

void SubmissionLogDialogTest::modelIsWellBehaved()
{
    ui::SubmissionLogModel model(*m_log);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    add(u"a"_s, State::Created);
    add(u"b"_s, State::Unknown);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.entry(0).opening.jobId, u"b"_s);
}

void SubmissionLogDialogTest::showsWhatWasSentAndAnswered()
{
    m_dialog->select(add(u"fw-1"_s, State::Refused, u"InvalidRequestException"_s));
    QVERIFY(find<QLabel>("logState")->text().contains(u"fw-1"_s));
    QVERIFY(find<QLabel>("logAnswer")->text().contains(u"Because."_s));
    QVERIFY(find<QLabel>("logAnswer")->text().contains(u"req-fw-1"_s));
    QCOMPARE(find<QPlainTextEdit>("logBody")->toPlainText(),
             u"{\"targets\":[\"t\"],\"description\":\"d\"}"_s);
}

void SubmissionLogDialogTest::opensOnTheNewest()
{
    m_dialog->select(add(u"old"_s, State::Created));
    m_dialog->hide();
    add(u"new"_s, State::Created);
    m_dialog->show();
    QVERIFY2(find<QLabel>("logState")->text().startsWith(u"new"_s),
             qPrintable(find<QLabel>("logState")->text()));
}

void SubmissionLogDialogTest::timesAreWhole()
{
    add(u"fw-1"_s, State::Created);
    auto *table = find<QTableView>("logTable");
    table->selectRow(0);
    const QString time = table->model()->index(0, 0).data().toString();
    QVERIFY2(table->columnWidth(0) >= table->fontMetrics().horizontalAdvance(time) + 6, qPrintable(time));
}

void SubmissionLogDialogTest::composesAnew()
{
    QSignalSpy opened(m_dialog.get(), &ui::SubmissionLogDialog::openRequested);
    m_dialog->select(add(u"fw-1"_s, State::Created));
    QTest::mouseClick(find<QPushButton>("logOpen"), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    const auto document = opened.constFirst().constFirst().value<job::JobDocument>();
    QCOMPARE(document.root().value(u"description"_s).toString(), u"d"_s);
    QVERIFY2(document.jobId().isEmpty(), "the id of a job that exists cannot be used again");
}

void SubmissionLogDialogTest::offersToAskOnlyWhereTheOutcomeIsOpen()
{
    QSignalSpy asked(m_dialog.get(), &ui::SubmissionLogDialog::settleRequested);
    m_dialog->select(add(u"done"_s, State::Created));
    QVERIFY(!find<QPushButton>("logSettle")->isEnabled());
    const qint64 open = add(u"lost"_s, State::Sending);
    m_dialog->select(open);
    QVERIFY(find<QPushButton>("logSettle")->isEnabled());
    QTest::mouseClick(find<QPushButton>("logSettle"), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toLongLong(), open);
}

void SubmissionLogDialogTest::searchNarrows()
{
    add(u"firmware-1"_s, State::Created);
    add(u"reboot-1"_s, State::Created);
    QTest::keyClicks(find<QLineEdit>("logSearch"), u"reb"_s);
    QTRY_COMPARE(find<QTableView>("logTable")->model()->rowCount(), 1);
}

void SubmissionLogDialogTest::copiesEverything()
{
    m_dialog->select(add(u"fw-1"_s, State::Created));
    QTest::mouseClick(find<QPushButton>("logCopy"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    for (const QString &part : {u"fw-1"_s, u"req-fw-1"_s, u"arn:aws:iot:eu-west-1:1:job/fw-1"_s,
                                u"eu-west-1"_s, u"2026-01-02T03:04:05Z"_s, u"\"targets\""_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void SubmissionLogDialogTest::fetchesMoreThanAPage()
{
    for (int i = 0; i < 250; ++i)
        add(u"job-%1"_s.arg(i), State::Created);
    ui::SubmissionLogModel model(*m_log);
    QCOMPARE(model.rowCount(), 200);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 250);
    QVERIFY(!model.canFetchMore({}));
}

QTEST_MAIN(SubmissionLogDialogTest)
#include "tst_submissionlogdialog.moc"
