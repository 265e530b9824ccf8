// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/keychainsecretstore.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::platform;
using namespace Qt::Literals::StringLiterals;

/// The real keyring. Runs in two settings: with a keyring of its own (FLEETWRIGHT_KEYRING=1) and without any.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void keepsAcrossStores();
    void replaces();
    void removes();
    void contextGone();
    void storeGone();
    void withoutKeyring();
    void neverInFiles();
    void sessionStore();

private:
    static bool hasKeyring() { return qEnvironmentVariableIntValue("FLEETWRIGHT_KEYRING") == 1; }
    static Expected<std::optional<QByteArray>> read(aws::SecretStore &store, const QString &key);
    static Expected<void> write(aws::SecretStore &store, const QString &key, const QByteArray &secret);
    static Expected<void> remove(aws::SecretStore &store, const QString &key);
};

namespace
{

template<typename Result, typename Begin>
Result await(Begin begin)
{
    QObject context;
    std::optional<Result> result;
    begin(&context, [&](const Result &answer) {
        if (result)
            qFatal("answered twice");
        result = answer;
    });
    if (result)
        qFatal("answered from within the call");
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000))
        qFatal("no answer");
    return *result;
}

} // namespace

Expected<std::optional<QByteArray>> TestKeychain::read(aws::SecretStore &store, const QString &key)
{
    return await<Expected<std::optional<QByteArray>>>(
        [&](QObject *context, auto done) { store.read(key, context, done); });
}

Expected<void> TestKeychain::write(aws::SecretStore &store, const QString &key, const QByteArray &secret)
{
    return await<Expected<void>>(
        [&](QObject *context, auto done) { store.write(key, secret, context, done); });
}

Expected<void> TestKeychain::remove(aws::SecretStore &store, const QString &key)
{
    return await<Expected<void>>([&](QObject *context, auto done) { store.remove(key, context, done); });
}

void TestKeychain::keepsAcrossStores()
{
    if (!hasKeyring())
        QSKIP("needs a keyring");
    const QByteArray odd("a/b+c=\n\0\xff\xc3\xa4", 11);
    KeychainSecretStore first;
    QVERIFY(write(first, u"connection/1"_s, odd));
    QVERIFY(first.isPersistent());
    QVERIFY(first.reason().message.isEmpty());
    KeychainSecretStore second;
    QCOMPARE(read(second, u"connection/1"_s).value(), std::optional(odd));
    KeychainSecretStore other(u"Something else"_s);
    QCOMPARE(read(other, u"connection/1"_s).value(), std::optional<QByteArray>());
}

void TestKeychain::replaces()
{
    KeychainSecretStore store;
    QVERIFY(write(store, u"connection/2"_s, "one"));
    QVERIFY(write(store, u"connection/2"_s, "two"));
    QCOMPARE(read(store, u"connection/2"_s).value(), std::optional(QByteArray("two")));
}

void TestKeychain::removes()
{
    KeychainSecretStore store;
    QCOMPARE(read(store, u"connection/3"_s).value(), std::optional<QByteArray>());
    QVERIFY(remove(store, u"connection/3"_s));
    QVERIFY(write(store, u"connection/3"_s, "x"));
    QVERIFY(remove(store, u"connection/3"_s));
    QCOMPARE(read(store, u"connection/3"_s).value(), std::optional<QByteArray>());
}

void TestKeychain::contextGone()
{
    KeychainSecretStore store;
    bool called = false;
    {
        QObject context;
        store.read(u"connection/4"_s, &context, [&](const auto &) { called = true; });
    }
    QVERIFY(read(store, u"connection/5"_s));
    QVERIFY(!called);
}

void TestKeychain::storeGone()
{
    QObject context;
    int called = 0;
    {
        KeychainSecretStore store;
        store.write(u"connection/6"_s, "x", &context, [&](const auto &) { ++called; });
    }
    QTRY_COMPARE(called, 1);
}

void TestKeychain::withoutKeyring()
{
    if (hasKeyring())
        QSKIP("is about computers without a keyring");
    KeychainSecretStore store;
    QCOMPARE(read(store, u"connection/7"_s).value(), std::optional<QByteArray>());
    QVERIFY(!store.isPersistent());
    QVERIFY(store.reason().message.contains("No keyring"_L1));
    QVERIFY(!store.reason().detail.isEmpty());
    QVERIFY(write(store, u"connection/7"_s, "kept for now"));
    QVERIFY(!store.isPersistent());
    QCOMPARE(read(store, u"connection/7"_s).value(), std::optional(QByteArray("kept for now")));
    KeychainSecretStore second;
    QCOMPARE(read(second, u"connection/7"_s).value(), std::optional<QByteArray>());
    QVERIFY(remove(store, u"connection/7"_s));
    QCOMPARE(read(store, u"connection/7"_s).value(), std::optional<QByteArray>());
}

void TestKeychain::neverInFiles()
{
    KeychainSecretStore store;
    const QByteArray secret("no-file-may-hold-this-" +
                            QByteArray::number(QCoreApplication::applicationPid()));
    QVERIFY(write(store, u"connection/8"_s, secret));
    int files = 0;
    QDirIterator all(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly)) {
            QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
            ++files;
        }
    }
    // The keyring's own file is there, encrypted.
    QVERIFY(!hasKeyring() || files > 0);
}

void TestKeychain::sessionStore()
{
    SessionSecretStore store;
    QVERIFY(!store.isPersistent());
    QCOMPARE(read(store, u"a"_s).value(), std::optional<QByteArray>());
    QVERIFY(write(store, u"a"_s, "1"));
    QVERIFY(write(store, u"b"_s, QByteArray()));
    QCOMPARE(read(store, u"a"_s).value(), std::optional(QByteArray("1")));
    QVERIFY(read(store, u"b"_s)->has_value());
    QVERIFY(remove(store, u"a"_s));
    QVERIFY(remove(store, u"a"_s));
    QCOMPARE(read(store, u"a"_s).value(), std::optional<QByteArray>());
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
