// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// `fleetwright forecast`, as a program.
class TestForecastCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsInSentences();
    void givesJson();
    void givesCsv();
    void sameSeedSameForecast();
    void refuses_data();
    void refuses();
    void refusesWhatTheServiceWould_data();
    void refusesWhatTheServiceWould();
    void countsAddUp();
    void snapshotIsNotJoined();

private:
    int run(const QStringList &arguments)
    {
        QProcess program;
        program.start(qEnvironmentVariable("FLEETWRIGHT"), QStringList{u"forecast"_s} + arguments);
        if (!program.waitForFinished(30000))
            qFatal("%s", qPrintable(program.errorString()));
        m_out = program.readAllStandardOutput();
        m_error = program.readAllStandardError();
        return program.exitCode();
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
    QString m_group;
    QByteArray m_out;
    QByteArray m_error;
};

void TestForecastCommand::initTestCase()
{
    m_group = write(
        u"group.json"_s,
        "{\"jobId\": \"all\", \"targets\": [\"arn:aws:iot:eu-west-1:123456789012:thinggroup/all\"], "
        "\"document\": \"{}\", "
        "\"jobExecutionsRolloutConfig\": {\"maximumPerMinute\": 50}, \"abortConfig\": {\"criteriaList\": "
        "[{\"failureType\": \"FAILED\", \"action\": \"CANCEL\", \"thresholdPercentage\": 5, "
        "\"minNumberOfExecutedThings\": 100}]}}");
}

void TestForecastCommand::tellsInSentences()
{
    QCOMPARE(run({m_group, u"--devices"_s, u"10000"_s, u"--fail"_s, u"0%"_s}), 0);
    QVERIFY2(m_out.contains("within 3 h 20 min"), m_out.constData());
    QCOMPARE(run({m_group, u"--devices"_s, u"10000"_s, u"--fail"_s, u"8%"_s}), 0);
    QVERIFY2(m_out.contains("aborted"), m_out.constData());
}

void TestForecastCommand::givesJson()
{
    QCOMPARE(run({m_group, u"--devices"_s, u"10000"_s, u"--fail"_s, u"0.08"_s, u"--format"_s, u"json"_s}), 0);
    const QJsonObject forecast = QJsonDocument::fromJson(m_out).object();
    QCOMPARE(forecast[u"ending"_s].toString(), u"aborted"_s);
    QVERIFY(forecast[u"abort"_s][u"notified"].toInt() < 1000);
    QVERIFY(forecast[u"ranges"_s][u"abortShare"].toDouble() > 0.9);
    QCOMPARE(forecast[u"summary"_s].toArray().size(), 3);
    QVERIFY(!forecast[u"choices"_s].toArray().isEmpty());
}

void TestForecastCommand::givesCsv()
{
    QCOMPARE(run({m_group, u"--devices"_s, u"100"_s, u"--format"_s, u"csv"_s}), 0);
    const QList<QByteArray> lines = m_out.split('\n');
    QVERIFY(lines.value(0).startsWith("time,second,waiting"));
    QVERIFY(lines.size() > 5);
    QCOMPARE(lines.value(1).count(','), lines.value(0).count(','));
}

void TestForecastCommand::sameSeedSameForecast()
{
    const auto ranges = [this](const QString &seed) {
        run({m_group, u"--devices"_s, u"10000"_s, u"--fail"_s, u"5%"_s, u"--format"_s, u"json"_s, u"--seed"_s,
             seed});
        return QJsonDocument::fromJson(m_out).object()[u"ranges"_s].toObject();
    };
    const QJsonObject first = ranges(u"7"_s);
    QVERIFY(!first.isEmpty());
    QCOMPARE(ranges(u"7"_s), first);
    QVERIFY(ranges(u"8"_s) != first);
}

