// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace fleetwright;
using namespace fleetwright::storage;
using namespace Qt::Literals::StringLiterals;

/// Settings come back as they were set, from a file that anybody may have written.
class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void comeBack();
    void fallBackWhereAbsentOrDamaged();
    void areKeptByConnection();
    void keysStayAsTheyWere();
    void pipeInTheirPlaceIsLeftAlone();

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(u"window.ini"_s); }
    void write(const QByteArray &text) const;

    QTemporaryDir m_folder;
};

void TestSettings::write(const QByteArray &text) const
{
    QFile kept(file());
    QVERIFY(kept.open(QIODevice::WriteOnly | QIODevice::Truncate));
    kept.write(text);
}

void TestSettings::comeBack()
{
    {
        Settings settings(file());
        settings.set(settings::wrapJson, true);
        settings.set(settings::sandboxSpeed, 0);
        settings.set(settings::recentFiles, {u"/a, b.json"_s, u"/ü.json"_s});
        settings.set(settings::windowGeometry, QByteArray("\0\xff;", 3));
    }
    const Settings settings(file());
    QVERIFY(settings.get(settings::wrapJson));
    QCOMPARE(settings.get(settings::sandboxSpeed), 0);
    QCOMPARE(settings.get(settings::recentFiles), QStringList({u"/a, b.json"_s, u"/ü.json"_s}));
    QCOMPARE(settings.get(settings::windowGeometry), QByteArray("\0\xff;", 3));
}

void TestSettings::fallBackWhereAbsentOrDamaged()
{
    write("[sandbox]\nspeed=fast\n");
    const Settings settings(file());
    QCOMPARE(settings.get(settings::sandboxSpeed), settings::sandboxSpeed.fallback);
    QCOMPARE(settings.get(settings::theme), 0);
    QVERIFY(settings.get(settings::recentFiles).isEmpty());
    QVERIFY(settings.get(settings::windowPanes).isEmpty());
}

void TestSettings::areKeptByConnection()
{
    write({});
    Settings settings(file());
    settings.set(settings::assumptions, "{1}", u"plant"_s);
    QCOMPARE(settings.get(settings::assumptions, u"plant"_s), QByteArray("{1}"));
    QVERIFY(settings.get(settings::assumptions, u"other"_s).isEmpty());
}

void TestSettings::keysStayAsTheyWere()
{
    write("[files]\nrecent=/a.json, /b.json\n[view]\ntheme=2\nwrap=true\n"
          "[forecast]\nsandbox=@ByteArray({\\\"devices\\\": 7})\n");
    const Settings settings(file());
    QCOMPARE(settings.get(settings::recentFiles), QStringList({u"/a.json"_s, u"/b.json"_s}));
    QCOMPARE(settings.get(settings::theme), 2);
    QVERIFY(settings.get(settings::wrapJson));
    QCOMPARE(settings.get(settings::assumptions, u"sandbox"_s), QByteArray("{\"devices\": 7}"));
}

void TestSettings::pipeInTheirPlaceIsLeftAlone()
{
    const QString pipe = m_folder.filePath(u"pipe.ini"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    Settings settings(pipe);
    QCOMPARE(settings.get(settings::theme), 0);
    settings.set(settings::theme, 2);
    QCOMPARE(settings.get(settings::theme), 2);
    QVERIFY(!QFileInfo(pipe).isFile());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
