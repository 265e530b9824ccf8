// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sections/formfixture.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QRadioButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::test::FormFixture;

/// Settings of several members can be entered, cleared and taken out through their widgets.
class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void rollout();
    void abort();
    void retry();
    void scheduling();
    void tags();
    void packages();
    void anotherJobResetsTheChoice();
    void aSecondAlternativeLeavesTheChoice();
};

void TestSettings::rollout()
{
    FormFixture form;
    form.click("rollout", "addSection");
    form.type("/jobExecutionsRolloutConfig/maximumPerMinute", u"50"_s);
    QCOMPARE(form.json(), test::quoted("{'jobExecutionsRolloutConfig':{'maximumPerMinute':50}}"));
    form.choose(u"Exponential"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute", u"10"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor", u"1.5"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings",
              u"100"_s);
    const QByteArray criteria = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria";
    QCOMPARE(form.value(criteria).toObject(), QJsonObject({{u"numberOfNotifiedThings"_s, 100}}));
    form.choose(u"Succeeded devices"_s);
    QCOMPARE(form.value(criteria).toObject(), QJsonObject({{u"numberOfSucceededThings"_s, 100}}));
    form.choose(u"Constant"_s);
    QCOMPARE(form.json(), test::quoted("{'jobExecutionsRolloutConfig':{'maximumPerMinute':50}}"));
    form.choose(u"Exponential"_s);
    QCOMPARE(form.value("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor").toDouble(), 1.5);
    form.click("rollout", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
    form.undo();
    QCOMPARE(form.value("/jobExecutionsRolloutConfig/maximumPerMinute").toInt(), 50);
}

void TestSettings::anotherJobResetsTheChoice()
{
    const job::JobDocument constant(
        {{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 30}}}});
    const job::JobDocument exponential(
        {{u"jobExecutionsRolloutConfig"_s,
          QJsonObject{{u"exponentialRate"_s, QJsonObject{{u"baseRatePerMinute"_s, 5}}}}}});
    FormFixture form;
    form.model.replace(exponential, u"Open"_s);
    QVERIFY(form.radio(u"Exponential"_s)->isChecked());
    form.model.replace(constant, u"Reload"_s);
    QVERIFY(form.radio(u"Constant"_s)->isChecked());
    form.model.reset(exponential);
    QVERIFY(form.radio(u"Exponential"_s)->isChecked());
    QVERIFY(form.model.setBodyText(constant.body()));
    QVERIFY(form.radio(u"Constant"_s)->isChecked());
    // While one types, an emptied field does not change the choice
    form.choose(u"Exponential"_s);
    const QByteArray base = "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute";
    form.type(base, u"7"_s);
    form.clear(base);
    QVERIFY(form.radio(u"Exponential"_s)->isChecked());
    form.model.setValue(json::Pointer() / u"description"_s, u"elsewhere"_s);
    QVERIFY(form.radio(u"Exponential"_s)->isChecked());
}

void TestSettings::aSecondAlternativeLeavesTheChoice()
{
    FormFixture form;
    const auto criteria =
        json::Pointer::parse(u"/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria");
    QVERIFY(criteria);
    form.model.setValue(*criteria / u"numberOfSucceededThings"_s, 100);
    QVERIFY(form.radio(u"Succeeded devices"_s)->isChecked());
    form.model.setValue(*criteria / u"numberOfNotifiedThings"_s, 50);
    QVERIFY2(form.radio(u"Succeeded devices"_s)->isChecked(), "what is chosen is still there");
}