void TestForecastCommand::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    QTest::newRow("no number of devices") << QStringList() << 2 << u"--devices"_s;
    QTest::newRow("odd number") << QStringList{u"--devices"_s, u"many"_s} << 2 << u"many"_s;
    QTest::newRow("none") << QStringList{u"--devices"_s, u"0"_s} << 2 << u"from 1 to"_s;
    QTest::newRow("odd share") << QStringList{u"--devices"_s, u"5"_s, u"--fail"_s, u"lots"_s} << 2
                               << u"--fail"_s;
    QTest::newRow("more than all") << QStringList{u"--devices"_s, u"5"_s, u"--fail"_s, u"180%"_s} << 2
                                   << u"100 %"_s;
    QTest::newRow("odd format") << QStringList{u"--devices"_s, u"5"_s, u"--format"_s, u"xml"_s} << 2
                                << u"csv"_s;
}

void TestForecastCommand::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    QFETCH(QString, says);
    QCOMPARE(run(QStringList{m_group} + arguments), exit);
    QVERIFY2(QString::fromUtf8(m_error).contains(says), m_error.constData());
    QVERIFY(m_out.isEmpty());
}

void TestForecastCommand::refusesWhatTheServiceWould_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("odd failure type")
        << QByteArray(
               "{\"jobId\": \"x\", \"targets\": [\"arn:aws:iot:eu-west-1:123456789012:thing/a\"], "
               "\"document\": \"{}\", \"abortConfig\": {\"criteriaList\": [{\"failureType\": \"SULKING\", "
               "\"action\": \"CANCEL\", \"thresholdPercentage\": 5, \"minNumberOfExecutedThings\": 1}]}}")
        << QByteArray("FAILED, REJECTED");
    QTest::newRow("five errors")
        << QByteArray("{\"jobId\": \"x\", \"targets\": [], \"document\": {\"operation\": \"noop\"}, "
                      "\"jobExecutionsRolloutConfig\": {\"exponentialRate\": {\"baseRatePerMinute\": 5, "
                      "\"incrementFactor\": 9, \"rateIncreaseCriteria\": {\"numberOfNotifiedThings\": 5, "
                      "\"numberOfSucceededThings\": 5}}}}")
        << QByteArray("error: ");
    QTest::newRow("a CloudFormation resource")
        << QByteArray("{\"Type\": \"AWS::IoT::JobTemplate\", \"Properties\": {\"Document\": \"{}\"}}")
        << QByteArray("error: ");
    QTest::newRow("no job") << QByteArray("[]") << QByteArray("error: ");
}

void TestForecastCommand::refusesWhatTheServiceWould()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, says);
    const QString path = write(u"refused.json"_s, file);
    for (const QString &format : {u"text"_s, u"json"_s, u"csv"_s}) {
        QCOMPARE(run({path, u"--devices"_s, u"100"_s, u"--format"_s, format}), 1);
        QVERIFY2(m_error.contains(says) && m_error.contains("refused.json:1:"), m_error.constData());
        QVERIFY2(m_out.isEmpty(), m_out.constData());
    }
}

void TestForecastCommand::countsAddUp()
{
    const QString path = write(u"hundred.json"_s, "{\"jobId\": \"x\", \"targets\": "
                                                  "[\"arn:aws:iot:eu-west-1:123456789012:thinggroup/all\"], "
                                                  "\"document\": \"{}\", \"timeoutConfig\": "
                                                  "{\"inProgressTimeoutInMinutes\": 60}}");
    QCOMPARE(run({path, u"--devices"_s, u"100"_s}), 0);
    QVERIFY2(m_out.contains("about 99 succeed, 1 do not"), m_out.constData());
}

void TestForecastCommand::snapshotIsNotJoined()
{
    const QByteArray job = "{\"jobId\": \"x\", \"targets\": "
                           "[\"arn:aws:iot:eu-west-1:123456789012:thing/a\"], \"document\": \"{}\", "
                           "\"targetSelection\": \"%1\"}";
    const auto forecast = [&](const QByteArray &selection) {
        run({write(QString::fromLatin1(selection), QByteArray(job).replace("%1", selection)), u"--devices"_s,
             u"50"_s});
        return m_out;
    };
    const QByteArray snapshot = forecast("SNAPSHOT");
    QVERIFY2(!snapshot.contains("join") && snapshot.contains("never reports"), snapshot.constData());
    QVERIFY(snapshot.contains("about 49 have succeeded and 1 have not") ||
            snapshot.contains("about 50 have succeeded and 0 have not"));
}

QTEST_GUILESS_MAIN(TestForecastCommand)
#include "tst_forecastcommand.moc"
