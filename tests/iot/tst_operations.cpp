// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/createjob.h"
#include "app/iot/describejob.h"
#include "app/iot/describething.h"
#include "app/iot/describethinggroup.h"
#include "app/iot/getcalleridentity.h"
#include "app/iot/getjobdocument.h"
#include "app/iot/listjobexecutionsforjob.h"
#include "app/iot/listjobs.h"
#include "app/iot/listtagsforresource.h"
#include "app/iot/listthinggroups.h"
#include "app/iot/listthings.h"
#include "app/iot/listthingsinthinggroup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::iot;
using namespace Qt::Literals::StringLiterals;

namespace
{

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("not an object: %s", json.constData());
    return document.object();
}

} // namespace

/// What operations send, held against botocore, and what they make of answers.
class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void sendAsBotocore();
    void describeJob();
    void jobDocument();
    void listJobs();
    void listTags();
    void listThings();
    void listThingGroups();
    void listThingsInThingGroup();
    void describeThing();
    void describeThingGroup();
    void callerIdentity_data();
    void callerIdentity();
    void oddTimes_data();
    void oddTimes();
};

void TestOperations::sendAsBotocore()
{
    const QList<std::pair<QString, aws::HttpRequest>> calls{
        {u"CreateJob"_s, CreateJob{u"fw-1"_s, "{}"}.request()},
        {u"DescribeJob"_s, DescribeJob{u"fw-1_A"_s}.request()},
        {u"GetJobDocument"_s, GetJobDocument{.jobId = u"fw-1"_s}.request()},
        {u"GetJobDocument before substitution"_s,
         GetJobDocument{.jobId = u"fw-1"_s, .beforeSubstitution = true}.request()},
        {u"ListJobs"_s, ListJobs{}.request()},
        {u"ListJobExecutionsForJob"_s,
         ListJobExecutionsForJob{
             .jobId = u"fw-1"_s, .status = u"FAILED"_s, .maxResults = 250, .nextToken = u"t/1"_s}
             .request()},
        {u"ListJobs filtered"_s, ListJobs{.status = u"IN_PROGRESS"_s,
                                          .targetSelection = u"CONTINUOUS"_s,
                                          .thingGroupName = u"a:b_c-1"_s,
                                          .maxResults = 250,
                                          .nextToken = u"A+B/=="_s}
                                     .request()},
        {u"ListTagsForResource"_s,
         ListTagsForResource{.resourceArn = u"arn:aws:iot:eu-west-1:123456789012:job/fw-1"_s,
                             .nextToken = u"t/1"_s}
             .request()},
        {u"ListThings"_s, ListThings{}.request()},
        {u"ListThings filtered"_s, ListThings{.attributeName = u"a@b/c:#,.d"_s,
                                              .attributeValue = u"x=[1]#/@,"_s,
                                              .thingTypeName = u"t:1"_s,
                                              .maxResults = 1,
                                              .nextToken = u"ä ~%"_s}
                                       .request()},
        {u"ListThingGroups"_s, ListThingGroups{}.request()},
        {u"ListThingGroups filtered"_s, ListThingGroups{.parentGroup = u"p:1"_s,
                                                        .namePrefixFilter = u"n"_s,
                                                        .recursive = false,
                                                        .maxResults = 25,
                                                        .nextToken = u"t"_s}
                                            .request()},
        {u"ListThingsInThingGroup"_s, ListThingsInThingGroup{.thingGroupName = u"a:b"_s}.request()},
        {u"ListThingsInThingGroup filtered"_s,
         ListThingsInThingGroup{
             .thingGroupName = u"g"_s, .recursive = true, .maxResults = 100, .nextToken = u"t"_s}
             .request()},
        {u"DescribeThing"_s, DescribeThing{u"a:b_c-1"_s}.request()},
        {u"DescribeThingGroup"_s, DescribeThingGroup{u"a:b_c-1"_s}.request()},
        {u"GetCallerIdentity"_s, GetCallerIdentity{}.request()},
    };
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/iot/botocore_operations.py")});
    QVERIFY2(python.waitForFinished(60000), qPrintable(python.errorString()));
    QCOMPARE(python.exitCode(), 0);
    const QJsonObject theirs = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    QCOMPARE(theirs.size(), calls.size());
    for (const auto &[name, request] : calls) {
        const QJsonObject seen = theirs.value(name).toObject();
        QCOMPARE(QString::fromLatin1(request.method), seen.value(u"method").toString());
        QCOMPARE(QString::fromLatin1(request.encodedPath()), seen.value(u"path").toString());
        QStringList query = QString::fromLatin1(request.encodedQuery()).split(u'&', Qt::SkipEmptyParts);
        query.sort();
        QCOMPARE(query, seen.value(u"query").toVariant().toStringList());
        QCOMPARE(request.body ? QString::fromLatin1(request.contentType) : QString(),
                 seen.value(u"contentType").toString());
        if (name != "CreateJob"_L1)
            QCOMPARE(QString::fromUtf8(request.body.value_or(QByteArray())), seen.value(u"body").toString());
    }
}

