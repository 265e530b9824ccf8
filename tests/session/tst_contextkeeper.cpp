// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextkeeper.h"
#include "tests/ui/support/world.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;
using namespace std::chrono_literals;

/// What the rules of a job know of the world around it.
class TestContextKeeper : public QObject
{
    Q_OBJECT

private slots:
    void timeGoesOn();
    void theConnectionIsKnown();
};

void TestContextKeeper::timeGoesOn()
{
    test::World world;
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock, nullptr, 1ms);
    const auto problems = [&] { return job.problemsAt("/schedulingConfig/startTime"_ptr).size(); };
    job.setValue("/schedulingConfig/endTime"_ptr, u"2099-01-01T00:00"_s);
    job.setValue("/schedulingConfig/startTime"_ptr,
                 services.clock.utcNow().addSecs(40 * 60).toString(u"yyyy-MM-dd'T'HH:mm"_s));
    QCOMPARE(problems(), 0);
    world.clock.set(world.clock.utcNow().addSecs(20 * 60));
    QTRY_VERIFY2(problems() > 0, "20 minutes from now is too soon by now");
    QCOMPARE(job.context().now, world.clock.utcNow());
}

void TestContextKeeper::theConnectionIsKnown()
{
    test::World world;
    const ui::Services services = world.services();
    job::JobModel job;
    const session::ContextKeeper context(job, services.inUse, services.clock);
    const aws::ResolvedConnection &resolved = services.inUse.resolved();
    QVERIFY(!resolved.account.isEmpty());
    QCOMPARE(job.context().account, resolved.account);
    QCOMPARE(job.context().region, resolved.region);
    QCOMPARE(job.context().partition, resolved.partition);
}

QTEST_MAIN(TestContextKeeper)
#include "tst_contextkeeper.moc"
