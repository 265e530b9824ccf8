// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/inifile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// The dialect of the shared files, held against what botocore reads out of the same bytes.
class TestIniFile : public QObject
{
    Q_OBJECT

private slots:
    void sameAsBotocore();
};

void TestIniFile::sameAsBotocore()
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/identity/botocore_credentials.py")});
    QVERIFY2(python.waitForFinished(60000), qPrintable(python.errorString()));
    QCOMPARE(python.exitCode(), 0);
    const QJsonArray cases = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QVERIFY(cases.size() > 200);
    int good = 0;
    for (const QJsonValue &value : cases) {
        const QByteArray bytes = QByteArray::fromBase64(value[u"bytes"].toString().toLatin1());
        const QJsonValue expected = value[u"sections"];
        const Expected<identity::IniFile> file = identity::IniFile::parse(bytes);
        const QByteArray context = bytes + "\n botocore: " + value[u"error"].toString().toUtf8() +
                                   "\n here: " + (file ? QByteArray("good") : file.error().message.toUtf8());
        QVERIFY2(file.has_value() == expected.isObject(), context.constData());
        if (!file)
            continue;
        ++good;
        QJsonObject ours;
        for (const QString &section : file->sections()) {
            QJsonObject settings;
            const QMap<QString, QString> all = file->settings(section);
            for (auto setting = all.begin(); setting != all.end(); ++setting)
                settings.insert(setting.key(), setting.value());
            ours.insert(section, settings);
        }
        QVERIFY2(ours == expected.toObject(), (context + QJsonDocument(ours).toJson()).constData());
    }
    QVERIFY(good > 50);
    QVERIFY(cases.size() - good > 50);
}

QTEST_GUILESS_MAIN(TestIniFile)
#include "tst_inifile.moc"
