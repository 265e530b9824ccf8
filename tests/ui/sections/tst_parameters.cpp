// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/createjob.h"
#include "tests/ui/sections/formfixture.h"
#include "ui/sections/sectiontable.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::test::FormFixture;

namespace
{

/// JSON that is written with ' for " and ` for an escaped one, for the sake of legibility.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"').replace('`', "\\\"");
}

QRadioButton *radio(const FormFixture &form, const QString &text)
{
    const auto buttons = form.page->findChildren<QRadioButton *>();
    for (QRadioButton *button : buttons) {
        if (button->text().startsWith(text) && button->isVisibleTo(form.page))
            return button;
    }
    return nullptr;
}

void choose(const FormFixture &form, const QString &text)
{
    QRadioButton *button = radio(form, text);
    if (!button)
        QFAIL(qPrintable(text));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCoreApplication::processEvents();
}

} // namespace

/// Every parameter can be entered, cleared and taken out through its widgets.
class TestParameters : public QObject
{
    Q_OBJECT

private slots:
    void everyParameterHasOneSection();
    void textFields_data();
    void textFields();
    void targets();
    void targetSelection();
    void documentSources();
    void documentParameters();
    void rollout();
    void abort();
    void retry();
    void scheduling();
    void tags();
    void packages();
};

void TestParameters::everyParameterHasOneSection()
{
    QStringList held;
    const auto sections = ui::createJobSections(schema::createJob());
    for (const ui::SectionSpec &section : sections)
        held += section.members;
    QStringList wanted;
    for (const schema::FieldSpec &member : schema::createJob().children)
        wanted += member.key;
    held.sort();
    wanted.sort();
    QCOMPARE(held, wanted);
    QCOMPARE(wanted.size(), 17);
}

void TestParameters::textFields_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("entered");
    QTest::addColumn<QByteArray>("cleared");

    const auto row = [](const char *section, const char *pointer, const QString &typed, const char *entered,
                        const char *cleared) {
        QTest::newRow(pointer) << QByteArray(section) << QByteArray(pointer) << typed << quoted(entered)
                               << quoted(cleared);
    };
    row("", "/jobId", u"fw-1"_s, "{'jobId':'fw-1'}", "{}");
    row("", "/description", u"For all"_s, "{'description':'For all'}", "{}");
    row("", "/document", u"{\"a\": 1}"_s, "{'document':'{`a`: 1}'}", "{}");
    row("timeout", "/timeoutConfig/inProgressTimeoutInMinutes", u"4500"_s,
        "{'timeoutConfig':{'inProgressTimeoutInMinutes':4500}}", "{'timeoutConfig':{}}");
    row("presigned", "/presignedUrlConfig/roleArn", u"arn:aws:iam::123456789012:role/r"_s,
        "{'presignedUrlConfig':{'roleArn':'arn:aws:iam::123456789012:role/r'}}", "{'presignedUrlConfig':{}}");
    row("presigned", "/presignedUrlConfig/expiresInSec", u"60"_s,
        "{'presignedUrlConfig':{'expiresInSec':60}}", "{'presignedUrlConfig':{}}");
    row("namespace", "/namespaceId", u"gg"_s, "{'namespaceId':'gg'}", "{}");
}

