// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
    void unknownKindsAreLeftOut();
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
