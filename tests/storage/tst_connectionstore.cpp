// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using Kind = aws::Connection::Kind;

class ConnectionStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void startsWithTheSandbox();
    void comesBackAsItWas();
    void refusals();
    void theSandboxStays();
    void removingTheCurrentOneFallsBack();
    void aDamagedFileIsSetAside();
    void aUserNameInTheEndpointIsNotKept();
    void noSecretIsWritten_data();
    void noSecretIsWritten();
    void aSecretInAnOlderFileIsRemoved();
    void unknownKindsAreLeftOut();
    void whatIsUnknownStaysAsItIs();
    void aNewerFileIsLeftAlone();
    void aStaleWindowRevertsNothing();
    void eachWindowKeepsItsOwnChoice();
    void aMarkSetOutsideIsSeen();
    void manyWritersLoseNothing();
    void anAccountIsLearnt();
    void failsWhereNothingCanBeWritten();

private:
    [[nodiscard]] static aws::Connection plant()
    {
        return {.name = u"Plant"_s,
                .kind = Kind::StaticKeys,
                .color = u"#d55e00"_s,
                .production = true,
                .region = u"eu-central-1"_s,
                .fips = true,
                .endpoint = QUrl(u"https://iot.example.com:8443"_s),
                .accessKeyId = u"AKIDEXAMPLE"_s,
                .profile = u"dev"_s,
                .account = u"123456789012"_s};
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QDir().mkpath(m_folder->filePath(u"config"_s));
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void ConnectionStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"config/connections.json"_s);
}

void ConnectionStoreTest::startsWithTheSandbox()
{
    storage::ConnectionStore store(m_file);
    QVERIFY(store.load());
    QCOMPARE(store.connections().size(), 1);
    QCOMPARE(store.current().kind, Kind::Sandbox);
    QVERIFY(store.byName(u"Sandbox"_s));
}

void ConnectionStoreTest::comesBackAsItWas()
{
    storage::ConnectionStore store(m_file);
    QSignalSpy current(&store, &storage::ConnectionStore::currentChanged);
    const Expected<QString> id = store.save(plant());
    QVERIFY(id);
    QVERIFY(store.setCurrent(*id));
    QCOMPARE(current.size(), 1);
    storage::ConnectionStore fresh(m_file);
    QVERIFY(fresh.load());
    aws::Connection expected = plant();
    expected.id = *id;
    QCOMPARE(fresh.current(), expected);
    QCOMPARE(fresh.connections().size(), 2);
}

void ConnectionStoreTest::refusals()
{
    storage::ConnectionStore store(m_file);
    QVERIFY(store.save(plant()));
    aws::Connection again = plant();
    again.name = u" plant "_s;
    QVERIFY(!store.save(again));
    again.name = u"  "_s;
    QVERIFY(!store.save(again));
    QVERIFY(!store.setCurrent(u"nothing"_s));
    QCOMPARE(store.connections().size(), 2);
}

void ConnectionStoreTest::theSandboxStays()
{
    storage::ConnectionStore store(m_file);
    const QString id = store.current().id;
    QVERIFY(!store.remove(id));
    aws::Connection second = *store.byId(id);
    second.id.clear();
    second.name = u"Another sandbox"_s;
    QVERIFY(!store.save(second));
    aws::Connection turned = plant();
    turned.id = id;
    QVERIFY(!store.save(turned));
}

void ConnectionStoreTest::removingTheCurrentOneFallsBack()
{
    storage::ConnectionStore store(m_file);
    const QString id = store.save(plant()).value();
    QVERIFY(store.setCurrent(id));
    QSignalSpy current(&store, &storage::ConnectionStore::currentChanged);
    QVERIFY(store.remove(id));
    QCOMPARE(store.current().kind, Kind::Sandbox);
    QCOMPARE(current.size(), 1);
}

void ConnectionStoreTest::aDamagedFileIsSetAside()
{
    {
        storage::ConnectionStore store(m_file);
        QVERIFY(store.save(plant()));
    }
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"connections\": [");
    file.close();
    storage::ConnectionStore store(m_file);
    const Expected<void> loaded = store.load();
    QVERIFY(!loaded);
    QVERIFY(!loaded.error().message.isEmpty());
    QCOMPARE(store.connections().size(), 1);
    QCOMPARE(QDir(m_folder->filePath(u"config"_s)).entryList({u"*damaged*"_s}).size(), 1);
    QVERIFY(store.save(plant()));
}