void TestParameters::textFields()
{
    QFETCH(QByteArray, section);
    QFETCH(QByteArray, pointer);
    QFETCH(QString, typed);
    QFETCH(QByteArray, entered);
    QFETCH(QByteArray, cleared);
    FormFixture form;
    if (!section.isEmpty())
        form.click(section, "addSection");
    QCOMPARE(form.json(), QByteArray("{}"));
    form.type(pointer, typed);
    QCOMPARE(form.json(), entered);
    form.clear(pointer);
    QCOMPARE(form.json(), cleared);
    if (section.isEmpty())
        return;
    form.click(section, "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
    QVERIFY(form.find<QWidget>(section, "addSection")->isVisible());
}

void TestParameters::targets()
{
    FormFixture form;
    auto *entry = form.find<QLineEdit>("targets", "targetEntry");
    entry->setFocus();
    QTest::keyClicks(entry, u"pump-1, pump:2"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(form.value("/targets").toArray(),
             QJsonArray({u"arn:aws:iot:eu-west-1:123456789012:thing/pump-1"_s,
                         u"arn:aws:iot:eu-west-1:123456789012:thing/pump:2"_s}));
    QVERIFY(entry->text().isEmpty());
    QTest::keyClick(form.find<QComboBox>("targets", "targetType"), Qt::Key_Down);
    QTest::keyClicks(entry, u"berlin"_s);
    form.click("targets", "addTarget");
    QCOMPARE(form.value("/targets/2").toString(), u"arn:aws:iot:eu-west-1:123456789012:thinggroup/berlin"_s);
    form.undo();
    QCOMPARE(form.value("/targets").toArray().size(), 2);
    form.undo();
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::targetSelection()
{
    FormFixture form;
    choose(form, u"Continuous"_s);
    QCOMPARE(form.json(), quoted("{'targetSelection':'CONTINUOUS'}"));
    choose(form, u"Not set"_s);
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::documentSources()
{
    FormFixture form;
    form.type("/document", u"{}"_s);
    choose(form, u"S3 object"_s);
    QCOMPARE(form.json(), QByteArray("{}"));
    form.type("/documentSource", u"https://b.s3.eu-west-1.amazonaws.com/k"_s);
    choose(form, u"Job template"_s);
    form.type("/jobTemplateArn", u"arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"_s);
    QCOMPARE(form.json(), quoted("{'jobTemplateArn':'arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0'}"));
    // what the other sources held comes back
    choose(form, u"Written here"_s);
    QCOMPARE(form.json(), quoted("{'document':'{}'}"));
    choose(form, u"S3 object"_s);
    QCOMPARE(form.json(), quoted("{'documentSource':'https://b.s3.eu-west-1.amazonaws.com/k'}"));
    // and switching is one step of Undo
    form.undo();
    QCOMPARE(form.json(), quoted("{'document':'{}'}"));
    QVERIFY(radio(form, u"Written here"_s)->isChecked());
    form.clear("/document");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::documentParameters()
{
    FormFixture form;
    choose(form, u"Job template"_s);
    form.click("/documentParameters", "add");
    QTest::keyClicks(QApplication::focusWidget(), u"filePath"_s);
    QCOMPARE(form.json(), quoted("{'documentParameters':{'filePath':''}}"));
    form.type("/documentParameters/filePath", u"/tmp/x"_s);
    QCOMPARE(form.json(), quoted("{'documentParameters':{'filePath':'/tmp/x'}}"));
    form.clear("/documentParameters/filePath");
    QCOMPARE(form.json(), quoted("{'documentParameters':{'filePath':''}}"));
    form.click("/documentParameters", "remove");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::rollout()
{
    FormFixture form;
    form.click("rollout", "addSection");
    form.type("/jobExecutionsRolloutConfig/maximumPerMinute", u"50"_s);
    QCOMPARE(form.json(), quoted("{'jobExecutionsRolloutConfig':{'maximumPerMinute':50}}"));
    choose(form, u"Exponential"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute", u"10"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor", u"1.5"_s);
    form.type("/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings",
              u"100"_s);
    const QByteArray criteria = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria";
    QCOMPARE(form.value(criteria).toObject(), QJsonObject({{u"numberOfNotifiedThings"_s, 100}}));
    choose(form, u"Succeeded devices"_s);
    QCOMPARE(form.value(criteria).toObject(), QJsonObject({{u"numberOfSucceededThings"_s, 100}}));
    choose(form, u"Constant"_s);
    QCOMPARE(form.json(), quoted("{'jobExecutionsRolloutConfig':{'maximumPerMinute':50}}"));
    choose(form, u"Exponential"_s);
    QCOMPARE(form.value("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor").toDouble(), 1.5);
    form.click("rollout", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
    form.undo();
    QCOMPARE(form.value("/jobExecutionsRolloutConfig/maximumPerMinute").toInt(), 50);
}

void TestParameters::abort()
{
    FormFixture form;
    form.click("abort", "addSection");
    QCOMPARE(form.json(), quoted("{'abortConfig':{'criteriaList':[{'action':'CANCEL'}]}}"));
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
    form.clear("/abortConfig/criteriaList/1/thresholdPercentage");
    QVERIFY(!form.value("/abortConfig/criteriaList/1").toObject().contains(u"thresholdPercentage"_s));
    form.click("/abortConfig/criteriaList/0", "remove");
    QCOMPARE(form.value("/abortConfig/criteriaList").toArray().size(), 1);
    form.click("abort", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::retry()
{
    FormFixture form;
    form.click("retry", "addSection");
    auto *type =
        qobject_cast<QComboBox *>(form.focus("/jobExecutionsRetryConfig/criteriaList/0/failureType"));
    QTest::keyClick(type, Qt::Key_End);
    form.type("/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries", u"3"_s);
    QCOMPARE(
        form.json(),
        quoted("{'jobExecutionsRetryConfig':{'criteriaList':[{'failureType':'ALL','numberOfRetries':3}]}}"));
    form.click("retry", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::scheduling()
{
    FormFixture form;
    form.click("scheduling", "addSection");
    // Berlin is an hour ahead of UTC in December
    form.type("/schedulingConfig/startTime", u"2026-12-01 20:00"_s);
    QCOMPARE(form.json(), quoted("{'schedulingConfig':{'startTime':'2026-12-01T19:00'}}"));
    form.type("/schedulingConfig/endTime", u"2026-12-02 0:30"_s);
    QCOMPARE(form.value("/schedulingConfig/endTime").toString(), u"2026-12-01T23:30"_s);
    form.type("/schedulingConfig/endTime", u"tomorrow"_s);
    QCOMPARE(form.value("/schedulingConfig/endTime").toString(), u"tomorrow"_s);
    choose(form, u"Cancel by force"_s);
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

void TestParameters::tags()
{
    FormFixture form;
    form.click("tags", "addSection");
    form.type("/tags/0/Key", u"team"_s);
    form.type("/tags/0/Value", u"firmware"_s);
    QCOMPARE(form.json(), quoted("{'tags':[{'Key':'team','Value':'firmware'}]}"));
    form.clear("/tags/0/Value");
    QCOMPARE(form.json(), quoted("{'tags':[{'Key':'team'}]}"));
    form.click("/tags/0", "remove");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::packages()
{
    FormFixture form;
    form.click("packages", "addSection");
    form.type("/destinationPackageVersions/0", u"arn:aws:iot:x"_s);
    QCOMPARE(form.json(), quoted("{'destinationPackageVersions':['arn:aws:iot:x']}"));
    // an empty line stays while it is being typed in
    form.clear("/destinationPackageVersions/0");
    QCOMPARE(form.json(), quoted("{'destinationPackageVersions':['']}"));
    form.click("packages", "removeSection");
    QCOMPARE(form.json(), QByteArray("{}"));
}

QTEST_MAIN(TestParameters)
#include "tst_parameters.moc"
