// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/submit/submissionfixture.h"

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::iot;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Outcome = submit::Outcome::Kind;
using State = SubmissionJournal::State;

/// What becomes of a submission whose job id is taken.
class TestSubmissionTaken : public QObject
{
    Q_OBJECT

private slots:
    void taken_data();
    void taken();
    void neverOursThoughItIsTheSame_data();
    void neverOursThoughItIsTheSame();
    void takenAfterALostAnswer();
    void takenAndNotComparable();
    void takenAndBeingDeleted();
    void lostThenTakenAndNotThere();
    void tagsDecide_data();
    void tagsDecide();
    void aClockThatWasOffDoesNotMakeItOlder();
};

void TestSubmissionTaken::taken_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("differing");
    QTest::addColumn<QString>("named");
    const QByteArray same = R"({ "op" : "x" })";
    const QByteArray sameTargets = R"(["arn:aws:iot:eu-west-1:123456789012:thing/a:b"])";
    const auto row = [](const char *name, const QByteArray &member, const QByteArray &value,
                        const QByteArray &document, const QString &differing, const QString &named) {
        QTest::newRow(name) << member << value << document
                            << (differing.isEmpty() ? QStringList() : QStringList{differing}) << named;
    };
    row("other targets", "targets", R"(["arn:aws:iot:eu-west-1:123456789012:thing/z"])", same, u"targets"_s,
        u"Targets"_s);
    row("other document", "targets", sameTargets, R"({"op":"y"})", u"document"_s, u"Job document"_s);
    row("no description", "description", "null", same, u"description"_s, u"Description"_s);
    row("other selection", "targetSelection", "\"CONTINUOUS\"", same, u"targetSelection"_s,
        u"Target selection"_s);
    row("other rate", "jobExecutionsRolloutConfig", R"({"maximumPerMinute":6})", same,
        u"jobExecutionsRolloutConfig"_s, u"Rollout"_s);
    row("an abort rule", "abortConfig", R"({"criteriaList":[{"action":"CANCEL"}]})", same, u"abortConfig"_s,
        u"Abort"_s);
    row("long before", "createdAt", "1767222245", same, {}, u"2025-12-31"_s);
}

void TestSubmissionTaken::taken()
{
    QFETCH(const QByteArray, member);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, document);
    QFETCH(const QStringList, differing);
    QFETCH(const QString, named);
    for (const bool isLost : {false, true}) {
        SubmissionFixture f;
        if (isLost) {
            f.transport.fail(WireResponse::Failure::Closed, true);
        } else {
            f.transport.refuse(409, "ResourceAlreadyExistsException");
        }
        f.transport.answer(200, f.describedAnswer({{member, value}}));
        f.transport.answer(200, f.documentAnswer(document));
        f.run();
        QCOMPARE(f.outcome(), Outcome::Taken);
        const submit::Outcome &outcome = f.submission->outcome();
        QCOMPARE(outcome.error.kind, ApiError::Kind::Conflict);
        QVERIFY(outcome.headline.contains("fw-1"_L1));
        QCOMPARE(outcome.differing, differing);
        QVERIFY2(outcome.advice.contains(named), qPrintable(outcome.advice));
        QCOMPARE(outcome.exitCode(), 1);
        QVERIFY(outcome.jobArn.isEmpty());
        QCOMPARE(outcome.error.resourceArn, f.arn());
        QCOMPARE(f.closing().state, State::Taken);
        QVERIFY2(f.closing().errorText.contains(named), "the log tells how it differs");
    }
}

void TestSubmissionTaken::neverOursThoughItIsTheSame_data()
{
    QTest::addColumn<int>("throttled");
    QTest::newRow("the first and only attempt") << 0;
    QTest::newRow("attempts before were all answered") << 2;
}

// Every request was answered, and none of the answers was a yes.
void TestSubmissionTaken::neverOursThoughItIsTheSame()
{
    QFETCH(const int, throttled);
    SubmissionFixture f;
    for (int i = 0; i < throttled; ++i)
        f.transport.refuse(400, "ThrottlingException");
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    const submit::Outcome &outcome = f.submission->outcome();
    QCOMPARE(outcome.exitCode(), 1);
    QVERIFY(outcome.differing.isEmpty());
    QVERIFY2(outcome.advice.contains("It is the same"_L1), qPrintable(outcome.advice));
    QVERIFY2(!outcome.toText().contains("differs"_L1), qPrintable(outcome.toText()));
    QCOMPARE(f.closing().state, State::Taken);
}

