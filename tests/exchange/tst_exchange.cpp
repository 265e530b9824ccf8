// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/read.h"
#include "app/exchange/shell.h"
#include "app/exchange/write.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

const exchange::Destination ireland{u"eu-west-1"_s, QUrl(u"https://iot.eu-west-1.amazonaws.com"_s), false};

job::JobDocument sample()
{
    return job::JobDocument({{u"jobId"_s, u"fw-1"_s},
                             {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:123456789012:thing/a:b"_s}},
                             {u"document"_s, u"{\"op\":\"it's\\nnew\"}"_s}});
}

QString text(const job::JobDocument &document, exchange::Form form, const exchange::Destination &to = ireland)
{
    return QString::fromUtf8(exchange::write(document, form, to).text);
}

} // namespace

class ExchangeTest : public QObject
{
    Q_OBJECT

private slots:
    void shellWords_data();
    void shellWords();
    void jobFilesComeBackAsTheyWere_data();
    void jobFilesComeBackAsTheyWere();
    void readsWithByteOrderMark();
    void refuses_data();
    void refuses();
    void valuesTheCliWouldFetchTravelInJson();
    void optionsThatStartWithADash();
    void overridesAreNamed();
    void curlKeepsSecretsOutOfItsArguments();
    void curlIsGivenTheSessionToken_data();
    void curlIsGivenTheSessionToken();
    void anythingCanBeExported();
};

void ExchangeTest::shellWords_data()
{
    QTest::addColumn<QString>("word");
    for (const QString &word :
         {u"plain"_s, u"two words"_s, u"it's"_s, u"\"quoted\""_s, u"a\nb"_s, u"$HOME `id` \\"_s, u"ü€😀"_s,
          u"''"_s, u"*?[a]"_s, u"-n"_s, u"~"_s, u"#x"_s, u"a;b&c|d"_s, u"!x"_s, QString()})
        QTest::newRow(qPrintable(word.isEmpty() ? u"empty"_s : word)) << word;
}

void ExchangeTest::shellWords()
{
    QFETCH(QString, word);
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"printf '%s' "_s + exchange::shellWord(word)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
}

void ExchangeTest::jobFilesComeBackAsTheyWere_data()
{
    QTest::addColumn<job::JobDocument>("document");
    QTest::newRow("whole") << sample();
    QTest::newRow("empty") << job::JobDocument();
    QTest::newRow("invalid and unknown") << job::JobDocument({{u"maximumPerMinute"_s, u"12x"_s},
                                                              {u"targets"_s, QJsonValue::Null},
                                                              {u"timeoutConfig"_s, QJsonObject()}});
}

void ExchangeTest::jobFilesComeBackAsTheyWere()
{
    QFETCH(job::JobDocument, document);
    const auto read = exchange::read(exchange::write(document, exchange::Form::RequestJson, ireland).text);
    QVERIFY(read);
    QCOMPARE(read->document, document);
}

void ExchangeTest::readsWithByteOrderMark()
{
    const auto read = exchange::read("\xEF\xBB\xBF{\"jobId\": \"a\"}");
    QVERIFY(read);
    QCOMPARE(read->document.jobId(), u"a"_s);
}

void ExchangeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("cut short") << QByteArray("{\"jobId\": ");
    QTest::newRow("not UTF-8") << QByteArray("{\"jobId\": \"\xff\"}");
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ');
}

void ExchangeTest::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto read = exchange::read(bytes);
    QVERIFY(!read);
    QVERIFY(!read.error().message.isEmpty());
}

void ExchangeTest::valuesTheCliWouldFetchTravelInJson()
{
    const job::JobDocument document =
        sample()
            .with(json::Pointer({u"document"_s}), QJsonValue::Undefined)
            .with(json::Pointer({u"documentSource"_s}), u"https://b.s3.amazonaws.com/k"_s)
            .with(json::Pointer({u"description"_s}), u"file://x"_s);
    const QString command = text(document, exchange::Form::CliCommand);
    QVERIFY(!command.contains(u"--document-source"_s));
    QVERIFY(!command.contains(u"--description"_s));
    QVERIFY(command.contains(u"--cli-input-json"_s));
    QVERIFY(command.contains(u"https://b.s3.amazonaws.com/k"_s));
}

void ExchangeTest::optionsThatStartWithADash()
{
    const job::JobDocument document = sample().with(json::Pointer({u"description"_s}), u"-rf"_s);
    QVERIFY(text(document, exchange::Form::CliCommand).contains(u"--description=-rf"_s));
}

void ExchangeTest::overridesAreNamed()
{
    const exchange::Destination local{u"eu-west-1"_s, QUrl(u"http://127.0.0.1:5000"_s), true};
    QVERIFY(text(sample(), exchange::Form::CliCommand, local)
                .contains(u"--endpoint-url http://127.0.0.1:5000"_s));
    QVERIFY(
        text(sample(), exchange::Form::Boto3, local).contains(u"endpoint_url=\"http://127.0.0.1:5000\""_s));
    QVERIFY(!text(sample(), exchange::Form::CliCommand).contains(u"--endpoint-url"_s));
    QVERIFY(!text(sample(), exchange::Form::Boto3).contains(u"endpoint_url"_s));
}

void ExchangeTest::curlKeepsSecretsOutOfItsArguments()
{
    const QString command = text(sample(), exchange::Form::Curl);
    const QString arguments = command.section(u"<<KEYS"_s, 0, 0);
    QVERIFY(!arguments.section(u"curl "_s, 2).contains(u"AWS_SECRET_ACCESS_KEY"_s));
    QVERIFY(command.section(u"<<KEYS"_s, 1).contains(u"$AWS_SECRET_ACCESS_KEY"_s));
}

void ExchangeTest::curlIsGivenTheSessionToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("temporary keys") << u"abc/+=="_s << QByteArray("header = x-amz-security-token:abc/+==");
    QTest::newRow("long-lived keys") << QString() << QByteArray();
}

void ExchangeTest::curlIsGivenTheSessionToken()
{
    QFETCH(QString, token);
    QFETCH(QByteArray, line);
    // What a shell makes of the lines that curl reads
    const QString keys = text(sample(), exchange::Form::Curl).section(u"<<KEYS\n"_s, 1);
    for (const QString &shell : {u"sh"_s, u"bash"_s}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s);
        environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"a/b+c"_s);
        environment.insert(u"AWS_SESSION_TOKEN"_s, token);
        process.setProcessEnvironment(environment);
        process.start(shell, {u"-c"_s, u"cat <<KEYS\n"_s + keys});
        QVERIFY(process.waitForFinished());
        const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
        QCOMPARE(lines.value(0), QByteArray("user = \"AKIDEXAMPLE:a/b+c\""));
        QCOMPARE(lines.value(1), line);
    }
}

void ExchangeTest::anythingCanBeExported()
{
    const job::JobDocument odd(
        {{u"jobId"_s, 12}, {u"targets"_s, u"x"_s}, {u"what"_s, true}, {u"document"_s, QJsonArray()}});
    for (const exchange::FormSpec &spec : exchange::forms()) {
        if (!spec.name.isEmpty())
            QVERIFY(exchange::write(odd, spec.form, {}).text.endsWith('\n'));
    }
    QVERIFY(text(odd, exchange::Form::CliCommand).contains(u"what"_s));
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "tst_exchange.moc"
