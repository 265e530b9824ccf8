// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/createjobspec.h"
#include "tests/ui/sections/formfixture.h"
#include "ui/sections/sectiontable.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::test::FormFixture;

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
        QTest::newRow(pointer) << QByteArray(section) << QByteArray(pointer) << typed << test::quoted(entered)
                               << test::quoted(cleared);
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
    QTest::keyClick(form.find<QComboBox>("targets", "targetType"), Qt::Key_End);
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
    form.choose(u"Continuous"_s);
    QCOMPARE(form.json(), test::quoted("{'targetSelection':'CONTINUOUS'}"));
    form.choose(u"Not set"_s);
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::documentSources()
{
    FormFixture form;
    form.type("/document", u"{}"_s);
    form.choose(u"S3 object"_s);
    QCOMPARE(form.json(), QByteArray("{}"));
    form.type("/documentSource", u"https://b.s3.eu-west-1.amazonaws.com/k"_s);
    form.choose(u"Job template"_s);
    form.type("/jobTemplateArn", u"arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"_s);
    QCOMPARE(form.json(),
             test::quoted("{'jobTemplateArn':'arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0'}"));
    // what the other sources held comes back
    form.choose(u"Written here"_s);
    QCOMPARE(form.json(), test::quoted("{'document':'{}'}"));
    form.choose(u"S3 object"_s);
    QCOMPARE(form.json(), test::quoted("{'documentSource':'https://b.s3.eu-west-1.amazonaws.com/k'}"));
    // and switching is one step of Undo
    form.undo();
    QCOMPARE(form.json(), test::quoted("{'document':'{}'}"));
    QVERIFY(form.radio(u"Written here"_s)->isChecked());
    form.clear("/document");
    QCOMPARE(form.json(), QByteArray("{}"));
}

void TestParameters::documentParameters()
{
    FormFixture form;
    form.choose(u"Job template"_s);
    form.click("/documentParameters", "add");
    QTest::keyClicks(QApplication::focusWidget(), u"filePath"_s);
    QCOMPARE(form.json(), test::quoted("{'documentParameters':{'filePath':''}}"));
    form.type("/documentParameters/filePath", u"/tmp/x"_s);
    QCOMPARE(form.json(), test::quoted("{'documentParameters':{'filePath':'/tmp/x'}}"));
    form.clear("/documentParameters/filePath");
    QCOMPARE(form.json(), test::quoted("{'documentParameters':{'filePath':''}}"));
    form.click("/documentParameters", "remove");
    QCOMPARE(form.json(), QByteArray("{}"));
}

QTEST_MAIN(TestParameters)
#include "tst_parameters.moc"
