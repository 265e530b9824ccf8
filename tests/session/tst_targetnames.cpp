// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextkeeper.h"
#include "app/session/targetnames.h"
#include "tests/ui/support/world.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

QString thing(const QString &name)
{
    return u"arn:aws:iot:eu-west-1:000000000000:thing/"_s + name;
}

QString group(const QString &name)
{
    return u"arn:aws:iot:eu-west-1:000000000000:thinggroup/"_s + name;
}

} // namespace

/// What a name stands for is found out by asking the real sandbox.
class TestTargetNames : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aGroupBecomesOne();
    void aThingStaysOne();
    void whatIsMissingIsTold();
    void whatCannotBeAskedIsTold();
    void bothAreAskedAbout();
    void becomesAGroupWithinItsStep();
    void laterChangesKeepTheirStep();
    void whatWasTakenOutStaysOut();
    void listsNamesOnce();
    void forgetsWithTheConnection();

private:
    void add(const QString &name);
    [[nodiscard]] QJsonArray targets() const { return m_job->value("/targets"_ptr).toArray(); }
    [[nodiscard]] schema::Problems findingsAt(int row) const;

    std::unique_ptr<test::World> m_world;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<session::ContextKeeper> m_context;
    std::unique_ptr<session::TargetNames> m_names;
};

void TestTargetNames::init()
{
    m_world = std::make_unique<test::World>();
    m_job = std::make_unique<job::JobModel>();
    const ui::Services services = m_world->services();
    m_context = std::make_unique<session::ContextKeeper>(*m_job, services.inUse, services.clock);
    m_names = std::make_unique<session::TargetNames>(*m_job, services.inUse, services.clients);
}

void TestTargetNames::cleanup()
{
    m_names.reset();
    m_context.reset();
    m_job.reset();
    m_world.reset();
}

/// As the form does it.
void TestTargetNames::add(const QString &name)
{
    QJsonArray all = targets();
    all.append(thing(name));
    m_job->endMerging();
    m_job->setValue("/targets"_ptr, all);
    m_names->find({thing(name)});
}

schema::Problems TestTargetNames::findingsAt(int row) const
{
    schema::Problems found = m_job->problemsAt("/targets"_ptr / qsizetype(row));
    found.removeIf(
        [](const schema::Problem &problem) { return problem.rule != u"targets.known-to-the-service"_s; });
    return found;
}

void TestTargetNames::aGroupBecomesOne()
{
    QVERIFY(m_world->startSandbox());
    add(u"plant-berlin"_s);
    QTRY_COMPARE(targets(), QJsonArray{group(u"plant-berlin"_s)});
    QVERIFY(findingsAt(0).isEmpty());
}

void TestTargetNames::aThingStaysOne()
{
    QVERIFY(m_world->startSandbox());
    add(u"berlin-gateway-001"_s);
    add(u"canary"_s);
    QTRY_COMPARE(targets(), QJsonArray({thing(u"berlin-gateway-001"_s), group(u"canary"_s)}));
    QVERIFY(findingsAt(0).isEmpty());
}

void TestTargetNames::whatIsMissingIsTold()
{
    QVERIFY(m_world->startSandbox());
    add(u"nobody"_s);
    QTRY_COMPARE(findingsAt(0).size(), 1);
    const schema::Problem problem = findingsAt(0).constFirst();
    QCOMPARE(problem.severity, schema::Severity::Warning);
    QVERIFY2(problem.message.contains(u"nobody"_s), qPrintable(problem.message));
    QCOMPARE(targets(), QJsonArray{thing(u"nobody"_s)});
    // It stays known where the connection changes in what leads nowhere else
    aws::Connection edited = m_world->connections.current();
    edited.color = u"#112233"_s;
    QVERIFY(m_world->connections.save(edited));
    QCOMPARE(findingsAt(0).size(), 1);
    // As a group it exists no more than as a thing
    m_job->setValue("/targets/0"_ptr, group(u"nobody"_s));
    QCOMPARE(findingsAt(0).size(), 1);
}

void TestTargetNames::whatCannotBeAskedIsTold()
{
    add(u"plant-berlin"_s);
    add(u"canary"_s);
    QTRY_COMPARE(findingsAt(1).size(), 1);
    QCOMPARE(targets(), QJsonArray({thing(u"plant-berlin"_s), thing(u"canary"_s)}));
    const schema::Problem problem = findingsAt(0).constFirst();
    QCOMPARE(problem.severity, schema::Severity::Hint);
    QVERIFY(problem.fix);
    m_job->apply(problem.fix->edits, problem.fix->label);
    QCOMPARE(targets().at(0).toString(), group(u"plant-berlin"_s));
    QVERIFY(findingsAt(0).isEmpty());
    // The next one can be asked
    QVERIFY(m_world->startSandbox());
    add(u"plant-osaka"_s);
    QTRY_COMPARE(targets().at(2).toString(), group(u"plant-osaka"_s));
}

