// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/submissionlog.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using State = iot::SubmissionJournal::State;

class SubmissionLogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void entriesSurviveTheProgram();
    void closesWithEverything();
    void findsByAnyText_data();
    void findsByAnyText();
    void listsNewestFirstInPages();
    void knowsWhatIsOpen();
    void twoProgramsAtOnce();
    void aDamagedFileIsSetAside();
    void aNewerFileIsRefused();
    void nothingIsSentWhereNothingCanBeWritten();
    void unknownEntries();

private:
    [[nodiscard]] static iot::SubmissionJournal::Opening opening(const QString &jobId = u"fw-1"_s)
    {
        return {.connectionId = u"c"_s,
                .connectionName = u"Plant 100%"_s,
                .endpoint = u"https://iot.eu-west-1.amazonaws.com"_s,
                .region = u"eu-west-1"_s,
                .jobId = jobId,
                .body = "{\"description\": \"Ü 😀\"}",
                .at = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC)};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void SubmissionLogTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"data/submissions.sqlite"_s);
}

void SubmissionLogTest::entriesSurviveTheProgram()
{
    qint64 id = 0;
    {
        storage::SubmissionLog log(m_file);
        QSignalSpy changed(&log, &storage::SubmissionLog::changed);
        id = log.open(opening()).value();
        QCOMPARE(changed.size(), 1);
    }
    const storage::SubmissionLog log(m_file);
    QVERIFY(log.notice().isEmpty());
    const auto others = QFile::ReadGroup | QFile::ReadOther;
    QCOMPARE(QFile::permissions(m_folder->filePath(u"data"_s)) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(m_file) & others, QFile::Permissions());
    const Expected<storage::SubmissionLog::Entry> entry = log.entry(id);
    QVERIFY(entry);
    QCOMPARE(entry->opening.body, opening().body);
    QCOMPARE(entry->opening.at, opening().at);
    QCOMPARE(entry->opening.endpoint, opening().endpoint);
    QCOMPARE(entry->closing.state, State::Sending);
}

void SubmissionLogTest::closesWithEverything()
{
    storage::SubmissionLog log(m_file);
    const qint64 id = log.open(opening()).value();
    const QDateTime at(QDate(2026, 1, 2), QTime(3, 4, 9), Qt::UTC);
    QVERIFY(log.close(id, {.state = State::Refused,
                           .jobArn = u"arn"_s,
                           .requestId = u"req"_s,
                           .errorCode = u"InvalidRequestException"_s,
                           .errorText = u"Because"_s,
                           .attempts = 3,
                           .at = at}));
    const auto entry = log.entry(id).value();
    QCOMPARE(entry.closing.state, State::Refused);
    QCOMPARE(entry.closing.jobArn, u"arn"_s);
    QCOMPARE(entry.closing.requestId, u"req"_s);
    QCOMPARE(entry.closing.errorCode, u"InvalidRequestException"_s);
    QCOMPARE(entry.closing.errorText, u"Because"_s);
    QCOMPARE(entry.closing.attempts, 3);
    QCOMPARE(entry.closing.at, at);
}

void SubmissionLogTest::findsByAnyText_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("found");
    QTest::newRow("everything") << QString() << 3;
    QTest::newRow("part of the id, any case") << u"FW"_s << 2;
    QTest::newRow("error") << u"throttl"_s << 1;
    QTest::newRow("a percent sign is itself") << u"100%"_s << 3;
    QTest::newRow("an underscore is itself") << u"w_1"_s << 1;
    QTest::newRow("a quote does no harm") << u"' OR 1=1 --"_s << 0;
}

void SubmissionLogTest::findsByAnyText()
{
    QFETCH(QString, filter);
    QFETCH(int, found);
    storage::SubmissionLog log(m_file);
    QVERIFY(log.open(opening(u"fw_1"_s)));
    QVERIFY(log.open(opening(u"fw-1"_s)));
    const qint64 id = log.open(opening(u"reboot"_s)).value();
    QVERIFY(log.close(id, {.state = State::Refused, .errorCode = u"ThrottlingException"_s}));
    QCOMPARE(log.entries(filter).value().size(), found);
}

void SubmissionLogTest::listsNewestFirstInPages()
{
    storage::SubmissionLog log(u":memory:"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(log.open(opening(QString::number(i))));
    const auto page = log.entries({}, 2, 1).value();
    QCOMPARE(page.size(), 2);
    QCOMPARE(page[0].opening.jobId, u"3"_s);
    QCOMPARE(page[1].opening.jobId, u"2"_s);
}

void SubmissionLogTest::knowsWhatIsOpen()
{
    storage::SubmissionLog log(m_file);
    for (const State state : {State::Created, State::Refused, State::Taken, State::Unknown, State::Cancelled})
        QVERIFY(log.close(log.open(opening()).value(), {.state = state}));
    const qint64 sending = log.open(opening()).value();
    const auto open = log.unsettled().value();
    QCOMPARE(open.size(), 2);
    QCOMPARE(open[0].id, sending);
    QCOMPARE(open[1].closing.state, State::Unknown);
}

void SubmissionLogTest::twoProgramsAtOnce()
{
    storage::SubmissionLog one(m_file);
    storage::SubmissionLog two(m_file);
    for (int i = 0; i < 20; ++i)
        QVERIFY((i % 2 ? one : two).open(opening()));
    QCOMPARE(one.entries().value().size(), 20);
    QCOMPARE(two.entries().value().size(), 20);
}

void SubmissionLogTest::aDamagedFileIsSetAside()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_s)));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    storage::SubmissionLog log(m_file);
    QVERIFY(log.open(opening()));
    QCOMPARE(log.entries().value().size(), 1);
    QCOMPARE(QDir(m_folder->filePath(u"data"_s)).entryList({u"*damaged*"_s}).size(), 1);
    QVERIFY2(log.notice().contains(u"damaged"_s), "the operator is told");
    QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void SubmissionLogTest::aNewerFileIsRefused()
{
    {
        storage::SubmissionLog log(m_file);
        QVERIFY(log.open(opening()));
    }
    {
        // The version stands at byte 60 of an SQLite file, big-endian
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60));
        file.write(QByteArray::fromHex("00000063"));
    }
    storage::SubmissionLog log(m_file);
    const Expected<qint64> id = log.open(opening());
    QVERIFY(!id);
    QVERIFY(id.error().message.contains(u"newer"_s));
    QCOMPARE(QDir(m_folder->filePath(u"data"_s)).entryList({u"*damaged*"_s}).size(), 0);
}

void SubmissionLogTest::nothingIsSentWhereNothingCanBeWritten()
{
    storage::SubmissionLog log(u"/proc/submissions.sqlite"_s);
    QVERIFY(!log.open(opening()));
    QVERIFY(!log.entries());
}

void SubmissionLogTest::unknownEntries()
{
    storage::SubmissionLog log(m_file);
    QVERIFY(!log.entry(7));
    QVERIFY(!log.close(7, {}));
}

QTEST_GUILESS_MAIN(SubmissionLogTest)
#include "tst_submissionlog.moc"
