// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/jobcomparison.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using submit::JobComparison;

/// Holding what was sent against what the service tells.
class TestJobComparison : public QObject
{
    Q_OBJECT

private slots:
    void compares_data();
    void compares();
    void comparesEveryMember_data();
    void comparesEveryMember();

private:
    [[nodiscard]] static QJsonObject object(const QByteArray &text)
    {
        return QJsonDocument::fromJson(text).object();
    }
    [[nodiscard]] static JobComparison compare(const QJsonObject &sent, const QJsonObject &told)
    {
        submit::ToldJob job;
        job.described.job = told;
        job.document = told.value(u"document"_s).toString();
        QJsonObject tags;
        for (const QJsonValue tag : told.value(u"tags"_s).toArray())
            tags.insert(tag[u"Key"_s].toString(), tag[u"Value"_s]);
        job.tags = tags;
        return submit::compareJob(QJsonDocument(sent).toJson(), job);
    }
};

void TestJobComparison::compares_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<QString>("differing");
    QTest::addColumn<QString>("uncompared");
    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &told,
                        const QString &differing = {}, const QString &uncompared = {}) {
        QTest::newRow(name) << sent << told << differing << uncompared;
    };
    row("a number with a fraction of nothing", R"({"jobExecutionsRolloutConfig":{"maximumPerMinute":50}})",
        R"({"jobExecutionsRolloutConfig":{"maximumPerMinute":50.0,"exponentialRate":null}})");
    row("targets in another order", R"({"targets":["a","b"]})", R"({"targets":["b","a"]})");
    row("a target more", R"({"targets":["a"]})", R"({"targets":["a","b"]})", u"targets"_s);
    row("not told back", R"({"timeoutConfig":{"inProgressTimeoutInMinutes":5}})", R"({})", {},
        u"timeoutConfig"_s);
    row("a part is not told back", R"({"presignedUrlConfig":{"roleArn":"arn:r","expiresInSec":60}})",
        R"({"presignedUrlConfig":{"roleArn":"arn:r"}})", {}, u"presignedUrlConfig"_s);
    row("told as unset", R"({"timeoutConfig":{"inProgressTimeoutInMinutes":5}})", R"({"timeoutConfig":null})",
        u"timeoutConfig"_s);
    row("told as empty", R"({"timeoutConfig":{"inProgressTimeoutInMinutes":5}})", R"({"timeoutConfig":{}})",
        u"timeoutConfig"_s);
    row("told as unset and not sent", R"({})", R"({"abortConfig":null,"timeoutConfig":{},"description":""})");
    row("told and not sent", R"({})", R"({"timeoutConfig":{"inProgressTimeoutInMinutes":5}})",
        u"timeoutConfig"_s);
    row("a part is told and was not sent", R"({"schedulingConfig":{"startTime":"2027-03-01T19:00"}})",
        R"({"schedulingConfig":{"startTime":"2027-03-01T19:00","endTime":"2027-04-01T19:00"}})",
        u"schedulingConfig"_s);
    row("defaults are filled in", R"({"presignedUrlConfig":{"roleArn":"arn:r"}})",
        R"({"targetSelection":"SNAPSHOT","presignedUrlConfig":{"roleArn":"arn:r","expiresInSec":3600}})");
    row("the default was sent and nothing is told", R"({"targetSelection":"SNAPSHOT"})", R"({})");
    row("may have been filled in by the service", R"({})",
        R"({"jobExecutionsRolloutConfig":{"maximumPerMinute":1000}})", {}, u"jobExecutionsRolloutConfig"_s);
    row("no default", R"({})", R"({"targetSelection":"CONTINUOUS"})", u"targetSelection"_s);
    row("something that the schema does not know",
        R"({"jobExecutionsRolloutConfig":{"maximumPerMinute":50}})",
        R"({"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"novel":1}})", {},
        u"jobExecutionsRolloutConfig"_s);
    row("an unknown member told back", R"({"jobPriority":3})", R"({"jobPriority":3})");
    row("an unknown member not told back", R"({"jobPriority":3})", R"({})", {}, u"jobPriority"_s);
    row("an unknown member told otherwise", R"({"jobPriority":3})", R"({"jobPriority":4})", u"jobPriority"_s);
    row("the same time", R"({"schedulingConfig":{"startTime":"2027-03-01T19:00"}})",
        R"({"schedulingConfig":{"startTime":"2027-03-01T19:00:00Z"}})");
    row("another time", R"({"schedulingConfig":{"startTime":"2027-03-01T19:00"}})",
        R"({"schedulingConfig":{"startTime":"2027-03-01T19:01"}})", u"schedulingConfig"_s);
    row("a document spaced otherwise", R"({"document":"{\"a\":1}"})", R"({"document":"{ \"a\": 1 }"})");
    row("another document", R"({"document":"{\"a\":1}"})", R"({"document":"{\"a\":2}"})", u"document"_s);
    row("a template fills in",
        R"({"jobTemplateArn":"arn:t","timeoutConfig":{"inProgressTimeoutInMinutes":5}})",
        R"({"jobTemplateArn":"arn:t","timeoutConfig":{"inProgressTimeoutInMinutes":5},"description":"d",)"
        R"("abortConfig":{"criteriaList":[{"action":"CANCEL"}]}})");
    row("another template", R"({"jobTemplateArn":"arn:t"})", R"({"jobTemplateArn":"arn:u"})",
        u"jobTemplateArn"_s);
    row("the default version may be told by number",
        R"({"destinationPackageVersions":["arn:p/version/$default"]})",
        R"({"destinationPackageVersions":["arn:p/version/1.0"]})", {}, u"destinationPackageVersions"_s);
    row("tags that others added", R"({"tags":[{"Key":"a","Value":"1"}]})",
        R"({"tags":[{"Key":"aws:x","Value":"y"},{"Key":"a","Value":"1"}]})");
}

void TestJobComparison::compares()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, told);
    const JobComparison result = compare(object(sent), object(told));
    QTEST(result.differing.join(u','), "differing");
    QTEST(result.uncompared.join(u','), "uncompared");
}

void TestJobComparison::comparesEveryMember_data()
{
    QTest::addColumn<QString>("member");
    for (const schema::FieldSpec &spec : schema::createJob().children) {
        if (spec.location == schema::Location::Body)
            QTest::newRow(spec.key.data()) << QString(spec.key);
    }
}

// A new row in the schema's table is compared too.
void TestJobComparison::comparesEveryMember()
{
    QFETCH(const QString, member);
    const schema::FieldSpec *spec = schema::createJob().member(member);
    const auto value = [&](const QString &text) -> QJsonValue {
        switch (spec->kind) {
        case schema::FieldKind::Object:
            return QJsonObject{{u"x"_s, text}};
        case schema::FieldKind::Map:
            return QJsonObject{{u"x"_s, text}};
        case schema::FieldKind::List:
            return member == "tags"_L1 ? QJsonArray{QJsonObject{{u"Key"_s, u"k"_s}, {u"Value"_s, text}}}
                                       : QJsonArray{text};
        default:
            return text;
        }
    };
    const QJsonObject sent{{member, value(u"one"_s)}};
    QCOMPARE(compare(sent, sent), JobComparison());
    QCOMPARE(compare(sent, {{member, value(u"two"_s)}}).differing, QStringList{member});
    QVERIFY(compare(sent, {}) != JobComparison());
}

QTEST_GUILESS_MAIN(TestJobComparison)
#include "tst_jobcomparison.moc"