void TestSettings::abort()
{
    FormFixture form;
    form.click("abort", "addSection");
    QCOMPARE(form.json(), test::quoted("{'abortConfig':{'criteriaList':[{'action':'CANCEL'}]}}"));
    auto *type = qobject_cast<QComboBox *>(form.focus("/abortConfig/criteriaList/0/failureType"));
    QTest::keyClick(type, Qt::Key_Down);
    form.type("/abortConfig/criteriaList/0/thresholdPercentage", u"12.5"_s);
    form.type("/abortConfig/criteriaList/0/minNumberOfExecutedThings", u"20"_s);
    const QJsonObject first{{u"action"_s, u"CANCEL"_s},
                            {u"failureType"_s, u"FAILED"_s},
                            {u"thresholdPercentage"_s, 12.5},
                            {u"minNumberOfExecutedThings"_s, 20}};
    QCOMPARE(form.value("/abortConfig/criteriaList").toArray(), QJsonArray({first}));
    form.click("/abortConfig/criteriaList", "add");
    form.click("/abortConfig/criteriaList/1", "up");
    QCOMPARE(form.value("/abortConfig/criteriaList/1").toObject(), first);
    const QWidget *before = QApplication::focusWidget();
    form.click("/abortConfig/criteriaList/1", "down");
    QCOMPARE(form.value("/abortConfig/criteriaList/1").toObject(), first);
    QVERIFY2(QApplication::focusWidget() == before, "the last row goes no further");
    form.clear("/abortConfig/criteriaList/1/thresholdPercentage");
    QVERIFY(!form.value("/abortConfig/criteriaList/1").toObject().contains(u"thresholdPercentage"_s));
    form.click("/abortConfig/criteriaList/0", "remove");
    QCOMPARE(form.value("/abortConfig/criteriaList").toArray().size(), 1);
    form.click("abort", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestSettings::retry()
{
    FormFixture form;
    form.click("retry", "addSection");
    auto *type =
        qobject_cast<QComboBox *>(form.focus("/jobExecutionsRetryConfig/criteriaList/0/failureType"));
    QTest::keyClick(type, Qt::Key_End);
    form.type("/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries", u"3"_s);
    QCOMPARE(
        form.json(),
        test::quoted(
            "{'jobExecutionsRetryConfig':{'criteriaList':[{'failureType':'ALL','numberOfRetries':3}]}}"));
    form.click("retry", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestSettings::scheduling()
{
    FormFixture form;
    form.click("scheduling", "addSection");
    // Berlin is an hour ahead of UTC in December
    form.type("/schedulingConfig/startTime", u"2026-12-01 20:00"_s);
    QCOMPARE(form.json(), test::quoted("{'schedulingConfig':{'startTime':'2026-12-01T19:00'}}"));
    form.type("/schedulingConfig/endTime", u"2026-12-02 0:30"_s);
    QCOMPARE(form.value("/schedulingConfig/endTime").toString(), u"2026-12-01T23:30"_s);
    form.type("/schedulingConfig/endTime", u"tomorrow"_s);
    QCOMPARE(form.value("/schedulingConfig/endTime").toString(), u"tomorrow"_s);
    form.choose(u"Cancel by force"_s);
    QCOMPARE(form.value("/schedulingConfig/endBehavior").toString(), u"FORCE_CANCEL"_s);
    form.click("/schedulingConfig/maintenanceWindows", "add");
    auto *kind = qobject_cast<QComboBox *>(form.focus("/schedulingConfig/maintenanceWindows/0/startTime"));
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(form.value("/schedulingConfig/maintenanceWindows/0/startTime").toString(),
             u"cron(0 0 ? * MON-FRI *)"_s);
    form.type("/schedulingConfig/maintenanceWindows/0/durationInMinutes", u"90"_s);
    QCOMPARE(form.value("/schedulingConfig/maintenanceWindows/0/durationInMinutes").toInt(), 90);
    form.clear("/schedulingConfig/startTime");
    QVERIFY(form.value("/schedulingConfig/startTime").isUndefined());
    form.click("/schedulingConfig/maintenanceWindows/0", "remove");
    QVERIFY(form.value("/schedulingConfig/maintenanceWindows").isUndefined());
    form.click("scheduling", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestSettings::tags()
{
    FormFixture form;
    form.click("tags", "addSection");
    form.type("/tags/0/Key", u"team"_s);
    form.type("/tags/0/Value", u"firmware"_s);
    QCOMPARE(form.json(), test::quoted("{'tags':[{'Key':'team','Value':'firmware'}]}"));
    form.clear("/tags/0/Value");
    QCOMPARE(form.json(), test::quoted("{'tags':[{'Key':'team'}]}"));
    form.click("/tags/0", "remove");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestSettings::packages()
{
    FormFixture form;
    form.click("packages", "addSection");
    form.type("/destinationPackageVersions/0", u"arn:aws:iot:x"_s);
    QCOMPARE(form.json(), test::quoted("{'destinationPackageVersions':['arn:aws:iot:x']}"));
    // an empty line stays while it is being typed in
    form.clear("/destinationPackageVersions/0");
    QCOMPARE(form.json(), test::quoted("{'destinationPackageVersions':['']}"));
    form.click("packages", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
