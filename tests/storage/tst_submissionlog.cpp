// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/submissionlog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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
    void damageInTheMiddleIsMetAtOpening();
    void damageIsMetInUse();
    void anEntryUnderWayIsWrittenIntoTheNewLog();
    void askingLaterKeepsWhatWasKnown();
    void aNewerFileIsRefused();
    void nothingIsSentWhereNothingCanBeWritten();
    void unknownEntries();

private:
    /// A log of a size that no cache holds, closed again.
    void fill()
    {
        storage::SubmissionLog log(m_file);
        auto large = opening();
        large.body = QByteArray(32 * 1024, 'j');
        for (int i = 0; i < 150; ++i)
            QVERIFY(log.open(large));
    }
    /// Overwrites what lies in the middle; the first pages stay good.
    void damage()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        constexpr qint64 page = 4096;
        for (qint64 at = 8 * page; at < file.size() - page; at += 3 * page) {
            QVERIFY(file.seek(at));
            file.write(QByteArray(page, '\xa5'));
        }
    }
    [[nodiscard]] QStringList setAside() const
    {
        return QDir(m_folder->filePath(u"data"_s)).entryList({u"*damaged-?"_s, u"*damaged-??"_s});
    }
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
    for (const State state :
         {State::Created, State::Refused, State::Taken, State::Unknown, State::Cancelled, State::Probable})
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

void SubmissionLogTest::damageInTheMiddleIsMetAtOpening()
{
    fill();
    damage();
    const qint64 size = QFileInfo(m_file).size();
    storage::SubmissionLog log(m_file);
    const Expected<qint64> id = log.open(opening());
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QVERIFY2(*id > 150, "an id of an entry that was set aside is used again");
    QVERIFY(log.close(*id, {.state = State::Created}));
    QCOMPARE(log.entries().value().size(), 1);
    QVERIFY(log.notice().contains(u"damaged"_s));
    QCOMPARE(setAside().size(), 1);
    QCOMPARE(QFileInfo(m_folder->filePath(u"data/"_s + setAside().constFirst())).size(), size);

    storage::SubmissionLog later(m_file);
    QCOMPARE(later.entries().value().size(), 1);
    QVERIFY(later.notice().isEmpty());
}

void SubmissionLogTest::damageIsMetInUse()
{
    fill();
    storage::SubmissionLog log(m_file);
    QVERIFY(log.unsettled());
    QVERIFY(log.notice().isEmpty());
    QSignalSpy replaced(&log, &storage::SubmissionLog::replaced);
    damage();
    QVERIFY(log.entries({}, 1000));
    QTRY_COMPARE(replaced.size(), 1);
    QVERIFY(log.notice().contains(u"damaged"_s));
    QVERIFY(log.open(opening()));
    QCOMPARE(log.entries().value().size(), 1);
    QCOMPARE(setAside().size(), 1);
}

void SubmissionLogTest::anEntryUnderWayIsWrittenIntoTheNewLog()
{
    fill();
    storage::SubmissionLog sending(m_file);
    const qint64 id = sending.open(opening(u"under-way"_s)).value();
    damage();
    storage::SubmissionLog other(m_file);
    QVERIFY(other.open(opening(u"other"_s)));
    QCOMPARE(setAside().size(), 1);
    QVERIFY(sending.close(id, {.state = State::Created, .jobArn = u"arn"_s}));
    const auto entry = other.entry(id);
    QVERIFY(entry);
    QCOMPARE(entry->opening.jobId, u"under-way"_s);
    QCOMPARE(entry->opening.body, opening().body);
    QCOMPARE(entry->closing.state, State::Created);
    QCOMPARE(other.entries().value().size(), 2);
    QCOMPARE(setAside().size(), 1);
}

void SubmissionLogTest::askingLaterKeepsWhatWasKnown()
{
    storage::SubmissionLog log(m_file);
    const qint64 id = log.open(opening()).value();
    QVERIFY(log.close(id, {.state = State::Unknown, .requestId = u"req"_s, .attempts = 3}));
    QVERIFY(log.close(id, {.state = State::Created, .jobArn = u"arn"_s}));
    const auto entry = log.entry(id).value();
    QCOMPARE(entry.closing.requestId, u"req"_s);
    QCOMPARE(entry.closing.attempts, 3);
    QCOMPARE(entry.closing.state, State::Created);
    QCOMPARE(entry.closing.jobArn, u"arn"_s);
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
