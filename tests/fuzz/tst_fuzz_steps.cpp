// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/steps.h"
#include "tests/schema/fulljob.h"

#include "app/job/rules.h"
#include "app/json/lineindex.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QTest>

#include <functional>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

using Text = QByteArray (*)(int n);
Q_DECLARE_METATYPE(Text)

namespace
{

/// What a keystroke in the JSON does with all of the text, and how many steps that takes.
quint64 stepsOf(const QByteArray &text)
{
    const quint64 before = test::stepsSoFar();
    const json::LineIndex lines(text);
    int places = 0;
    if (const auto parsed = json::parse(text)) {
        const job::RuleContext context{.now = QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC),
                                       .partition = u"aws"_s,
                                       .region = u"eu-west-1"_s,
                                       .account = u"123456789012"_s};
        for (const schema::Problem &problem : job::checkCreateJob(parsed->root.toObject(), context))
            places += lines.positionAt(parsed->map.nearest(problem.at).begin).line;
        const QByteArray again = json::write(
            parsed->root, json::Layout::Indented, [](const json::Pointer &at, QStringList members) {
                return schema::inTableOrder(schema::createJob(), at, std::move(members));
            });
        places += int(again.size());
    }
    return test::stepsSoFar() - before + quint64(places > 0 ? 0 : 1);
}

/// `begin`, n items that `item` makes of their number, `end`.
QByteArray series(const QByteArray &begin, int n, const std::function<QByteArray(int)> &item,
                  const QByteArray &end, const QByteArray &separator = ","_ba)
{
    QByteArray text = begin;
    for (int i = 0; i < n; ++i)
        text += (i > 0 ? separator : QByteArray()) + item(i);
    return text + end;
}

QByteArray repeated(const QByteArray &begin, int n, const QByteArray &item, const QByteArray &end)
{
    return begin + item.repeated(n) + end;
}

} // namespace

/// What is done on a keystroke grows no faster than its input, but for a logarithm: told by counting steps.
class TestFuzzSteps : public QObject
{
    Q_OBJECT

private slots:
    void counts();
    void growsWithTheInput_data();
    void growsWithTheInput();
    void ofSpoiledTexts();
};

/// Otherwise the tests below would pass whatever happens.
void TestFuzzSteps::counts()
{
    QVERIFY(stepsOf(R"({"jobId":"a"})"_ba) > 1000);
}

void TestFuzzSteps::growsWithTheInput_data()
{
    QTest::addColumn<Text>("text");
    const auto row = [](const char *name, Text text) { QTest::newRow(name) << text; };

    row("unfinished placeholders",
        [](int n) { return repeated(R"({"document":"{\"a\":\")", n, "${aws:iot:", R"("})"); });
    row("placeholders one in another", [](int n) {
        return R"({"document":"{\"a\":\")" + QByteArray("${aws:iot:parameter:").repeated(n) +
               QByteArray("}").repeated(n) + R"(\"}"})";
    });
    row("placeholders one beside another", [](int n) {
        return repeated(R"({"document":"{\"a\":\")", n, "${aws:iot:package::version:1:attributes} ",
                        R"(\"}"})");
    });
    row("packages in the document", [](int n) {
        return series(
            R"({"document":"{\"a\":\")", n,
            [](int i) { return "${aws:iot:package:p" + QByteArray::number(i) + ":version:1:attributes}"; },
            R"(\"}"})");
    });
    row("unknown members", [](int n) {
        return series("{", n, [](int i) { return "\"k" + QByteArray::number(i) + "\":0"; }, "}");
    });
    row("members by falling name", [](int n) {
        return series("{", n, [n](int i) { return "\"k" + QByteArray::number(10 * n - i) + "\":0"; }, "}");
    });
    row("unknown members over many lines", [](int n) {
        return series("{", n, [](int i) { return "\"k" + QByteArray::number(i) + "\":0"; }, "}", ",\n");
    });
    row("parameters", [](int n) {
        return series(
            R"({"documentParameters":{)", n, [](int i) { return "\"p " + QByteArray::number(i) + R"(":"")"; },
            "}}");
    });
    row("targets", [](int n) {
        return series(
            R"({"targets":[)", n,
            [](int i) {
                return R"("arn:aws:iot:eu-west-1:123456789012:thing/t)" + QByteArray::number(i) + '"';
            },
            "]}");
    });
    row("one target",
        [](int n) { return series(R"({"targets":[)", n, [](int) { return R"("a b")"_ba; }, "]}"); });
    row("abort criteria by falling threshold", [](int n) {
        return series(
            R"({"abortConfig":{"criteriaList":[)", n,
            [n](int i) {
                return R"({"failureType":"FAILED","action":"CANCEL","thresholdPercentage":)" +
                       QByteArray::number(n - i) + R"(,"minNumberOfExecutedThings":)" +
                       QByteArray::number(i + 1) + '}';
            },
            "]}}");
    });
    row("retry criteria", [](int n) {
        return series(
            R"({"jobExecutionsRetryConfig":{"criteriaList":[)", n,
            [](int i) {
                return R"({"failureType":"F)" + QByteArray::number(i) + R"(","numberOfRetries":1})";
            },
            "]}}");
    });
    row("windows", [](int n) {
        return series(
            R"({"targetSelection":"CONTINUOUS","schedulingConfig":{"maintenanceWindows":[)", n,
            [](int i) {
                return R"x({"startTime":"cron()x" + QByteArray::number(i % 60) +
                       R"x( 0 ? * * *)","durationInMinutes":99})x";
            },
            "]}}");
    });
    row("tags", [](int n) {
        return series(
            R"({"tags":[)", n,
            [](int i) { return R"({"Key":"k)" + QByteArray::number(i) + R"(","Value":"#"})"; }, "]}");
    });
    row("package versions", [](int n) {
        return series(
            R"({"destinationPackageVersions":[)", n,
            [](int i) {
                return R"("arn:aws:iot:eu-west-1:1:package/p/version/)" + QByteArray::number(i) + '"';
            },
            "]}");
    });
    row("escapes", [](int n) { return repeated(R"({"description":")", n, R"(\"\\\u0000)", R"("})"); });
    row("no end", [](int n) { return repeated("{\"a\":[", n, "[],", ""); });
    row("an error at the end", [](int n) { return repeated("{\"a\":[", n, "1,\n", "]}"); });
}

void TestFuzzSteps::growsWithTheInput()
{
    QFETCH(const Text, text);
    constexpr int few = 2000;
    // What is kept from one call to the next is not to be counted
    quint64 ignored = stepsOf(text(few / 2));
    const quint64 some = stepsOf(text(few));
    ignored = stepsOf("{}");
    const quint64 twice = stepsOf(text(2 * few));
    QVERIFY2(twice * 2 <= some * 5 && ignored > 0,
             qPrintable(u"%1 steps, and %2 for twice as much"_s.arg(some).arg(twice)));
}

void TestFuzzSteps::ofSpoiledTexts()
{
    constexpr quint64 most = 5000; // a byte
    test::Mutator mutator(1);
    const QByteArray whole = json::write(test::fullJob(), json::Layout::Indented);
    for (int i = 0; i < 200; ++i) {
        const QByteArray text = mutator.mutated(whole);
        const quint64 steps = stepsOf(text);
        QVERIFY2(
            steps <= most * quint64(text.size() + 100),
            qPrintable(u"%1 steps for %2 bytes:\n"_s.arg(steps).arg(text.size()) + QString::fromUtf8(text)));
    }
}

QTEST_GUILESS_MAIN(TestFuzzSteps)
#include "tst_fuzz_steps.moc"
