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
        "{\"targets\": [\"arn:aws:iot:eu-west-1:123456789012:thinggroup/all\"], \"document\": \"{}\", "
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
    const QString odd =
        write(u"odd.json"_s, "{\"abortConfig\": {\"criteriaList\": [{\"failureType\": \"SULKING\"}]}}");
    QCOMPARE(run({odd, u"--devices"_s, u"5"_s}), 1);
    QVERIFY2(m_error.contains("/abortConfig/criteriaList/0/failureType"), m_error.constData());
}

QTEST_GUILESS_MAIN(TestForecastCommand)
#include "tst_forecastcommand.moc"
