// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/readcases.h"

#include "app/exchange/read.h"
#include "app/job/gap.h"
#include "app/json/writer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray told(const QList<exchange::Remark> &remarks)
{
    QStringList lines;
    for (const exchange::Remark &remark : remarks)
        lines += u"%1:%2 %3"_s.arg(remark.position.line).arg(remark.position.column).arg(remark.text);
    return lines.join(u'\n').toUtf8();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

Q_DECLARE_METATYPE(test::ReadCase)

class ReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void job_data();
    void job();
    void refused_data();
    void refused();
    void filesBeside();
    void places_data();
    void places();
    void anything();
    void largeTexts_data();
    void largeTexts();
};

void ReadingTest::job_data()
{
    QTest::addColumn<test::ReadCase>("sample");
    for (const auto &cases : {test::commandCases(), test::structuredCases(), test::programCases()}) {
        for (const test::ReadCase &sample : cases)
            QTest::newRow(sample.name) << sample;
    }
}

void ReadingTest::job()
{
    QFETCH(const test::ReadCase, sample);
    const auto read = exchange::read(sample.text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QString expected = QString::fromUtf8(sample.request);
    QVERIFY(!QJsonDocument::fromJson(sample.request).isNull());
    expected.replace("<<"_L1, job::gap(u"x"_s).left(1)).replace(">>"_L1, job::gap(u"x"_s).right(1));
    QCOMPARE(json::write(read->document.root(), json::Layout::Compact),
             json::write(QJsonDocument::fromJson(expected.toUtf8()).object(), json::Layout::Compact));
    QCOMPARE(read->form, sample.form);
    QVERIFY2(read->remarks.size() == sample.remarks, told(read->remarks).constData());
}

void ReadingTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const char *text, int line, int column, const char *message) {
        QTest::newRow(name) << QByteArray(text) << line << column << QString::fromLatin1(message);
    };
    row("two jobs", "aws iot create-job --job-id a\naws iot create-job --job-id b", 2, 1, "lines 1, 2");
    row("an open quote", "aws iot create-job \\\n --document '{", 2, 13, "not closed");
    row("no value", "aws iot create-job --job-id --targets t", 1, 20, "--job-id");
    row("a word too many", "aws iot create-job --description a b", 1, 36, "b belongs");
    row("broken JSON", "aws iot create-job \\\n --abort-config '{\"a\":1,}'", 2, 24, "");
    row("broken shorthand", "aws iot create-job --timeout-config a=[1,b", 1, 43, "] is expected");
    row("no shorthand", "aws iot create-job --timeout-config abc", 1, 40, "equals sign");
    row("twice in shorthand", "aws iot create-job --timeout-config a=1,a=2", 1, 41, "twice");
    row("no such input", "aws iot create-job --cli-input-json file://x.json", 1, 37, "x.json");
    row("twice in YAML", "jobId: a\ntargets: [t]\njobId: b\n", 3, 1, "twice");
    row("two YAML documents", "jobId: a\n---\njobId: b\n", 3, 1, "several");
    row("broken YAML", "jobId: a\n  targets: b\n", 2, 10, "YAML");
    row("an unknown tag", "jobId: !Foo a\n", 1, 8, "!Foo");
    row("a list as a name", "jobId: a\n? [b]\n: c\n", 2, 3, "name");
    row("several jobs in a template",
        "Resources:\n  A:\n    Type: AWS::IoT::Job\n  B:\n    Type: AWS::IoT::Job\n", 4, 3, "A, B");
    row("no job", "hello", 1, 1, "JSON");
    row("nothing", "", 1, 1, "");
}

void ReadingTest::refused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, message);
    const auto read = exchange::read(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
    QTEST(read.error().position.line, "line");
    QTEST(read.error().position.column, "column");
}

void ReadingTest::filesBeside()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"jobs/sub"_s));
    const QString folder = dir.filePath(u"jobs"_s);
    write(folder + "/doc.json"_L1, "{\n  \"a\": 1\n}\n");
    write(folder + "/sub/in.json"_L1, R"({"jobId":"a","targets":["t"]})");
    write(folder + "/bad.json"_L1, "{\n  \"a\": 1,\n}\n");
    write(folder + "/large.json"_L1, QByteArray(exchange::largestText + 1, ' '));
    write(dir.filePath(u"secret"_s), "s");
    QVERIFY(QFile::link(dir.filePath(u"secret"_s), folder + "/link"_L1));

    const auto read = exchange::read(
        "aws iot create-job --cli-input-json file://sub/in.json --document file://doc.json", folder);
    QVERIFY(read);
    QCOMPARE(read->document.root(), (QJsonObject{{u"jobId"_s, u"a"_s},
                                                 {u"targets"_s, QJsonArray{u"t"_s}},
                                                 {u"document"_s, u"{\n  \"a\": 1\n}\n"_s}}));
    QVERIFY(read->remarks.isEmpty());

    for (const char *name :
         {"missing.json", "sub", "large.json", "link", "../secret", "/dev/zero", "/etc/passwd"}) {
        const auto gap =
            exchange::read("aws iot create-job --job-id a --document file://" + QByteArray(name), folder);
        QVERIFY2(gap, name);
        QCOMPARE(gap->document.root().value(u"document"_s), job::gap(QString::fromLatin1(name)));
        QCOMPARE(gap->remarks.size(), 1);
        QVERIFY(gap->remarks.constFirst().text.contains(QLatin1StringView(name)));
        QCOMPARE(gap->remarks.constFirst().position, (json::TextPosition{1, 42}));
    }
    const auto bad = exchange::read("aws iot create-job --cli-input-json file://bad.json", folder);
    QVERIFY(!bad);
    QVERIFY2(bad.error().message.contains(u"bad.json, line 2, column 9"_s), qPrintable(bad.error().message));
    // Nothing is read where the text comes from no folder
    QVERIFY(!exchange::read("aws iot create-job --cli-input-json file:///etc/passwd"));
}

