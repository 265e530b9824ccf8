// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/sharedconfigfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::platform;
using namespace Qt::Literals::StringLiterals;

/// Where the shared config files are looked for, and what is told where they cannot be read.
class TestSharedConfigFiles : public QObject
{
    Q_OBJECT

private slots:
    void whereTheyAre();
    void readsBoth();
    void missingOnesHoldNothing();
    void tellsWhatCannotBeRead();
};

namespace
{

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

void TestSharedConfigFiles::whereTheyAre()
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/users/op"_s);
    QCOMPARE(SharedConfigFiles(environment).configPath(), u"/users/op/.aws/config"_s);
    QCOMPARE(SharedConfigFiles(environment).credentialsPath(), u"/users/op/.aws/credentials"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, u"~/c"_s);
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/etc/keys"_s);
    QCOMPARE(SharedConfigFiles(environment).configPath(), u"/users/op/c"_s);
    QCOMPARE(SharedConfigFiles(environment).credentialsPath(), u"/etc/keys"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, u"$HOME/${SUB}/$NOT_SET"_s);
    environment.insert(u"SUB"_s, u"s"_s);
    QCOMPARE(SharedConfigFiles(environment).configPath(), u"/users/op/s/$NOT_SET"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, QString());
    QVERIFY2(SharedConfigFiles(environment).configPath().isEmpty(), "set to nothing means no file");
    QCOMPARE(SharedConfigFiles(environment).where(), u"/etc/keys"_s);
    QCOMPARE(SharedConfigFiles(environment).folder(), u"/users/op/.aws"_s);
}

void TestSharedConfigFiles::readsBoth()
{
    const QTemporaryDir home;
    QVERIFY(QDir(home.path()).mkdir(u".aws"_s));
    write(home.filePath(u".aws/config"_s), "[profile a]\nregion=r\n");
    write(home.filePath(u".aws/credentials"_s), "[b]\naws_access_key_id=A\n");
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    const auto config = SharedConfigFiles(environment).read();
    QVERIFY(config);
    QCOMPARE(config->profiles(), (QStringList{u"a"_s, u"b"_s}));
}

void TestSharedConfigFiles::missingOnesHoldNothing()
{
    const QTemporaryDir home;
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    const auto config = SharedConfigFiles(environment).read();
    QVERIFY(config);
    QVERIFY(config->profiles().isEmpty());
    QVERIFY(config->where().contains(home.path()));
}

void TestSharedConfigFiles::tellsWhatCannotBeRead()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"config"_s);
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"AWS_CONFIG_FILE"_s, path);
    write(path, "[a\n");
    auto config = SharedConfigFiles(environment).read();
    QVERIFY(!config);
    QVERIFY2(config.error().message.contains(path) && config.error().message.contains(u"Line 1"_s),
             qPrintable(config.error().message));
    write(path, QByteArray(2 * 1024 * 1024, '\n'));
    config = SharedConfigFiles(environment).read();
    QVERIFY(!config);
    QVERIFY(config.error().message.contains(u"1 MiB"_s));
    QVERIFY(readSmallFile(home.filePath(u"nothing"_s)).error().message.contains(u"nothing"_s));
    QVERIFY(!readSmallFile(home.path()));
}

QTEST_GUILESS_MAIN(TestSharedConfigFiles)
#include "tst_sharedconfigfiles.moc"
