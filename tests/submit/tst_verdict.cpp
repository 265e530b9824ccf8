// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/verdict.h"

#include <QTest>

#include <algorithm>

using namespace fleetwright::submit;
using Kind = Outcome::Kind;

/// What a submission comes to, case by case.
class TestVerdict : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
    void tellsEveryCaseOnce();
    void exitCodes_data();
    void exitCodes();
};

void TestVerdict::says_data()
{
    QTest::addColumn<Sent>("sent");
    QTest::addColumn<Found>("found");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, Sent sent, Found found, Kind kind) {
        QTest::newRow(name) << sent << found << kind;
    };
    row("refused, the same", Sent::Refused, Found::Same, Kind::Taken);
    row("refused, alike", Sent::Refused, Found::Similar, Kind::Taken);
    row("refused, different", Sent::Refused, Found::Different, Kind::Taken);
    row("refused, older", Sent::Refused, Found::Older, Kind::Taken);
    row("refused, not there", Sent::Refused, Found::Absent, Kind::Taken);
    row("refused, not asked", Sent::Refused, Found::NotAsked, Kind::Taken);
    row("lost, the same", Sent::Lost, Found::Same, Kind::Created);
    row("lost, alike", Sent::Lost, Found::Similar, Kind::Probable);
    row("lost, different", Sent::Lost, Found::Different, Kind::Taken);
    row("lost, older", Sent::Lost, Found::Older, Kind::Taken);
    row("lost, not there", Sent::Lost, Found::Absent, Kind::Unknown);
    row("lost, not asked", Sent::Lost, Found::NotAsked, Kind::Unknown);
    row("expired, the same", Sent::Expired, Found::Same, Kind::Created);
    row("expired, alike", Sent::Expired, Found::Similar, Kind::Probable);
    row("expired, different", Sent::Expired, Found::Different, Kind::Taken);
    row("expired, older", Sent::Expired, Found::Older, Kind::Taken);
    row("expired, not there", Sent::Expired, Found::Absent, Kind::Refused);
    row("expired, not asked", Sent::Expired, Found::NotAsked, Kind::Unknown);
}

void TestVerdict::says()
{
    QFETCH(const Sent, sent);
    QFETCH(const Found, found);
    QTEST(verdict(sent, found), "kind");
}

void TestVerdict::tellsEveryCaseOnce()
{
    for (int sent = 0; sent <= int(Sent::Expired); ++sent) {
        for (int found = 0; found <= int(Found::NotAsked); ++found) {
            QCOMPARE(std::ranges::count_if(verdictTable(),
                                           [&](const VerdictRow &row) {
                                               return row.sent == Sent(sent) && row.found == Found(found);
                                           }),
                     1);
        }
    }
}

void TestVerdict::exitCodes_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("exit");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("created") << Kind::Created << 0 << false;
    QTest::newRow("probable") << Kind::Probable << 3 << true;
    QTest::newRow("refused") << Kind::Refused << 1 << false;
    QTest::newRow("taken") << Kind::Taken << 1 << false;
    QTest::newRow("unknown") << Kind::Unknown << 3 << true;
    QTest::newRow("cancelled") << Kind::Cancelled << 1 << false;
}

void TestVerdict::exitCodes()
{
    QFETCH(const Kind, kind);
    QFETCH(const bool, isOpen);
    const Outcome outcome{.kind = kind};
    QTEST(outcome.exitCode(), "exit");
    QCOMPARE(outcome.isOpen(), isOpen);
    QCOMPARE(fleetwright::submit::isOpen(outcome.state()), isOpen);
    QCOMPARE(outcome.toJson().value(QStringLiteral("outcome")).toString(),
             QString::fromLatin1(QTest::currentDataTag()));
}

Q_DECLARE_METATYPE(fleetwright::submit::Sent)
Q_DECLARE_METATYPE(fleetwright::submit::Found)
Q_DECLARE_METATYPE(fleetwright::submit::Outcome::Kind)
QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
