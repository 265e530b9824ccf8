// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/translations.h"
#include "app/submit/gate.h"
#include "app/submit/targetsummary.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

class TestGate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { platform::installTranslations(*this); }
    void saysWhyNot_data();
    void saysWhyNot();
    void tellsEverythingAtOnce();
    void consents();
    void summarizesTargets_data();
    void summarizesTargets();
};

void TestGate::saysWhyNot_data()
{
    QTest::addColumn<submit::GateInput>("input");
    QTest::addColumn<QString>("reason");
    const submit::GateInput good{.jobId = u"fw-1"_s, .connection = u"Plant"_s};
    QTest::newRow("nothing against it") << good << QString();
    submit::GateInput input = good;
    input.errors = 1;
    QTest::newRow("one error") << input << u"Fix 1 error first."_s;
    input.errors = 3;
    QTest::newRow("errors") << input << u"Fix 3 errors first."_s;
    input = good;
    input.text = submit::TextState::Broken;
    QTest::newRow("broken text")
        << input << u"The text in the JSON pane is not valid JSON: correct it, or take the form's state."_s;
    input.text = submit::TextState::Diverged;
    QTest::newRow("valid text, but the form was changed too")
        << input << u"The text in the JSON pane and the form were both changed: take one of the two there."_s;
    input = good;
    input.jobId.clear();
    QTest::newRow("no id") << input << u"The job has no id."_s;
    input = good;
    input.connectionFault = u"No region is set."_s;
    QTest::newRow("unusable connection") << input << u"No region is set."_s;
    input = good;
    input.production = true;
    const QString type = u"Plant is a production connection: type the job id to submit."_s;
    QTest::newRow("production") << input << type;
    input.typedId = u"FW-1"_s;
    QTest::newRow("production, case counts") << input << type;
    input.typedId = u"fw-1"_s;
    QTest::newRow("production, armed") << input << QString();
}

void TestGate::saysWhyNot()
{
    QFETCH(submit::GateInput, input);
    QStringList texts;
    for (const submit::GateReason &reason : submit::reasonsAgainst(input))
        texts.append(reason.text);
    QTEST(texts.join(u'|'), "reason");
}

void TestGate::consents()
{
    const json::Pointer owner({u"owner"_s});
    const json::Pointer later({u"later"_s});
    const schema::Problems problems{{.at = owner,
                                     .severity = schema::Severity::Warning,
                                     .rule = u"schema.unknown"_s,
                                     .message = u"Owner?"_s,
                                     .needsConsent = true},
                                    {.at = owner, .severity = schema::Severity::Warning, .rule = u"other"_s},
                                    {.at = later,
                                     .severity = schema::Severity::Warning,
                                     .rule = u"schema.unknown"_s,
                                     .message = u"Later?"_s,
                                     .needsConsent = true}};
    const submit::Consents needed = submit::consentsNeeded(problems);
    QCOMPARE(needed, submit::Consents({{u"schema.unknown"_s, owner, u"Owner?"_s},
                                       {u"schema.unknown"_s, later, u"Later?"_s}}));
    QCOMPARE(submit::notGiven(needed, {}), needed);
    QCOMPARE(submit::notGiven(needed, needed), submit::Consents());
    QCOMPARE(submit::notGiven(needed, {needed.last()}), submit::Consents({needed.first()}));
    // Consent to another finding of the place is none to this one
    QCOMPARE(submit::notGiven(needed, {{u"other"_s, owner, {}}}), needed);
    for (const submit::Consent &consent : needed)
        QVERIFY(std::ranges::any_of(submit::consentKinds(),
                                    [&](const auto &kind) { return kind.rule == consent.rule; }));

    submit::GateInput input{.jobId = u"fw-1"_s, .missing = needed};
    QCOMPARE(submit::reasonsAgainst(input),
             QList<submit::GateReason>(
                 {{submit::GateReason::Kind::NotAgreed, u"Agree to 2 findings first: /owner, /later."_s}}));
    input.missing.removeLast();
    QCOMPARE(submit::reasonsAgainst(input).constFirst().text, u"Agree to 1 finding first: /owner."_s);
    input.errors = 1;
    QCOMPARE(submit::reasonsAgainst(input).size(), 1);
    QCOMPARE(submit::reasonsAgainst(input).constFirst().kind, submit::GateReason::Kind::Errors);
}

void TestGate::tellsEverythingAtOnce()
{
    submit::GateInput input;
    input.errors = 2;
    input.text = submit::TextState::Broken;
    input.production = true;
    input.connectionFault = u"No."_s;
    QCOMPARE(submit::reasonsAgainst(input).size(), 4);
}

void TestGate::summarizesTargets_data()
{
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<QString>("selection");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QStringList>("names");
    const QString stem = u"arn:aws:iot:eu-west-1:000000000000:"_s;
    QTest::newRow("none") << QStringList() << QString() << u"No targets"_s << QStringList();
    QTest::newRow("a group, continuous") << QStringList{stem + u"thinggroup/plant"_s} << u"CONTINUOUS"_s
                                         << u"1 thing group; things that join a group later get it too"_s
                                         << QStringList{u"thing group  plant"_s};
    QTest::newRow("names with colons")
        << QStringList{stem + u"thing/osaka:l1:sensor-1"_s, stem + u"thing/b"_s} << QString() << u"2 things"_s
        << QStringList{u"thing  osaka:l1:sensor-1"_s, u"thing  b"_s};
    QTest::newRow("no ARN") << QStringList{u"lamp"_s} << QString() << u"1 other target"_s
                            << QStringList{u"lamp"_s};
}

void TestGate::summarizesTargets()
{
    QFETCH(QStringList, targets);
    QFETCH(QString, selection);
    QJsonObject job{{u"targets"_s, QJsonArray::fromStringList(targets)}};
    if (!selection.isEmpty())
        job.insert(u"targetSelection"_s, selection);
    const submit::TargetSummary summary = submit::summarizeTargets(job);
    QTEST(summary.headline, "headline");
    QTEST(summary.names, "names");
}

Q_DECLARE_METATYPE(fleetwright::submit::GateInput)
QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
