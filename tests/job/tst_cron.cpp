// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cron.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

/// An expression of plain numbers and lists, checked minute by minute without the product's code.
struct Plain {
    QList<int> minutes, hours, days, months, weekdays; // empty: any

    [[nodiscard]] bool opensAt(const QDateTime &t) const
    {
        const auto in = [](const QList<int> &set, int value) { return set.isEmpty() || set.contains(value); };
        return in(minutes, t.time().minute()) && in(hours, t.time().hour()) && in(days, t.date().day()) &&
               in(months, t.date().month()) && in(weekdays, t.date().dayOfWeek() % 7 + 1);
    }

    [[nodiscard]] QString text() const
    {
        const auto written = [](const QList<int> &set) {
            QStringList items;
            for (const int value : set)
                items += QString::number(value);
            return set.isEmpty() ? u"*"_s : items.join(u',');
        };
        const bool byWeekday = !weekdays.isEmpty();
        return u"cron(%1 %2 %3 %4 %5 *)"_s.arg(written(minutes), written(hours),
                                               byWeekday ? u"?"_s : written(days), written(months),
                                               byWeekday ? written(weekdays) : u"?"_s);
    }
};

QDateTime utc(const QString &text)
{
    QDateTime moment = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    moment.setTimeSpec(Qt::UTC);
    return moment;
}

} // namespace

class TestCron : public QObject
{
    Q_OBJECT

private slots:
    void opens_data();
    void opens();
    void refuses_data();
    void refuses();
    void agreesWithCountingMinutes();
    void neverOpens();
};

void TestCron::opens_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *cron, const char *after, const char *next) {
        QTest::addRow("%s", cron) << QString::fromUtf8(cron) << QString::fromUtf8(after)
                                  << QString::fromUtf8(next);
    };
    row("cron(0 10 * * ? *)", "2027-03-01 10:00", "2027-03-02 10:00");
    row("cron(15 12 * * ? *)", "2027-03-01 12:14", "2027-03-01 12:15");
    row("cron(0 18 ? * MON-FRI *)", "2027-03-05 18:00", "2027-03-08 18:00");
    row("cron(0 8 1 * ? *)", "2027-12-02 00:00", "2028-01-01 08:00");
    row("cron(0 2 ? * 1 *)", "2027-03-01 00:00", "2027-03-07 02:00");
    row("cron(0 0 29 2 ? *)", "2096-03-01 00:00", "2104-02-29 00:00");
    row("cron(5/20 * * * ? *)", "2027-03-01 00:46", "2027-03-01 01:05");
    row("cron(0 0 L * ? *)", "2028-02-01 00:00", "2028-02-29 00:00");
    row("cron(0 0 LW * ? *)", "2027-02-01 00:00", "2027-02-26 00:00");
    row("cron(0 0 1W * ? *)", "2027-05-01 00:00", "2027-05-03 00:00");
    row("cron(0 0 15W * ? *)", "2027-08-01 00:00", "2027-08-16 00:00");
    row("cron(0 0 ? * 3#2 *)", "2027-03-01 00:00", "2027-03-09 00:00");
    row("cron(0 0 ? * 6L *)", "2027-03-01 00:00", "2027-03-26 00:00");
    row("cron(0 0 1 JAN ? 2030)", "2027-03-01 00:00", "2030-01-01 00:00");
    row("cron(0 0 ? * sat,SUN *)", "2027-03-01 00:00", "2027-03-06 00:00");
}

void TestCron::opens()
{
    QFETCH(QString, cron);
    QFETCH(QString, after);
    QFETCH(QString, next);
    const auto parsed = job::Cron::parse(cron);
    QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().message));
    const std::optional<QDateTime> found = parsed->next(utc(after));
    QVERIFY(found.has_value());
    QCOMPARE(*found, utc(next));
    QVERIFY(parsed->opensAt(*found));
    QVERIFY(!parsed->opensAt(utc(after)) || utc(after) < *found);
}

