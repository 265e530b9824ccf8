// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/processcredentials.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::platform;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Programs that print credentials, and programs that do not; real ones.
class TestProcessCredentials : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void gives_data();
    void gives();
    void fails_data();
    void fails();
    void runsOnceForAllWhoWait();
    void endsWithItsProvider();
    void takesItsChildrenAlong();
    void getsItsArgumentsUnchanged();

private:
    using Result = Expected<aws::Credentials>;
    [[nodiscard]] QString script(const QByteArray &body) const
    {
        QFile file(m_folder->filePath(u"my tool.sh"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + body + "\n") < 0)
            qFatal("cannot write the script");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return u"'%1'"_s.arg(file.fileName());
    }
    static Result fetch(ProcessCredentials &provider)
    {
        std::optional<Result> result;
        QObject context;
        provider.fetch(&context, [&](const Result &given) { result = given; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000))
            qFatal("no answer");
        return *result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    const SystemClock m_clock;
};

void TestProcessCredentials::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestProcessCredentials::gives_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QDateTime>("expires");
    const QByteArray keys = "\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s/+=\"";
    QTest::newRow("for ever") << "{\"Version\": 1, " + keys + "}" << QDateTime();
    QTest::newRow("until") << "{\"Version\": 1, " + keys + ", \"Expiration\": \"2031-02-03T04:05:06Z\"}"
                           << QDateTime({2031, 2, 3}, {4, 5, 6}, Qt::UTC);
    QTest::newRow("null is absent") << "{\"Version\": 1, " + keys +
                                           ", \"Expiration\": null, \"SessionToken\": null}"
                                    << QDateTime();
    QTest::newRow("other zone") << "{\"Version\": 1, " + keys +
                                       ", \"Expiration\": \"2031-02-03T04:05:06+02:00\"}"
                                << QDateTime({2031, 2, 3}, {2, 5, 6}, Qt::UTC);
}

void TestProcessCredentials::gives()
{
    QFETCH(QByteArray, output);
    QFETCH(QDateTime, expires);
    ProcessCredentials provider(script("echo warned >&2; cat <<'X'\n" + output + "\nX"), u"profile p"_s,
                                m_environment, m_clock);
    const Result result = fetch(provider);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message + result.error().detail));
    QCOMPARE(result->accessKeyId, u"A"_s);
    QCOMPARE(result->secretAccessKey, QByteArray("s/+="));
    QCOMPARE(result->expires, expires);
    QVERIFY(result->source.contains(u"profile p"_s));
    QVERIFY(fetch(provider));
}

void TestProcessCredentials::fails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("exit code") << QByteArray("echo denied for op >&2; exit 3") << u"exit code 3"_s;
    QTest::newRow("a secret on its error channel")
        << QByteArray("echo topsecret >&2; exit 3") << u"exit code 3"_s;
    QTest::newRow("rubbish") << QByteArray("echo topsecret") << u"JSON object"_s;
    QTest::newRow("an array") << QByteArray("echo '[1]'") << u"JSON object"_s;
    QTest::newRow("nothing") << QByteArray("true") << u"JSON object"_s;
    QTest::newRow("version 2") << QByteArray("echo '{\"Version\": 2, \"AccessKeyId\": \"A\"}'")
                               << u"“Version”: 1"_s;
    QTest::newRow("no key id") << QByteArray("echo '{\"Version\": 1}'") << u"“AccessKeyId”"_s;
    QTest::newRow("no secret") << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\"}'")
                               << u"“SecretAccessKey”"_s;
    QTest::newRow("odd expiry") << QByteArray(
                                       "echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                                       "\"SecretAccessKey\": \"topsecret\", \"Expiration\": \"soon\"}'")
                                << u"“Expiration”"_s;
    QTest::newRow("expiry is a number")
        << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                      "\"SecretAccessKey\": \"topsecret\", \"Expiration\": 1924992000}'")
        << u"“Expiration”"_s;
    QTest::newRow("empty expiry") << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                                                "\"SecretAccessKey\": \"topsecret\", \"Expiration\": \"\"}'")
                                  << u"“Expiration”"_s;
    QTest::newRow("expiry without a zone")
        << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                      "\"SecretAccessKey\": \"topsecret\", \"Expiration\": \"2031-02-03T04:05:06\"}'")
        << u"time zone"_s;
    QTest::newRow("expired")
        << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                      "\"SecretAccessKey\": \"topsecret\", \"Expiration\": \"2021-02-03T04:05:06Z\"}'")
        << u"have expired, at 2021-02-03 04:05 UTC"_s;
    QTest::newRow("token is a number")
        << QByteArray("echo '{\"Version\": 1, \"AccessKeyId\": \"A\", "
                      "\"SecretAccessKey\": \"topsecret\", \"SessionToken\": 5}'")
        << u"“SessionToken”"_s;
    QTest::newRow("100 MB") << QByteArray("head -c 100000000 /dev/zero | tr '\\0' x") << u"64 KiB"_s;
    QTest::newRow("never ends") << QByteArray("exec sleep 1000") << u"did not end"_s;
    QTest::newRow("crash") << QByteArray("kill -SEGV $$") << u"crashed"_s;
}