void ConnectionStoreTest::aUserNameInTheEndpointIsNotKept()
{
    storage::ConnectionStore store(m_file);
    aws::Connection connection = plant();
    connection.endpoint = QUrl(u"https://someone:topsecret@iot.example.com"_s);
    QVERIFY(store.save(connection));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("topsecret"));
}

void ConnectionStoreTest::noSecretIsWritten_data()
{
    QTest::addColumn<QString>("accessKeyId");
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("secret access key") << u"topsecret/ab+cdefghijklmnopqrstuvwxyz0123"_s << QString();
    QTest::newRow("without signs") << u"topsecretXabYcdefghijklmnopqrstuvwxyz0123"_s << QString();
    QTest::newRow("in quotes") << u"\"topsecret\""_s << QString();
    QTest::newRow("password") << u"AKID"_s << u"https://me:topsecret@iot.example.com"_s;
    QTest::newRow("token") << u"AKID"_s << u"https://iot.example.com/?token=topsecret"_s;
    QTest::newRow("fragment") << u"AKID"_s << u"https://iot.example.com/#topsecret"_s;
}

void ConnectionStoreTest::noSecretIsWritten()
{
    QFETCH(QString, accessKeyId);
    QFETCH(QString, endpoint);
    storage::ConnectionStore store(m_file);
    aws::Connection connection = plant();
    connection.accessKeyId = accessKeyId;
    connection.endpoint = QUrl(endpoint);
    QVERIFY(store.save(connection));
    QVERIFY(!bytes().contains("topsecret"));
}

void ConnectionStoreTest::aSecretInAnOlderFileIsRemoved()
{
    write(R"({"schema": 1, "connections": [{"id": "x", "name": "X", "kind": "keys", "region": "eu-west-1",
        "accessKeyId": "topsecret/ab+cdefghijklmnopqrstuvwxyz0123", "endpoint": "https://a:topsecret@iot.example"}]})");
    storage::ConnectionStore store(m_file);
    QVERIFY(store.load());
    QCOMPARE(store.byName(u"X"_s)->region, u"eu-west-1"_s);
    QCOMPARE(store.byName(u"X"_s)->endpoint, QUrl(u"https://iot.example"_s));
    QVERIFY2(!bytes().contains("topsecret"), bytes().constData());
}

void ConnectionStoreTest::whatIsUnknownStaysAsItIs()
{
    const QByteArray telepathy = "{ \"kind\":\"telepathy\",\n  \"id\": \"x\", \"reach\": 1.0e3 }";
    const QByteArray untouched = "{\"name\": \"Other\",   \"id\": \"o\", \"kind\": \"environment\"}";
    write("{\"schema\": 1, \"window\": {\"b\":1,\"a\": 2}, \"connections\": [" + telepathy + ", 12, " +
          untouched + ", {\"id\": \"p\", \"name\": \"Plant\", \"kind\": \"keys\", \"shade\": \"dark\"}]}");
    storage::ConnectionStore store(m_file);
    QVERIFY(store.load());
    aws::Connection changed = *store.byId(u"p"_s);
    changed.region = u"eu-west-1"_s;
    QVERIFY(store.save(changed));
    QVERIFY(store.setCurrent(u"p"_s));
    const QByteArray now = bytes();
    QVERIFY2(now.contains(telepathy) && now.contains(untouched) && now.contains("12"), now.constData());
    QVERIFY2(now.contains("{\"b\":1,\"a\": 2}") && now.contains("\"dark\""), now.constData());
    storage::ConnectionStore again(m_file);
    QVERIFY(again.load());
    QCOMPARE(again.current().region, u"eu-west-1"_s);
}

void ConnectionStoreTest::aNewerFileIsLeftAlone()
{
    const QByteArray newer = "{\"schema\": 2, \"connections\": []}";
    write(newer);
    storage::ConnectionStore store(m_file);
    const Expected<void> loaded = store.load();
    QVERIFY(!loaded && loaded.error().message.contains(u"newer"_s));
    QVERIFY(!store.save(plant()));
    QCOMPARE(bytes(), newer);
}