void TestTargetNames::bothAreAskedAbout()
{
    QVERIFY(m_world->startSandbox());
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"fleet"_s);
        database.setDatabaseName(m_world->paths.sandbox() + u"/sandbox.sqlite"_s);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(
            u"INSERT INTO things SELECT 'canary', id || 'x', type, attributes, version FROM things LIMIT 1"_s));
    }
    QSqlDatabase::removeDatabase(u"fleet"_s);
    const QSignalSpy asked(m_names.get(), &session::TargetNames::bothExist);
    add(u"canary"_s);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toString(), thing(u"canary"_s));
    QCOMPARE(targets(), QJsonArray{thing(u"canary"_s)});
    QVERIFY(findingsAt(0).isEmpty());
}

void TestTargetNames::becomesAGroupWithinItsStep()
{
    QVERIFY(m_world->startSandbox());
    add(u"canary"_s);
    QTRY_COMPARE(targets(), QJsonArray{group(u"canary"_s)});
    QCOMPARE(m_job->undoStack()->count(), 1);
    m_job->undoStack()->undo();
    QVERIFY(targets().isEmpty());
    m_job->undoStack()->redo();
    QCOMPARE(targets(), QJsonArray{group(u"canary"_s)});
}

void TestTargetNames::laterChangesKeepTheirStep()
{
    QVERIFY(m_world->startSandbox());
    add(u"plant-osaka"_s);
    add(u"canary"_s);
    QTRY_COMPARE(targets(), QJsonArray({group(u"plant-osaka"_s), group(u"canary"_s)}));
    // What was learnt of the first one is no part of the step that added the second
    QStringList steps;
    for (int step = 0; step < m_job->undoStack()->count(); ++step)
        steps += m_job->undoStack()->text(step);
    QVERIFY2(steps.contains(u"plant-osaka as a thing group"_s), qPrintable(steps.join(u", "_s)));
    m_job->undoStack()->undo();
    QVERIFY(targets().size() >= 1);
    while (m_job->undoStack()->canUndo())
        m_job->undoStack()->undo();
    QVERIFY(targets().isEmpty());
    while (m_job->undoStack()->canRedo())
        m_job->undoStack()->redo();
    QCOMPARE(targets(), QJsonArray({group(u"plant-osaka"_s), group(u"canary"_s)}));
}

void TestTargetNames::whatWasTakenOutStaysOut()
{
    QVERIFY(m_world->startSandbox());
    add(u"canary"_s);
    add(u"plant-osaka"_s);
    m_job->apply({{"/targets"_ptr, QJsonArray{thing(u"plant-osaka"_s)}}}, u"Removal"_s);
    QTRY_COMPARE(targets(), QJsonArray{group(u"plant-osaka"_s)});
}

void TestTargetNames::listsNamesOnce()
{
    m_names->list();
    QVERIFY(m_names->groups().isEmpty());
    QVERIFY(m_world->startSandbox());
    m_names->start();
    m_names->list();
    QTRY_VERIFY(!m_names->groups().isEmpty() && !m_names->things().isEmpty());
    QVERIFY(m_names->groups().contains(u"canary"_s));
    QVERIFY(m_names->things().contains(u"berlin-gateway-001"_s));
    QCOMPARE(m_names->groups().count(u"canary"_s), 1);
}

void TestTargetNames::forgetsWithTheConnection()
{
    QVERIFY(m_world->startSandbox());
    m_names->list();
    add(u"nobody"_s);
    QTRY_COMPARE(findingsAt(0).size(), 1);
    QTRY_VERIFY(!m_names->things().isEmpty());
    const auto other = m_world->connections.save(
        {.name = u"Other"_s, .kind = aws::Connection::Kind::Environment, .region = u"eu-west-1"_s});
    QVERIFY(other);
    QVERIFY(m_world->connections.setCurrent(*other));
    QVERIFY(findingsAt(0).isEmpty());
    QVERIFY(m_names->things().isEmpty());
    // What is learnt about the connection itself is no other connection
    QVERIFY(m_world->connections.setCurrent(u"sandbox"_s));
    QTRY_VERIFY(!m_names->things().isEmpty());
}

QTEST_MAIN(TestTargetNames)
#include "tst_targetnames.moc"
