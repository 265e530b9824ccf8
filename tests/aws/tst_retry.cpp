// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/aws/clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Failure = WireResponse::Failure;
using std::chrono::milliseconds;

/// What is tried again and when.
class TestRetry : public QObject
{
    Q_OBJECT

private slots:
    void retries_data();
    void retries();
    void backsOffExponentially();
    void spreadsByChance();
    void heedsRetryAfter_data();
    void heedsRetryAfter();
    void signsEachAttemptAnew();
};

void TestRetry::retries_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<bool>("sent");
    QTest::addColumn<bool>("readAgain");   // an operation that may be repeated
    QTest::addColumn<bool>("changeAgain"); // one that may not
    const auto error = [](const char *name, int status, const char *code, bool readAgain, bool changeAgain) {
        QTest::newRow(name) << status << QByteArray(code) << Failure::None << true << readAgain
                            << changeAgain;
    };
    const auto broken = [](const char *name, Failure failure, bool sent, bool readAgain, bool changeAgain) {
        QTest::newRow(name) << 0 << QByteArray() << failure << sent << readAgain << changeAgain;
    };
    error("throttled with 400", 400, "ThrottlingException", true, true);
    error("throttled with 429", 429, "TooManyRequestsException", true, true);
    error("throttled, unknown code", 429, "Whatever", true, true);
    error("quota is final", 410, "LimitExceededException", false, false);
    error("500", 500, "InternalFailureException", true, false);
    error("503", 503, "ServiceUnavailableException", true, false);
    error("501", 501, "NotImplemented", false, false);
    error("408", 408, "RequestTimeout", true, false);
    error("400", 400, "InvalidRequestException", false, false);
    error("404", 404, "ResourceNotFoundException", false, false);
    error("409", 409, "ResourceAlreadyExistsException", false, false);
    error("403", 403, "AccessDeniedException", false, false);
    broken("refused", Failure::Refused, false, true, true);
    broken("host not found", Failure::HostNotFound, false, true, true);
    broken("time-out before sending", Failure::Timeout, false, true, true);
    broken("time-out after sending", Failure::Timeout, true, true, false);
    broken("closed after sending", Failure::Closed, true, true, false);
    broken("certificate", Failure::Tls, false, false, false);
    broken("proxy", Failure::Proxy, false, false, false);
    broken("too large", Failure::TooLarge, true, false, false);
}

void TestRetry::retries()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const Failure, failure);
    QFETCH(const bool, sent);
    QFETCH(const bool, readAgain);
    QFETCH(const bool, changeAgain);
    for (const bool change : {false, true}) {
        const bool again = change ? changeAgain : readAgain;
        ClientFixture f;
        for (int i = 0; i < (again ? 3 : 1); ++i) {
            if (failure == Failure::None)
                f.transport.refuse(status, code);
            else
                f.transport.fail(failure, sent);
        }
        if (change)
            f.send(Change{});
        else
            f.send(Read{});
        f.settle();
        QCOMPARE(f.transport.requests().size(), again ? 3 : 1);
        QCOMPARE(f.outcomes.size(), 1);
        const ApiError error = f.outcomes[0].error();
        QCOMPARE(error.attempts, again ? 3 : 1);
        QCOMPARE(error.status, status);
        QVERIFY(!error.title.isEmpty());
        const bool definite = status != 0 && status != 408 && status < 500;
        QCOMPARE(error.outcomeUnknown, change && sent && !definite);
    }
}

void TestRetry::backsOffExponentially()
{
    ClientFixture f;
    for (int i = 0; i < 2; ++i)
        f.transport.refuse(503, "ServiceUnavailableException");
    f.transport.answer(200, R"({"word":"yes"})");
    QSignalSpy retrying(f.send(Read{}), &Call::retrying);
    f.settle();
    QVERIFY(f.outcomes[0]);
    QCOMPARE(f.outcomes[0]->attempts, 3);
    QCOMPARE(f.scheduler.delays(), (QList<milliseconds>{milliseconds(1000), milliseconds(2000)}));
    QCOMPARE(retrying.size(), 2);
    QCOMPARE(retrying[0][0].toInt(), 2);
    QCOMPARE(retrying[1][0].toInt(), 3);
    QCOMPARE(RetryPolicy().delay(10, 1.0), milliseconds(20000));
}

void TestRetry::spreadsByChance()
{
    ClientFixture f;
    f.random = 0.25;
    for (int i = 0; i < 3; ++i)
        f.transport.refuse(400, "ThrottlingException");
    f.send(Change{});
    f.settle();
    QCOMPARE(f.scheduler.delays(), (QList<milliseconds>{milliseconds(250), milliseconds(500)}));
}

void TestRetry::heedsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("delay"); // milliseconds; -1: not tried again
    QTest::newRow("seconds") << QByteArray("7") << 7000;
    QTest::newRow("less than the back-off") << QByteArray("0") << 1000;
    QTest::newRow("date") << QByteArray("Fri, 02 Jan 2026 03:04:35 GMT") << 30000;
    QTest::newRow("date that is over") << QByteArray("Fri, 02 Jan 2026 03:00:00 GMT") << 1000;
    QTest::newRow("senseless") << QByteArray("soon") << 1000;
    QTest::newRow("negative") << QByteArray("-5") << 1000;
    QTest::newRow("the longest") << QByteArray("60") << 60000;
    QTest::newRow("too long") << QByteArray("61") << -1;
    QTest::newRow("absurd") << QByteArray("9223372036854775807") << -1;
}

void TestRetry::heedsRetryAfter()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, delay);
    ClientFixture f;
    f.transport.refuse(400, "ThrottlingException", "slow down", {{"Retry-After", value}});
    if (delay >= 0)
        f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QCOMPARE(f.outcomes[0].has_value(), delay >= 0);
    QCOMPARE(f.scheduler.delays(), delay >= 0 ? QList{milliseconds(delay)} : QList<milliseconds>());
}

void TestRetry::signsEachAttemptAnew()
{
    ClientFixture f;
    f.transport.refuse(503, "ServiceUnavailableException");
    f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{});
    QTRY_COMPARE(f.scheduler.pending(), 1);
    f.clock.advance(std::chrono::hours(30));
    f.settle();
    QCOMPARE(f.header(0, "X-Amz-Date"), QByteArray("20260102T030405Z"));
    QCOMPARE(f.header(1, "X-Amz-Date"), QByteArray("20260103T090405Z"));
    QVERIFY(f.header(1, "Authorization").contains("/20260103/eu-west-1/iot/aws4_request"));
    QVERIFY(f.header(0, "Authorization") != f.header(1, "Authorization"));
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