void TestProcessCredentials::fails()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    ProcessCredentials provider(script(body), u"profile p"_s, m_environment, m_clock,
                                {.time = says == "did not end"_L1 ? 200ms : 20000ms});
    const Result result = fetch(provider);
    QVERIFY(!result);
    const QString text = result.error().message + u'\n' + result.error().detail;
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY2(text.contains(u"my tool.sh"_s) && text.contains(u"profile p"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"topsecret"_s), "what it prints may be a secret");

    ProcessCredentials missing(u"/no/such/program --x"_s, u"profile p"_s, m_environment, m_clock);
    QVERIFY(fetch(missing).error().message.contains(u"could not be started"_s));
    ProcessCredentials open(u"program 'left open"_s, u"profile p"_s, m_environment, m_clock);
    QVERIFY(fetch(open).error().message.contains(u"quote"_s));
    ProcessCredentials empty(u"  "_s, u"profile p"_s, m_environment, m_clock);
    QVERIFY(!fetch(empty));
}

void TestProcessCredentials::runsOnceForAllWhoWait()
{
    const QString count = m_folder->filePath(u"count"_s);
    ProcessCredentials provider(
        script("echo run >> '" + count.toUtf8() +
               "'; echo '{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\"}'"),
        u"p"_s, m_environment, m_clock);
    QObject context;
    int answers = 0;
    for (int i = 0; i < 5; ++i)
        provider.fetch(&context, [&](const Result &) { ++answers; });
    QVERIFY(QTest::qWaitFor([&] { return answers == 5; }, 20000));
    QFile runs(count);
    QVERIFY(runs.open(QIODevice::ReadOnly));
    QCOMPARE(runs.readAll(), QByteArray("run\n"));
}

void TestProcessCredentials::endsWithItsProvider()
{
    const QString pid = m_folder->filePath(u"pid"_s);
    auto provider = std::make_unique<ProcessCredentials>(
        script("echo $$ > '" + pid.toUtf8() + "'; exec sleep 1000"), u"p"_s, m_environment, m_clock);
    QObject context;
    provider->fetch(&context, [](const Result &) { QFAIL("answered after its end"); });
    QByteArray number;
    QVERIFY(QTest::qWaitFor(
        [&] {
            QFile file(pid);
            number = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
            return !number.isEmpty();
        },
        20000));
    provider.reset();
    QTRY_VERIFY(!QFile::exists(u"/proc/%1/exe"_s.arg(QString::fromLatin1(number))));
}

void TestProcessCredentials::takesItsChildrenAlong()
{
    const QString pid = m_folder->filePath(u"pid"_s);
    ProcessCredentials provider(script("sleep 1000 & echo $! > '" + pid.toUtf8() + "'; wait"), u"p"_s,
                                m_environment, m_clock, {.time = 500ms});
    QVERIFY(!fetch(provider));
    QFile file(pid);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString child = QString::fromLatin1(file.readAll().trimmed());
    QVERIFY(!child.isEmpty());
    QTRY_VERIFY2(!QFile::exists(u"/proc/%1/exe"_s.arg(child)), "what the program started ended with it");
}

void TestProcessCredentials::getsItsArgumentsUnchanged()
{
    // A shell would expand the second and end the line at the third.
    ProcessCredentials provider(
        script("[ \"$1\" = 'a b' ] && [ \"$2\" = '$HOME' ] && [ \"$3\" = ';exit' ] && echo '{\"Version\": 1, "
               "\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\"}'") +
            u" 'a b' $HOME ;exit"_s,
        u"p"_s, m_environment, m_clock);
    QVERIFY(fetch(provider));
}

QTEST_GUILESS_MAIN(TestProcessCredentials)
#include "tst_processcredentials.moc"