void ConnectionStoreTest::aStaleWindowRevertsNothing()
{
    storage::ConnectionStore one(m_file);
    aws::Connection first = plant();
    first.production = false;
    first.id = *one.save(first);
    storage::ConnectionStore other(m_file);
    QVERIFY(other.load());

    aws::Connection marked = first;
    marked.production = true;
    QVERIFY(other.save(marked));
    aws::Connection added = plant();
    added.name = u"Added"_s;
    QVERIFY(other.save(added));

    aws::Connection renamed = first;
    renamed.name = u"Renamed"_s;
    QVERIFY(one.save(renamed));
    QVERIFY2(one.byId(first.id)->production, "the mark of the other window stays");
    QVERIFY2(one.byName(u"Added"_s), "what the other window added is there");
    storage::ConnectionStore fresh(m_file);
    QVERIFY(fresh.load());
    QVERIFY(fresh.byName(u"Renamed"_s) && fresh.byName(u"Renamed"_s)->production);
    QCOMPARE(fresh.connections().size(), 3);
    aws::Connection twin = plant();
    twin.name = u"added"_s;
    QVERIFY2(!one.save(twin), "a name that another window took is taken");
}

void ConnectionStoreTest::eachWindowKeepsItsOwnChoice()
{
    storage::ConnectionStore one(m_file);
    const QString plantId = *one.save(plant());
    storage::ConnectionStore other(m_file);
    QVERIFY(other.load());
    QVERIFY(other.setCurrent(plantId));
    QVERIFY(one.reload());
    QCOMPARE(one.current().kind, Kind::Sandbox);
    QVERIFY(one.move(plantId, -1));
    storage::ConnectionStore fresh(m_file);
    QVERIFY(fresh.load());
    QVERIFY2(fresh.current().id == plantId, "moving in one window chooses nothing in the file");
    QVERIFY(one.remove(plantId));
    QVERIFY(other.reload());
    QCOMPARE(other.current().kind, Kind::Sandbox);
}

void ConnectionStoreTest::aMarkSetOutsideIsSeen()
{
    storage::ConnectionStore store(m_file);
    aws::Connection connection = plant();
    connection.production = false;
    connection.id = *store.save(connection);
    QSignalSpy changed(&store, &storage::ConnectionStore::changed);
    QVERIFY(store.reload());
    QVERIFY(changed.isEmpty());
    write(bytes().replace("\"production\": false", "\"production\": true"));
    QVERIFY(store.reload());
    QCOMPARE(changed.size(), 1);
    QVERIFY(store.byId(connection.id)->production);
}

void ConnectionStoreTest::manyWritersLoseNothing()
{
    constexpr int writers = 6;
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, i] {
            storage::ConnectionStore store(m_file);
            for (int n = 0; n < 3; ++n) {
                aws::Connection connection = plant();
                connection.name = u"Plant %1 %2"_s.arg(i).arg(n);
                failed += store.save(connection) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failed, 0);
    storage::ConnectionStore store(m_file);
    QVERIFY(store.load());
    QCOMPARE(store.connections().size(), writers * 3 + 1);
}

void ConnectionStoreTest::anAccountIsLearnt()
{
    storage::ConnectionStore store(m_file);
    const QString id = *store.save(plant());
    QSignalSpy changed(&store, &storage::ConnectionStore::changed);
    store.learnAccount(id, u"999999999999"_s, u"who"_s);
    store.learnAccount(id, u"999999999999"_s, u"who"_s);
    QCOMPARE(changed.size(), 1);
    storage::ConnectionStore fresh(m_file);
    QVERIFY(fresh.load());
    QCOMPARE(fresh.byId(id)->account, u"999999999999"_s);
    QCOMPARE(fresh.byId(id)->accountOf, u"who"_s);
}

void ConnectionStoreTest::unknownKindsAreLeftOut()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"config"_s)));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"schema": 1, "connections": [{"id": "x", "name": "X", "kind": "telepathy"}, 12]})");
    file.close();
    storage::ConnectionStore store(m_file);
    QVERIFY(store.load());
    QCOMPARE(store.connections().size(), 1);
}

void ConnectionStoreTest::failsWhereNothingCanBeWritten()
{
    storage::ConnectionStore store(u"/proc/connections.json"_s);
    QVERIFY(!store.save(plant()));
    QCOMPARE(store.connections().size(), 1);
}

QTEST_GUILESS_MAIN(ConnectionStoreTest)
#include "tst_connectionstore.moc"
