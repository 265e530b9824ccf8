// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/sandboxclient.h"
#include "tests/support/manualclock.h"

#include "ui/sections/sectiontable.h"

#include "app/iot/listtagsforresource.h"
#include "app/sandbox/identity.h"
#include "app/schema/createjobspec.h"
#include "app/submit/jobcomparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using schema::FieldKind;
using schema::FieldSpec;
using schema::ToldBack;

Q_DECLARE_METATYPE(const FieldSpec *)

namespace
{

/// A value that the sandbox takes and that is not what the service assumes anyway.
QJsonValue sampleOf(const FieldSpec &spec)
{
    switch (spec.kind) {
    case FieldKind::Object: {
        QJsonObject object;
        for (const FieldSpec &child : spec.children) {
            if (child.required)
                object.insert(child.key, sampleOf(child));
        }
        if (object.isEmpty())
            object.insert(spec.children.front().key, sampleOf(spec.children.front()));
        return object;
    }
    case FieldKind::List:
        return QJsonArray{sampleOf(*spec.element())};
    case FieldKind::Map:
        return QJsonObject{{u"name"_s, sampleOf(*spec.element())}};
    case FieldKind::Integer:
    case FieldKind::Number:
        return spec.placeholder ? QByteArray(spec.placeholder).toDouble() : std::max(spec.range.min, 1.0);
    case FieldKind::Choice:
        return QString(*std::ranges::find_if(
            spec.choices, [&](QLatin1StringView choice) { return choice != fallbackJson(spec).toString(); }));
    default:
        return spec.placeholder ? schema::fieldText(spec.placeholder)
                                      .replace("123456789012"_L1, sandbox::ownAccount)
                                      .replace("eu-west-1"_L1, sandbox::ownRegion)
                                : u"x"_s;
    }
}

/// A good request that gives the member.
QJsonObject requestWith(const FieldSpec &member)
{
    QJsonObject request = test::smallJob();
    if (request.contains(member.key))
        return request;
    request.insert(member.key, sampleOf(member));
    if (member.key == "documentSource"_L1 || member.key == "jobTemplateArn"_L1)
        request.remove("document"_L1);
    if (member.key == "documentParameters"_L1) {
        request.remove("document"_L1);
        request.insert("jobTemplateArn"_L1,
                       u"arn:aws:iot:%1::jobtemplate/AWS-Start-Application:1.0"_s.arg(sandbox::ownRegion));
        request.insert(member.key, QJsonObject{{u"services"_s, u"web"_s}});
    }
    return request;
}

} // namespace

/// Each parameter of the table is looked after everywhere: nothing but its row and its section is needed.
class TestMembers : public QObject
{
    Q_OBJECT

private slots:
    void isLookedAfter_data();
    void isLookedAfter();
};

void TestMembers::isLookedAfter_data()
{
    QTest::addColumn<const FieldSpec *>("member");
    for (const FieldSpec &member : schema::createJob().children)
        QTest::newRow(member.key.data()) << &member;
}

void TestMembers::isLookedAfter()
{
    QFETCH(const FieldSpec *, member);
    const QString name = member->key;
    const QList<ui::SectionSpec> sections = ui::createJobSections(schema::createJob());
    QCOMPARE(std::ranges::count_if(sections, [&](const auto &one) { return one.members.contains(name); }), 1);
    QVERIFY2(member->toldBack != ToldBack::Unset, "the table does not say how it is told back");

    const test::ManualClock clock{QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC)};
    sandbox::Sandbox sandbox(u":memory:"_s, clock, {});
    const auto access = sandbox.start();
    QVERIFY(access);
    test::SandboxClient client(*access, clock);
    const QJsonObject request = requestWith(*member);
    const auto created = client.createJob(u"one"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());

    // The sandbox tells it as it was sent, and the comparison finds it equal.
    const QJsonObject told = client.get({u"jobs"_s, u"one"_s}).body;
    const QString document =
        client.get({u"jobs"_s, u"one"_s, u"job-document"_s}).body.value("document"_L1).toString();
    QJsonObject sent = request;
    sent.insert("jobId"_L1, u"one"_s);
    switch (member->toldBack) {
    case ToldBack::InJob:
    case ToldBack::InJobOrEmpty:
        QCOMPARE(told["job"_L1][name], sent.value(name));
        break;
    case ToldBack::BesideJob:
        QCOMPARE(told[name], sent.value(name));
        break;
    case ToldBack::AsDocument:
        QCOMPARE(document, sent.value(name).toString());
        break;
    case ToldBack::AsTags:
    case ToldBack::Unset:
        break;
    }
    const auto toldTags = iot::ListTagsForResource::parse(
        client.get({u"tags"_s}, {{u"resourceArn"_s, sandbox::ownArn(u"job"_s, u"one"_s)}}).body);
    QVERIFY(toldTags);
    const QJsonObject &tags = toldTags->tags;
    const auto unlike = [&](const QJsonObject &answer, const std::optional<QString> &text) {
        submit::ToldJob job{.described = *iot::DescribeJob::parse(answer), .document = text};
        if (member->toldBack != ToldBack::AsTags || answer == told)
            job.tags = tags;
        const submit::JobComparison compared = submit::compareJob(QJsonDocument(request).toJson(), job);
        return compared.differing + compared.uncompared;
    };
    QCOMPARE(unlike(told, document), QStringList());
    // The id says which job is asked for.
    if (member->location == schema::Location::Path)
        return;

    // The comparison tells when it is missing.
    QJsonObject job = told.value("job"_L1).toObject();
    job.remove(name);
    QJsonObject without = told;
    without.remove(name);
    without.insert("job"_L1, job);
    if (member->toldBack == ToldBack::AsTags)
        without.insert("tagsWereNotRead"_L1, true);
    QCOMPARE(unlike(without, member->toldBack == ToldBack::AsDocument ? std::optional<QString>() : document),
             request.value(name) == schema::fallbackJson(*member) ? QStringList() : QStringList(name));
}

QTEST_GUILESS_MAIN(TestMembers)
#include "tst_members.moc"