void TestSubmissionTaken::takenAfterALostAnswer()
{
    SubmissionFixture f;
    f.transport.fail(WireResponse::Failure::Closed, true);
    f.notThere(3);
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.answer(200, f.describedAnswer({{"description", "\"another\""}}));
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QCOMPARE(f.submission->outcome().differing, QStringList{u"description"_s});
}

void TestSubmissionTaken::takenAndNotComparable()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.refuse(
        403, "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: iot:DescribeJob on resource: x");
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QVERIFY(f.submission->outcome().advice.contains("iot:DescribeJob"_L1));
}

void TestSubmissionTaken::takenAndBeingDeleted()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.refuse(404, "ResourceNotFoundException");
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QVERIFY(f.submission->outcome().advice.contains("deleted"_L1));
    QVERIFY(!f.submission->outcome().advice.contains("differs"_L1));
}

void TestSubmissionTaken::lostThenTakenAndNotThere()
{
    SubmissionFixture f;
    f.transport.fail(WireResponse::Failure::Closed, true);
    f.notThere(3);
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.notThere(3);
    f.run();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 2);
}

void TestSubmissionTaken::tagsDecide_data()
{
    QTest::addColumn<QList<QByteArray>>("pages");
    QTest::addColumn<Outcome>("outcome");
    using Pages = QList<QByteArray>;
    QTest::newRow("the same") << Pages{R"({"tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}]})"}
                              << Outcome::Created;
    QTest::newRow("on two pages") << Pages{R"({"tags":[{"Key":"b","Value":"2"}],"nextToken":"n"})",
                                           R"({"tags":[{"Key":"a","Value":"1"}]})"}
                                  << Outcome::Created;
    QTest::newRow("on pages without end")
        << Pages(50, R"({"tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}],"nextToken":"n"})")
        << Outcome::Probable;
    QTest::newRow("other value") << Pages{R"({"tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"0"}]})"}
                                 << Outcome::Taken;
    QTest::newRow("one is missing") << Pages{R"({"tags":[{"Key":"b","Value":"2"}]})"} << Outcome::Taken;
    QTest::newRow("not allowed") << Pages{} << Outcome::Probable;
}

void TestSubmissionTaken::tagsDecide()
{
    QFETCH(const QList<QByteArray>, pages);
    QFETCH(const Outcome, outcome);
    QJsonObject sent = QJsonDocument::fromJson(SubmissionFixture::body()).object();
    sent.insert(u"tags"_s,
                QJsonDocument::fromJson(R"([{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}])").array());
    SubmissionFixture f(u"fw-1"_s, {}, QJsonDocument(sent).toJson());
    f.transport.fail(WireResponse::Failure::Closed, true);
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    for (const QByteArray &page : pages)
        f.transport.answer(200, page);
    if (pages.isEmpty()) {
        f.transport.refuse(403, "AccessDeniedException",
                           "User: arn:aws:iam::1:user/a is not authorized to perform: "
                           "iot:ListTagsForResource on resource: x");
    }
    f.run();
    QTRY_COMPARE(f.finished.size(), 1);
    QCOMPARE(f.outcome(), outcome);
    QVERIFY(f.transport.lines().contains(
        u"GET /tags?resourceArn=arn%3Aaws%3Aiot%3Aeu-west-1%3A123456789012%3Ajob%2Ffw-1"_s));
    if (outcome == Outcome::Probable) {
        QCOMPARE(f.submission->outcome().uncompared, QStringList{u"tags"_s});
        const QString why = pages.isEmpty() ? u"iot:ListTagsForResource"_s : u"list of tags has no end"_s;
        QVERIFY2(f.submission->outcome().advice.contains(why), qPrintable(f.submission->outcome().advice));
        QCOMPARE(f.submission->outcome().exitCode(), 3);
    }
}

// This computer is an hour fast. The service says so to the first attempt and loses the answer to the second.
void TestSubmissionTaken::aClockThatWasOffDoesNotMakeItOlder()
{
    SubmissionFixture f;
    f.clock.advance(std::chrono::hours(1));
    f.transport.refuse(403, "InvalidSignatureException", "Signature not yet current",
                       {{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}});
    f.transport.fail(WireResponse::Failure::Closed, true);
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
}

Q_DECLARE_METATYPE(fleetwright::submit::Outcome::Kind)
QTEST_GUILESS_MAIN(TestSubmissionTaken)
#include "tst_submission_taken.moc"