void ReadingTest::places_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("here");

    const auto row = [](const char *name, const char *text, const char *at, const char *here) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(at) << QByteArray(here);
    };
    row("an option", "aws iot create-job --job-id a --targets t u", "/targets/1", "u");
    row("within JSON", "aws iot create-job \\\n--abort-config '{\"criteriaList\": [{\"action\": \"X\"}]}'",
        "/abortConfig/criteriaList/0/action", "\"X\"");
    row("within shorthand", "aws iot create-job --abort-config 'criteriaList=[{action=X}]'",
        "/abortConfig/criteriaList/0/action", "X");
    row("within YAML", "jobId: a\ntargets:\n- 'b'\n- c\n", "/targets/1", "c");
    row("within YAML behind other letters", "description: \xC3\xA9\xF0\x9F\x98\x80\njobId: a!\n", "/jobId",
        "a!");
    row("within a resource", "Type: AWS::IoT::Job\nProperties:\n  JobId: a!\n", "/jobId", "a!");
    row("in an answer", R"({"job": {"jobId": "a!", "status": "X"}})", "/jobId", "\"a!\"");
}

void ReadingTest::places()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, at);
    const auto read = exchange::read(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const json::TextRange range = read->places.values.value(*json::Pointer::parse(at));
    QTEST(text.mid(range.begin, range.end - range.begin), "here");
}

/// Whatever is cut out of a sample or put into it: an answer, and no crash.
void ReadingTest::anything()
{
    QList<QByteArray> samples;
    for (const auto &cases : {test::commandCases(), test::structuredCases(), test::programCases()}) {
        for (const test::ReadCase &sample : cases)
            samples += sample.text;
    }
    constexpr char characters[] = "'\"`\\^$({[]})=,:#!&*-\n\r\t \0\xC3|>%@<";
    const QByteArray signs(characters, sizeof(characters) - 1);
    quint32 state = 20240501;
    const auto next = [&](qsizetype below) {
        state = state * 1664525U + 1013904223U;
        return below > 0 ? qsizetype(state >> 8U) % below : 0;
    };
    for (int round = 0; round < 4000; ++round) {
        QByteArray text = samples.at(next(samples.size()));
        for (qsizetype change = 0; change <= next(4); ++change) {
            const qsizetype at = next(text.size());
            if (next(3) == 0)
                text.remove(at, 1 + next(12));
            else if (next(3) == 0)
                text.insert(at, text.mid(next(text.size()), next(20)));
            else
                text.insert(at, signs.at(next(signs.size())));
        }
        const auto read = exchange::read(text);
        if (read) {
            for (const json::TextRange &range : std::as_const(read->places.values))
                QVERIFY2(range.begin >= 0 && range.begin <= range.end && range.end <= text.size(),
                         text.constData());
        } else {
            QVERIFY2(!read.error().message.isEmpty(), text.constData());
        }
    }
    for (const char *deep : {"{\"a\":", "[", "a: [", "aws iot create-job --abort-config a={",
                             "Type: AWS::IoT::Job\nb: [", "!Ref ["}) {
        const QByteArray unit(deep);
        const qsizetype from = std::max<qsizetype>(0, unit.size() - (unit.startsWith("{\"") ? 5 : 1));
        (void)exchange::read(unit + unit.mid(from).repeated(5000));
    }
}

void ReadingTest::largeTexts_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("unit");
    const auto row = [](const char *name, const char *begin, const char *unit) {
        QTest::newRow(name) << QByteArray(begin) << QByteArray(unit);
    };
    row("commands", "", "aws iot create-job --job-id a\n");
    row("other commands", "aws iot create-job --job-id a\n", "aws s3 ls\n");
    row("commands in a line", "", "; aws iot create-job");
    row("paths", "create-job ", "~:/");
    row("open brackets", "aws iot create-job --job-id \"", "$(");
    row("open gaps", "aws iot create-job --abort-config {", "\xE2\x9F\xA6");
    row("words", "aws iot create-job --targets", " t");
    row("shorthand", "aws iot create-job --abort-config a=1", ",a1=1");
    row("YAML members", "jobId: a\n", "");
    row("YAML lists", "jobId: a\ntargets: [", "[");
    row("JavaScript", "const input = {", "a,");
    row("Python", "c.create_job(**{", "'a':b,");
    row("names", "A=B\nc.create_job(targets=[", "A,");
    row("quotes", "c.create_job(a=", "\'\'\' ");
    row("calls", "", ".create_job(\n");
    row("blank lines", "", "\n");
    row("comments", "", "# a\n");
}

/// A large text takes no time that anybody would notice as a hang.
void ReadingTest::largeTexts()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, unit);
    QByteArray text = begin;
    for (int i = 0; text.size() < exchange::largestText / 4; ++i)
        text += unit.isEmpty() ? 'a' + QByteArray::number(i) + ": b\n" : unit;
    QElapsedTimer timer;
    timer.start();
    (void)exchange::read(text);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(ReadingTest)
#include "tst_reading.moc"