void TestCron::refuses_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<int>("position");
    const auto row = [](const char *cron, int position) {
        QTest::addRow("%s", cron) << QString::fromUtf8(cron) << position;
    };
    row("", 0);
    row("0 2 ? * MON *", 0);
    row("rate(5 minutes)", 0);
    row("cron(0 2 ? * MON)", 5);
    row("cron(0 2 * * * *)", 9);
    row("cron(0 2 ? * ? *)", 13);
    row("cron(60 2 ? * MON *)", 5);
    row("cron(0 24 ? * MON *)", 7);
    row("cron(0 2 32 * ? *)", 9);
    row("cron(0 2 1 13 ? *)", 11);
    row("cron(0 2 ? * 8 *)", 13);
    row("cron(0 2 ? * 2/2 *)", 14);
    row("cron(0 2 ? * 3#6 *)", 13);
    row("cron(0 2 ? * 3#1,6#3 *)", 13);
    row("cron(0 2 * * ? 1969)", 15);
    row("cron(0 2 * * ? 2200)", 15);
    row("cron(0 2 * * ? 2030-2020)", 15);
    row("cron(0 2 +5W * ? *)", 9);
    row("cron(0 2 ? * 3#+2 *)", 13);
    row("cron(0/+5 2 * * ? *)", 7);
    row("cron(0 +2 * * ? *)", 7);
    row("cron(0 2 1,15,L * ? *)", 14);
    row("cron(0 2 *,5 * ? *)", 9);
    row("cron(*,5 2 * * ? *)", 5);
    row("cron(0 2 1,15W * ? *)", 11);
    row("cron(0 2 LW,1 * ? *)", 9);
    row("cron(0 2 ? * MON,6L *)", 17);
    row("cron(0 2 ? * L,2 *)", 13);
    row("cron(0 2 ?,1 * ? *)", 9);
    row("cron(0 2 ? *,3 MON *)", 11);
    row("cron(0/0 2 * * ? *)", 7);
    row("cron(1,,2 2 * * ? *)", 7);
}

void TestCron::refuses()
{
    QFETCH(QString, cron);
    QFETCH(int, position);
    const auto parsed = job::Cron::parse(cron);
    QVERIFY(!parsed.has_value());
    QVERIFY(!parsed.error().message.isEmpty());
    QCOMPARE(int(parsed.error().position), position);
}

void TestCron::agreesWithCountingMinutes()
{
    QRandomGenerator random(20270301);
    const auto some = [&](int least, int most, int count) {
        QList<int> values;
        for (int i = 0; i < count; ++i)
            values += random.bounded(least, most + 1);
        return values;
    };
    constexpr int rounds = 60;
    constexpr int days = 40;
    for (int round = 0; round < rounds; ++round) {
        const bool byWeekday = random.bounded(2) == 1;
        const Plain plain{.minutes = some(0, 59, random.bounded(1, 4)),
                          .hours = some(0, 23, random.bounded(0, 3)),
                          .days = byWeekday ? QList<int>() : some(1, 31, random.bounded(0, 3)),
                          .months = some(1, 12, random.bounded(0, 2) * 4),
                          .weekdays = byWeekday ? some(1, 7, random.bounded(1, 3)) : QList<int>()};
        const auto cron = job::Cron::parse(plain.text());
        QVERIFY2(cron.has_value(), qPrintable(plain.text()));
        const QDateTime start(QDate(2027, 1, 1).addDays(random.bounded(700)), QTime(random.bounded(24), 7),
                              Qt::UTC);
        std::optional<QDateTime> expected;
        for (int minute = 1; minute <= days * 24 * 60 && !expected; ++minute) {
            const QDateTime moment = start.addSecs(qint64(minute) * 60);
            if (plain.opensAt(moment))
                expected = moment;
        }
        const std::optional<QDateTime> found = cron->next(start);
        if (expected)
            QVERIFY2(found == expected,
                     qPrintable(plain.text() + u" after "_s + start.toString(Qt::ISODate)));
        else
            QVERIFY2(!found || start.daysTo(*found) >= days, qPrintable(plain.text()));
    }
}

void TestCron::neverOpens()
{
    QVERIFY(!job::Cron::parse(u"cron(0 0 30 2 ? *)"_s)->next(utc(u"2027-01-01 00:00"_s)));
    QVERIFY(!job::Cron::parse(u"cron(0 0 1 1 ? 2026)"_s)->next(utc(u"2027-01-01 00:00"_s)));
    const auto last = job::Cron::parse(u"cron(59 23 31 12 ? 2199)"_s);
    QCOMPARE(last->nextOpenings(utc(u"2027-01-01 00:00"_s), 5).size(), 1);
}

QTEST_GUILESS_MAIN(TestCron)
#include "tst_cron.moc"