void TestOperations::describeJob()
{
    const auto result = DescribeJob::parse(object(
        R"({"documentSource":null,"job":{"jobArn":"arn:j","jobId":"j","targets":["a","b"],"description":null,)"
        R"("targetSelection":"SNAPSHOT","status":"IN_PROGRESS","createdAt":1486687079.743,"completedAt":null,)"
        R"("timeoutConfig":{},"somethingNew":5}})"));
    QVERIFY(result);
    QCOMPARE(result->jobArn, u"arn:j"_s);
    QCOMPARE(result->targets, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(result->status, u"IN_PROGRESS"_s);
    QVERIFY(result->description.isEmpty());
    QVERIFY(result->documentSource.isEmpty());
    QCOMPARE(result->createdAt, QDateTime(QDate(2017, 2, 10), QTime(0, 37, 59, 743), Qt::UTC));
    QVERIFY(!result->completedAt.isValid());
    QCOMPARE(result->job.value(u"somethingNew").toInt(), 5);
    QVERIFY(!DescribeJob::parse({}));
    QVERIFY(!DescribeJob::parse(object(R"({"job":{"jobId":"j"}})")));
}

void TestOperations::jobDocument()
{
    QCOMPARE(GetJobDocument::parse(object(R"({"document":"{\u0022a\u0022:1}"})"))->document, u"{\"a\":1}"_s);
    QVERIFY(GetJobDocument::parse(object(R"({"document":null})"))->document.isEmpty());
    QVERIFY(!GetJobDocument::parse(object(R"({"document":{"a":1}})")));
}

void TestOperations::listJobs()
{
    const auto result = ListJobs::parse(object(
        R"({"jobs":[{"jobArn":"arn:j","jobId":"j","status":"SCHEDULED","createdAt":1,"isConcurrent":true}],)"
        R"("nextToken":"t"})"));
    QVERIFY(result);
    QCOMPARE(result->jobs.size(), 1);
    QCOMPARE(result->jobs[0].status, u"SCHEDULED"_s);
    QVERIFY(result->jobs[0].isConcurrent);
    QCOMPARE(result->jobs[0].createdAt.toSecsSinceEpoch(), 1);
    QCOMPARE(result->nextToken, u"t"_s);
    QVERIFY(ListJobs::parse(object(R"({"jobs":null,"nextToken":null})"))->nextToken.isEmpty());
    QVERIFY(!ListJobs::parse(object(R"({"things":[]})")));
    QVERIFY(!ListJobs::parse(object(R"({"jobs":["j"]})")));
}

void TestOperations::listTags()
{
    const auto result = ListTagsForResource::parse(
        object(R"({"tags":[{"Key":"team","Value":"a b"},{"Key":"empty"}],"nextToken":"n"})"));
    QVERIFY(result);
    QCOMPARE(result->tags, (QJsonObject{{u"team"_s, u"a b"_s}, {u"empty"_s, QString()}}));
    QCOMPARE(result->nextToken, u"n"_s);
    QVERIFY(ListTagsForResource::parse(object(R"({"tags":null})"))->tags.isEmpty());
    QVERIFY(!ListTagsForResource::parse({}));
    QVERIFY(!ListTagsForResource::parse(object(R"({"tags":[{"Value":"x"}]})")));
}

void TestOperations::listThings()
{
    const auto result = ListThings::parse(object(
        R"({"things":[{"thingName":"a:b","thingArn":"arn:t","thingTypeName":null,"version":9007199254740993,)"
        R"("attributes":{"site":"x"}}]})"));
    QVERIFY(result);
    QCOMPARE(result->things[0].thingName, u"a:b"_s);
    QCOMPARE(result->things[0].version, 9007199254740993LL);
    QCOMPARE(result->things[0].attributes.value(u"site"_s), u"x"_s);
    QVERIFY(!ListThings::parse({}));
}

void TestOperations::listThingGroups()
{
    const auto result = ListThingGroups::parse(
        object(R"({"thingGroups":[{"groupName":"g","groupArn":"arn:g"}],"nextToken":"n"})"));
    QVERIFY(result);
    QCOMPARE(result->thingGroups[0].groupArn, u"arn:g"_s);
    QCOMPARE(result->nextToken, u"n"_s);
    QVERIFY(!ListThingGroups::parse({}));
}

void TestOperations::listThingsInThingGroup()
{
    const auto result = ListThingsInThingGroup::parse(object(R"({"things":["a","b:c"]})"));
    QVERIFY(result);
    QCOMPARE(result->things, (QStringList{u"a"_s, u"b:c"_s}));
    QVERIFY(!ListThingsInThingGroup::parse({}));
}

void TestOperations::describeThing()
{
    const auto result = DescribeThing::parse(
        object(R"({"thingName":"t","thingArn":"arn:t","thingId":"1","thingTypeName":null,"version":3,)"
               R"("attributes":{"a":"b","n":7},"defaultClientId":"t"})"));
    QVERIFY(result);
    QCOMPARE(result->thingName, u"t"_s);
    QCOMPARE(result->thingId, u"1"_s);
    QVERIFY(result->thingTypeName.isEmpty());
    QCOMPARE(result->attributes.value(u"a"_s), u"b"_s);
    QCOMPARE(result->version, 3);
    QVERIFY(!DescribeThing::parse({}));
}

void TestOperations::describeThingGroup()
{
    const auto result = DescribeThingGroup::parse(object(
        R"({"thingGroupName":"g","thingGroupArn":"arn:g","thingGroupId":"1","queryString":"attributes.a:1",)"
        R"("status":"BUILDING","thingGroupProperties":{"thingGroupDescription":"d"},)"
        R"("thingGroupMetadata":{"parentGroupName":"p","creationDate":2}})"));
    QVERIFY(result);
    QVERIFY(result->isDynamic());
    QCOMPARE(result->status, u"BUILDING"_s);
    QCOMPARE(result->parentGroupName, u"p"_s);
    QCOMPARE(result->description, u"d"_s);
    QCOMPARE(result->creationDate.toSecsSinceEpoch(), 2);
    QVERIFY(!DescribeThingGroup::parse(object(R"({"thingGroupArn":"a"})"))->isDynamic());
    QVERIFY(!DescribeThingGroup::parse({}));
}

void TestOperations::callerIdentity_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("good");
    const QByteArray result =
        "<Arn>arn:aws:iam::123456789012:root</Arn><UserId>U</UserId><Account>123456789012</Account>";
    QTest::newRow("good")
        << "<?xml version=\"1.0\"?><R xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><X>" + result +
               "</X></R>"
        << true;
    QTest::newRow("cut short") << "<R><X>" + result << false;
    QTest::newRow("no account") << QByteArray("<R><Arn>a</Arn></R>") << false;
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><br></html>") << false;
    QTest::newRow("json") << QByteArray("{\"Account\":\"1\"}") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("entity bomb")
        << QByteArray("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                      "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
                      "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><R><Account>&e;&e;&e;</Account><Arn>a</Arn></R>")
        << false;
}

void TestOperations::callerIdentity()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const bool, good);
    const auto result = GetCallerIdentity::parse(xml);
    QCOMPARE(result.has_value(), good);
    if (good)
        QCOMPARE(result->account, u"123456789012"_s);
}

void TestOperations::oddTimes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("zero") << QByteArray("0") << true;
    QTest::newRow("negative") << QByteArray("-1") << true;
    QTest::newRow("text") << QByteArray("\"2026-01-01\"") << false;
    QTest::newRow("huge") << QByteArray("1e300") << false;
    QTest::newRow("null") << QByteArray("null") << false;
}

void TestOperations::oddTimes()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, good);
    const auto result =
        DescribeJob::parse(object(R"({"job":{"jobArn":"a","jobId":"j","createdAt":)" + value + "}}"));
    QVERIFY(result);
    QCOMPARE(result->createdAt.isValid(), good);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
