// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"
#include "tests/schema/fulljob.h"

#include "app/json/edit.h"
#include "app/json/sourcemap.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"

#include <QTest>

#include <algorithm>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray written(const QJsonValue &value, json::Layout layout)
{
    return json::write(value, layout, [](const json::Pointer &at, QStringList members) {
        return schema::inTableOrder(schema::createJob(), at, std::move(members));
    });
}

/// What is wrong with how `root`, read from `text`, is checked and written; empty: nothing.
QString faultOf(const QByteArray &text, const json::ParsedText &parsed)
{
    for (const json::Layout layout : {json::Layout::Compact, json::Layout::Indented}) {
        const auto again = json::parse(written(parsed.root, layout));
        if (!again)
            return u"not read again: "_s + again.error().message;
        if (again->root != parsed.root)
            return u"read again as something else"_s;
        if (again->map.values.size() != parsed.map.values.size())
            return u"has other places when read again"_s;
    }
    for (const schema::Problem &problem : schema::validate(schema::createJob(), parsed.root)) {
        const QString name = problem.at.toString();
        const json::TextRange range = parsed.map.nearest(problem.at);
        if (problem.message.isEmpty() || !problem.rule.startsWith(u"schema."_s))
            return u"a problem without words: "_s + name;
        if (json::Pointer::parse(name) != problem.at)
            return u"a place that cannot be written: "_s + name;
        if (range.begin < 0 || range.begin >= range.end || range.end > text.size())
            return u"a problem outside the text: "_s + name;
        const bool isThere = !json::valueAt(parsed.root, problem.at).isUndefined();
        if (isThere == (problem.rule == u"schema.required"_s))
            return u"a problem of a value that is not there, or the other way round: "_s + name;
    }
    return {};
}

} // namespace

/// Job texts and jobs, spoiled at random: nothing crashes, errors have a place, and what is read is written
/// back.
class TestFuzzJobs : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void values_data();
    void values();
};

void TestFuzzJobs::texts_data()
{
    QTest::addColumn<quint32>("seed");
    // For a longer search: FLEETWRIGHT_FUZZ_SEEDS=100
    const int seeds = std::max(2, qEnvironmentVariableIntValue("FLEETWRIGHT_FUZZ_SEEDS"));
    for (quint32 seed = 1; seed <= quint32(seeds); ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFuzzJobs::texts()
{
    QFETCH(quint32, seed);
    test::Mutator mutator(seed);
    const QByteArray whole = written(test::fullJob(), json::Layout::Indented);
    const QByteArray small =
        R"({"jobId":"a","targets":["arn:x"],"tags":[{"Key":"k","Value":"\u00fc🚜"}]})"_ba;
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 800; ++i) {
        const QByteArray text = mutator.mutated(i % 8 == 0 ? whole : small);
        const auto parsed = json::parse(text);
        if (parsed) {
            ++read;
            const QString fault = faultOf(text, *parsed);
            QVERIFY2(fault.isEmpty(), qPrintable(fault + u'\n' + QString::fromUtf8(text)));
        } else {
            ++refused;
            const json::SyntaxError &error = parsed.error();
            QVERIFY2(!error.message.isEmpty(), text.constData());
            QVERIFY2(error.offset >= 0 && error.offset <= text.size(), text.constData());
            QCOMPARE(error.position, json::positionAt(text, error.offset));
        }
    }
    // Both ways were walked
    QVERIFY(read > 40);
    QVERIFY(refused > 100);
}

void TestFuzzJobs::values_data()
{
    texts_data();
}

void TestFuzzJobs::values()
{
    QFETCH(quint32, seed);
    test::Mutator mutator(seed);
    int withProblems = 0;
    for (int i = 0; i < 200; ++i) {
        const QJsonValue job = mutator.mutated(QJsonValue(test::fullJob()));
        const QByteArray text = written(job, json::Layout::Compact);
        const auto parsed = json::parse(text);
        QVERIFY2(parsed, text.constData());
        QVERIFY2(parsed->root == job, text.constData());
        const QString fault = faultOf(text, *parsed);
        QVERIFY2(fault.isEmpty(), qPrintable(fault + u'\n' + QString::fromUtf8(text)));
        withProblems += schema::validate(schema::createJob(), job).isEmpty() ? 0 : 1;
    }
    QVERIFY(withProblems > 50);
}

QTEST_GUILESS_MAIN(TestFuzzJobs)
#include "tst_fuzz_jobs.moc"
