// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/targetarn.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// What is typed and pasted at the targets, and ARNs of one type and the other.
class TestTargetArn : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void otherType_data();
    void otherType();
    void namesBecomeArns();
};

void TestTargetArn::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<QStringList>("others");
    const auto row = [](const char *name, const QString &text, const QStringList &targets,
                        const QStringList &others = {}) { QTest::newRow(name) << text << targets << others; };
    const QString arn = u"arn:aws:iot:eu-west-1:123456789012:thing/q"_s;
    row("nothing", u" \r\n\t"_s, {});
    row("lines", u"a\r\nb\n\n  c  \n"_s, {u"a"_s, u"b"_s, u"c"_s});
    row("commas, semicolons, tabs", u"a,b;c\td, e"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
    row("JSON", u"[\"a\", \"%1\"]"_s.arg(arn), {u"a"_s, arn});
    row("several lines of JSON", u"[\n  \"a\",\n  \"b\"\n],"_s, {u"a"_s, u"b"_s});
    row("bullets", u"- dash-item\n* star\n+ plus\n• dot\n1. first\n2) second"_s,
        {u"dash-item"_s, u"star"_s, u"plus"_s, u"dot"_s, u"first"_s, u"second"_s});
    row("YAML", u"targets:\n  - \"a\"\n  - b # the spare one"_s, {u"targets:"_s, u"a"_s, u"b"_s});
    row("comments", u"# comment\na # another\n  # third, with commas; and more\n#b"_s, {u"a"_s});
    row("blanks are no separators", u"bad name with spaces\ngood"_s, {u"good"_s},
        {u"bad name with spaces"_s});
    row("but ARNs can follow one another", u"%1 %1"_s.arg(arn), {arn, arn});
    row("with their type", u"thing/a, thinggroup/b, thing/, other/c"_s, {u"thing/a"_s, u"thinggroup/b"_s},
        {u"thing/"_s, u"other/c"_s});
    row("no names", u"näme; -; a/b; %1"_s.arg(QString(129, u'x')), {u"-"_s},
        {u"näme"_s, u"a/b"_s, QString(129, u'x')});
    row("a dash alone at the start", u"-\n- \n"_s, {u"-"_s, u"-"_s});
    row("an ARN with a blank", u"arn:aws:iot:eu-west-1:123456789012:thing/a b"_s, {},
        {u"arn:aws:iot:eu-west-1:123456789012:thing/a b"_s});
}

void TestTargetArn::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, targets);
    QFETCH(const QStringList, others);
    const job::TargetTexts read = job::readTargets(text);
    QCOMPARE(read.targets, targets);
    QCOMPARE(read.others, others);
}

void TestTargetArn::otherType_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<QString>("other");
    const QString start = u"arn:aws-cn:iot:cn-north-1:123456789012:"_s;
    QTest::newRow("thing") << start + u"thing/a:b"_s << start + u"thinggroup/a:b"_s;
    QTest::newRow("group") << start + u"thinggroup/a"_s << start + u"thing/a"_s;
    QTest::newRow("job") << start + u"job/a"_s << start + u"job/a"_s;
    QTest::newRow("name") << u"thing/a"_s << u"thing/a"_s;
}

void TestTargetArn::otherType()
{
    QFETCH(const QString, arn);
    QFETCH(const QString, other);
    QCOMPARE(job::otherTarget(arn), other);
}

void TestTargetArn::namesBecomeArns()
{
    const job::RuleContext context{
        .partition = u"aws"_s, .region = u"eu-west-1"_s, .account = u"123456789012"_s};
    const QString start = u"arn:aws:iot:eu-west-1:123456789012:"_s;
    QCOMPARE(job::targetArn(u"a"_s, job::TargetType::Unknown, context), start + u"thing/a"_s);
    QCOMPARE(job::targetArn(u"a"_s, job::TargetType::ThingGroup, context), start + u"thinggroup/a"_s);
    QCOMPARE(job::targetArn(u"thinggroup/a"_s, job::TargetType::Thing, context), start + u"thinggroup/a"_s);
    QVERIFY(job::targetArn(u"a"_s, job::TargetType::Thing, {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestTargetArn)
#include "tst_targetarn.moc"
