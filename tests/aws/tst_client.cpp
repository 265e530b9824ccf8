// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/aws/clientfixture.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// What is called back and how often, and what is sent at all.
class TestClient : public QObject
{
    Q_OBJECT

private slots:
    void answersOnceAndLater();
    void takesAnEmptyAnswerForAnEmptyObject();
    void cancelAbortsAndKeepsSilent();
    void cancelWhileWaitingTakesTheRetryBack();
    void contextGoneKeepsSilent();
    void clientGoneKeepsSilent();
    void clientMayGoInTheCallback();
    void knowsWhatMayHaveBeenSent();
    void fetchesCredentialsOnceForMany();
    void renewsExpiringCredentials();
    void tellsMissingCredentials();
    void refusesPlainHttpElsewhere();
};

void TestClient::answersOnceAndLater()
{
    ClientFixture f;
    f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{});
    QVERIFY(f.outcomes.isEmpty());
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QVERIFY(f.outcomes[0]);
    QCOMPARE(f.outcomes[0]->value.word, u"yes"_s);
    QCOMPARE(f.outcomes[0]->requestId, u"request-0"_s);
    QCOMPARE(f.outcomes[0]->attempts, 1);
    QCOMPARE(f.context->children().size(), 0);
}

void TestClient::takesAnEmptyAnswerForAnEmptyObject()
{
    ClientFixture f;
    f.transport.answer(200, {});
    f.send(Change{});
    f.settle();
    QVERIFY(!f.outcomes[0]);
    QCOMPARE(f.outcomes[0].error().kind, ApiError::Kind::BadAnswer);
    QVERIFY(f.outcomes[0].error().outcomeUnknown);
}

void TestClient::cancelAbortsAndKeepsSilent()
{
    ClientFixture f;
    f.transport.hang();
    QPointer<Call> call = f.send(Read{});
    QTRY_COMPARE(f.transport.requests().size(), 1);
    call->cancel();
    QCOMPARE(f.transport.aborted(), 1);
    f.settle();
    QVERIFY(f.outcomes.isEmpty());
    QVERIFY(!call);

    f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{})->cancel();
    f.settle();
    QCOMPARE(f.transport.requests().size(), 1);
    QVERIFY(f.outcomes.isEmpty());
}

void TestClient::cancelWhileWaitingTakesTheRetryBack()
{
    ClientFixture f;
    f.transport.refuse(503, "ServiceUnavailableException");
    Call *call = f.send(Read{});
    QTRY_COMPARE(f.scheduler.pending(), 1);
    call->cancel();
    QCOMPARE(f.scheduler.pending(), 0);
    f.settle();
    QVERIFY(f.outcomes.isEmpty());
}

void TestClient::contextGoneKeepsSilent()
{
    ClientFixture f;
    f.transport.hang();
    f.send(Read{});
    QTRY_COMPARE(f.transport.requests().size(), 1);
    f.context.reset();
    QCOMPARE(f.transport.aborted(), 1);
    f.settle();
    QVERIFY(f.outcomes.isEmpty());
}

void TestClient::clientGoneKeepsSilent()
{
    ClientFixture f;
    f.transport.hang();
    f.transport.refuse(503, "ServiceUnavailableException");
    f.send(Read{});
    f.send(Read{});
    QTRY_COMPARE(f.scheduler.pending(), 1);
    f.send(Read{});
    f.client.reset();
    QCOMPARE(f.scheduler.pending(), 0);
    QCOMPARE(f.transport.aborted(), 1);
    f.settle();
    QVERIFY(f.outcomes.isEmpty());
    QCOMPARE(f.context->children().size(), 0);
}

void TestClient::clientMayGoInTheCallback()
{
    ClientFixture f;
    f.transport.answer(200, R"({"word":"yes"})");
    int called = 0;
    f.client->send(Read{}, f.context.get(), [&](const ClientFixture::Outcome &) {
        ++called;
        f.client.reset();
        f.context.reset();
    });
    f.settle();
    QCOMPARE(called, 1);
}

void TestClient::knowsWhatMayHaveBeenSent()
{
    ClientFixture f;
    f.transport.refuse(400, "ThrottlingException");
    f.transport.hang();
    Call *call = f.send(Change{});
    QVERIFY(!call->mayHaveBeenSent());
    QTRY_COMPARE(f.scheduler.pending(), 1);
    QCOMPARE(f.transport.requests().size(), 1);
    QVERIFY(!call->mayHaveBeenSent());
    f.settle();
    QCOMPARE(f.transport.requests().size(), 2);
    QVERIFY(call->mayHaveBeenSent());
}

void TestClient::fetchesCredentialsOnceForMany()
{
    ClientFixture f;
    for (int i = 0; i < 4; ++i)
        f.transport.answer(200, R"({"word":"yes"})");
    for (int i = 0; i < 3; ++i)
        f.send(Read{});
    f.settle();
    f.send(Read{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 4);
    QCOMPARE(f.credentials->fetches, 1);
}

void TestClient::renewsExpiringCredentials()
{
    ClientFixture f;
    f.credentials->expires = f.clock.utcNow().addSecs(600);
    for (int i = 0; i < 2; ++i)
        f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{});
    f.settle();
    f.clock.advance(std::chrono::seconds(545));
    f.send(Read{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 2);
    QCOMPARE(f.credentials->fetches, 2);
}

void TestClient::tellsMissingCredentials()
{
    ClientFixture f;
    f.credentials->problem = Error{u"There is no profile “dev”."_s};
    f.send(Change{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QCOMPARE(f.outcomes[0].error().kind, ApiError::Kind::Credentials);
    QCOMPARE(f.outcomes[0].error().title, u"There is no profile “dev”."_s);
    QVERIFY(!f.outcomes[0].error().outcomeUnknown);
    QVERIFY(f.transport.requests().isEmpty());
}

void TestClient::refusesPlainHttpElsewhere()
{
    ClientFixture f;
    f.client = std::make_unique<Client>(
        Client::Parts{f.transport, f.scheduler, f.clock, f.credentials},
        Target{.endpoint = QUrl(u"http://192.168.1.5:4566"_s), .region = u"eu-west-1"_s});
    f.send(Read{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QVERIFY(!f.outcomes[0]);
    QVERIFY(f.outcomes[0].error().title.contains("http://"_L1));
    QVERIFY(f.transport.requests().isEmpty());
    QCOMPARE(f.credentials->fetches, 0);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
