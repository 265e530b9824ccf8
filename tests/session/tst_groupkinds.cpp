// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextkeeper.h"
#include "app/session/groupkinds.h"
#include "tests/ui/support/world.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// Which groups are dynamic is learnt from the service, and the rules then speak of it.
class TestGroupKinds : public QObject
{
    Q_OBJECT

private slots:
    void learnsOfTheSandboxesDynamicGroup();
    void asksNothingOfAnotherRegion();
    void staysSilentWithoutAService();
    void forgetsWithTheConnection();
    void asksTheEditedConnection();

private:
    static QString group(const QString &name, const QString &region = u"eu-west-1"_s)
    {
        return u"arn:aws:iot:%1:000000000000:thinggroup/%2"_s.arg(region, name);
    }
    static void target(job::JobModel &job, const QStringList &groups)
    {
        job.setValue("/targets"_ptr, QJsonArray::fromStringList(groups));
    }
};

void TestGroupKinds::learnsOfTheSandboxesDynamicGroup()
{
    test::World world;
    QVERIFY(world.startSandbox());
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    session::GroupKinds kinds(job, services.inUse, services.clients);
    target(job, {group(u"plant-berlin"_s), group(u"outdated-firmware"_s), group(u"nobody-knows-it"_s)});
    kinds.ask();
    QTRY_COMPARE(job.context().dynamicGroups, QSet<QString>{group(u"outdated-firmware"_s)});
    bool isTold = false;
    for (const schema::Problem &problem : job.problemsAt("/targets/1"_ptr))
        isTold = isTold || problem.severity == schema::Severity::Warning;
    QVERIFY2(isTold, "a snapshot of a dynamic group is warned of");
}

void TestGroupKinds::asksNothingOfAnotherRegion()
{
    test::World world;
    QVERIFY(world.startSandbox());
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    session::GroupKinds kinds(job, services.inUse, services.clients);
    target(job, {group(u"outdated-firmware"_s, u"us-east-1"_s), group(u"outdated-firmware"_s)});
    kinds.ask();
    QTRY_COMPARE(job.context().dynamicGroups.size(), 1);
    QVERIFY(!job.context().dynamicGroups.contains(group(u"outdated-firmware"_s, u"us-east-1"_s)));
}

void TestGroupKinds::staysSilentWithoutAService()
{
    test::World world;
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    session::GroupKinds kinds(job, services.inUse, services.clients);
    target(job, {group(u"outdated-firmware"_s)});
    kinds.ask();
    QVERIFY(job.context().dynamicGroups.isEmpty());
    QVERIFY(world.startSandbox());
    kinds.ask();
    QTRY_COMPARE(job.context().dynamicGroups.size(), 1);
}

void TestGroupKinds::forgetsWithTheConnection()
{
    test::World world;
    QVERIFY(world.startSandbox());
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    session::GroupKinds kinds(job, services.inUse, services.clients);
    target(job, {group(u"outdated-firmware"_s)});
    kinds.ask();
    QTRY_COMPARE(job.context().dynamicGroups.size(), 1);
    const Expected<QString> other = world.connections.save(
        {.name = u"Other"_s, .kind = aws::Connection::Kind::Environment, .region = u"eu-west-1"_s});
    QVERIFY(other);
    QVERIFY(world.connections.setCurrent(*other));
    QVERIFY(job.context().dynamicGroups.isEmpty());
}

void TestGroupKinds::asksTheEditedConnection()
{
    // Nobody answers before the edit.
    test::World world;
    const auto access = world.startSandbox();
    QVERIFY(access);
    world.secrets.keepForSession(u"connection/mine"_s, access->secretAccessKey);
    aws::Connection mine{.id = u"mine"_s,
                         .name = u"Mine"_s,
                         .kind = aws::Connection::Kind::StaticKeys,
                         .region = u"eu-west-1"_s,
                         .endpoint = QUrl(u"http://127.0.0.1:1"_s),
                         .accessKeyId = access->accessKeyId,
                         .account = u"000000000000"_s};
    QVERIFY(world.connections.save(mine));
    QVERIFY(world.connections.setCurrent(mine.id));
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    session::GroupKinds kinds(job, services.inUse, services.clients);
    target(job, {group(u"outdated-firmware"_s)});
    kinds.ask();
    mine.endpoint = access->endpoint;
    QVERIFY(world.connections.save(mine));
    kinds.ask();
    QTRY_COMPARE(job.context().dynamicGroups.size(), 1);
    mine.color = u"#ffffff"_s;
    QVERIFY(world.connections.save(mine));
    QVERIFY2(job.context().dynamicGroups.size() == 1, "its looks change nothing of what was learnt");
}

QTEST_MAIN(TestGroupKinds)
#include "tst_groupkinds.moc"
