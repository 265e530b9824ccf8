// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/httpdate.h"
#include "tests/aws/clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// This computer's clock being wrong, and credentials that run out.
class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void readsHttpDates_data();
    void readsHttpDates();
    void correctsTheClock_data();
    void correctsTheClock();
    void correctsOnlyOnce();
    void aWrongSecretIsNotTheClock();
    void keepsTheCorrection();
    void fetchesExpiredCredentialsAgain();
    void givesUpOnTheSameExpiredCredentials();
    void readsExpiredCredentialsAgainOnlyOnce();
};

void TestClock::readsHttpDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("time");
    QTest::newRow("rfc example") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT")
                                 << QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    // 02:30 that night does not exist where summer time begins
    QTest::newRow("summer time gap") << QByteArray(" Sun, 29 Mar 2026 02:30:00 GMT ")
                                     << QDateTime(QDate(2026, 3, 29), QTime(2, 30), Qt::UTC);
    QTest::newRow("no zone") << QByteArray("Sun, 06 Nov 1994 08:49:37") << QDateTime();
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << QDateTime();
    QTest::newRow("empty") << QByteArray() << QDateTime();
}

void TestClock::readsHttpDates()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QDateTime, time);
    QCOMPARE(parseHttpDate(text).value_or(QDateTime()), time);
}

void TestClock::correctsTheClock_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("signedAs");
    QTest::addColumn<int>("skew");
    QTest::newRow("Date header") << QByteArray("InvalidSignatureException") << QByteArray("no match")
                                 << QByteArray("Fri, 02 Jan 2026 03:34:05 GMT")
                                 << QByteArray("20260102T033405Z") << 1800;
    QTest::newRow("clock ahead") << QByteArray("SignatureDoesNotMatch") << QByteArray("no match")
                                 << QByteArray("Fri, 02 Jan 2026 02:04:05 GMT")
                                 << QByteArray("20260102T020405Z") << -3600;
    QTest::newRow("time in the message") << QByteArray("InvalidSignatureException")
                                         << QByteArray("Signature expired: 20260102T030405Z is now earlier "
                                                       "than 20260102T033000Z (20260102T033500Z - 5 min.)")
                                         << QByteArray() << QByteArray("20260102T033500Z") << 1855;
    QTest::newRow("not yet current")
        << QByteArray("InvalidSignatureException")
        << QByteArray("Signature not yet current: 20260102T030405Z is still later than 20260102T024500Z "
                      "(20260102T024000Z + 5 min.)")
        << QByteArray() << QByteArray("20260102T024000Z") << -1445;
    QTest::newRow("RequestExpired") << QByteArray("RequestExpired") << QByteArray("expired")
                                    << QByteArray("Sat, 03 Jan 2026 03:04:05 GMT")
                                    << QByteArray("20260103T030405Z") << 86400;
}

void TestClock::correctsTheClock()
{
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, date);
    QFETCH(const QByteArray, signedAs);
    QFETCH(const int, skew);
    ClientFixture f;
    Headers headers;
    if (!date.isEmpty())
        headers.emplaceBack("Date", date);
    f.transport.refuse(403, code, message, headers);
    f.transport.answer(200, R"({"word":"yes"})");
    QList<std::chrono::seconds> told;
    Call *call = f.send(Change{});
    connect(call, &Call::clockCorrected, this, [&](std::chrono::seconds by) { told.append(by); });
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QVERIFY(f.outcomes[0]);
    QCOMPARE(f.header(1, "X-Amz-Date"), signedAs);
    QCOMPARE(told, QList{std::chrono::seconds(skew)});
    QCOMPARE(f.client->clockSkew(), std::chrono::seconds(skew));
    QVERIFY(f.scheduler.delays().isEmpty());
}

void TestClock::correctsOnlyOnce()
{
    ClientFixture f;
    f.transport.refuse(403, "InvalidSignatureException", "Signature expired",
                       {{"Date", "Fri, 02 Jan 2026 04:04:05 GMT"}});
    f.transport.refuse(403, "InvalidSignatureException", "Signature expired",
                       {{"Date", "Fri, 02 Jan 2026 05:04:05 GMT"}});
    f.send(Read{});
    f.settle();
    QCOMPARE(f.transport.requests().size(), 2);
    QCOMPARE(f.outcomes.size(), 1);
    QCOMPARE(f.outcomes[0].error().kind, ApiError::Kind::Credentials);
    QVERIFY(f.outcomes[0].error().title.contains("clock"_L1));
}

void TestClock::aWrongSecretIsNotTheClock()
{
    ClientFixture f;
    f.transport.refuse(403, "InvalidSignatureException", "The request signature we calculated does not match",
                       {{"Date", "Fri, 02 Jan 2026 03:04:35 GMT"}});
    f.send(Read{});
    f.settle();
    QCOMPARE(f.transport.requests().size(), 1);
    QCOMPARE(f.client->clockSkew(), std::chrono::seconds(0));
    QVERIFY(f.outcomes[0].error().advice.contains("secret access key"_L1));
}

void TestClock::keepsTheCorrection()
{
    ClientFixture f;
    f.transport.refuse(403, "InvalidSignatureException", "x", {{"Date", "Fri, 02 Jan 2026 04:04:05 GMT"}});
    f.transport.answer(200, R"({"word":"yes"})");
    f.transport.answer(200, R"({"word":"yes"})");
    f.send(Read{});
    f.settle();
    f.send(Read{});
    f.settle();
    QCOMPARE(f.transport.requests().size(), 3);
    QCOMPARE(f.header(2, "X-Amz-Date"), QByteArray("20260102T040405Z"));
}

void TestClock::fetchesExpiredCredentialsAgain()
{
    ClientFixture f;
    f.credentials = std::make_shared<FakeCredentials>(QStringList{u"AKIDOLD"_s, u"AKIDNEW"_s});
    f.client = f.makeClient();
    f.transport.refuse(403, "ExpiredTokenException");
    f.transport.answer(200, R"({"word":"yes"})");
    f.send(Change{});
    f.settle();
    QVERIFY(f.outcomes[0]);
    QVERIFY(f.header(0, "Authorization").contains("Credential=AKIDOLD/"));
    QVERIFY(f.header(1, "Authorization").contains("Credential=AKIDNEW/"));
}

void TestClock::readsExpiredCredentialsAgainOnlyOnce()
{
    ClientFixture f;
    f.credentials =
        std::make_shared<FakeCredentials>(QStringList{u"AKIDONE"_s, u"AKIDTWO"_s, u"AKIDTHREE"_s});
    f.client = f.makeClient();
    f.transport.refuse(403, "ExpiredTokenException");
    f.transport.refuse(403, "ExpiredTokenException");
    f.send(Read{});
    f.settle();
    QCOMPARE(f.outcomes.size(), 1);
    QVERIFY(!f.outcomes[0]);
    QCOMPARE(f.transport.requests().size(), 2);
    QCOMPARE(f.credentials->fetches, 2);
}

void TestClock::givesUpOnTheSameExpiredCredentials()
{
    ClientFixture f;
    f.transport.refuse(403, "ExpiredTokenException");
    f.send(Change{});
    f.settle();
    QCOMPARE(f.credentials->fetches, 2);
    QCOMPARE(f.transport.requests().size(), 1);
    QCOMPARE(f.outcomes.size(), 1);
    QCOMPARE(f.outcomes[0].error().kind, ApiError::Kind::Credentials);
    QVERIFY(f.outcomes[0].error().advice.contains("a test"_L1));
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
