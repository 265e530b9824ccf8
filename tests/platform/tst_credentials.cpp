// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/inifile.h"
#include "app/platform/sharedcredentials.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::platform;
using namespace Qt::Literals::StringLiterals;

/// The shared credentials file, held against what botocore reads out of the same bytes.
class TestCredentials : public QObject
{
    Q_OBJECT

private slots:
    void sameAsBotocore();
    void keys();
    void securityTokenGoesFirst();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void missingFile();
    void whereTheFileIs();
};

namespace
{

QString write(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"credentials"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace

void TestCredentials::sameAsBotocore()
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/platform/botocore_credentials.py")});
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

void TestCredentials::keys()
{
    const QTemporaryDir folder;
    const SharedCredentialsFile file(write(folder, "# mine\r\n[default]\r\naws_access_key_id=AKID1\r\n"
                                                   "aws_secret_access_key = a/b+c=#;d\r\n\r\n[dev]\n"
                                                   "  AWS_ACCESS_KEY_ID : AKID2\n  aws_secret_access_key: s\n"
                                                   "  aws_session_token = t==\n"));
    QCOMPARE(file.profiles().value_or(QStringList()), (QStringList{u"default"_s, u"dev"_s}));
    const Expected<aws::Credentials> first = file.credentials(u"default"_s);
    QVERIFY(first);
    QCOMPARE(first->accessKeyId, u"AKID1"_s);
    QCOMPARE(first->secretAccessKey, QByteArray("a/b+c=#;d"));
    QVERIFY(first->sessionToken.isEmpty());
    QVERIFY(first->source.contains(u"default"_s) && first->source.contains(file.path()));
    const Expected<aws::Credentials> second = file.credentials(u"dev"_s);
    QVERIFY(second);
    QCOMPARE(second->accessKeyId, u"AKID2"_s);
    QCOMPARE(second->sessionToken, QByteArray("t=="));
}

void TestCredentials::securityTokenGoesFirst()
{
    const QTemporaryDir folder;
    const SharedCredentialsFile file(write(folder, "[p]\naws_access_key_id=A\naws_secret_access_key=s\n"
                                                   "aws_session_token=new\naws_security_token=old\n"));
    QCOMPARE(file.credentials(u"p"_s)->sessionToken, QByteArray("old"));
}

void TestCredentials::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("no profile") << QByteArray("[a]\nx=1\n[b]\n") << u"“dev”"_s;
    QTest::newRow("no key id") << QByteArray("[dev]\naws_secret_access_key=topsecret\n")
                               << u"aws_access_key_id"_s;
    QTest::newRow("no secret") << QByteArray("[dev]\naws_access_key_id=A\n") << u"aws_secret_access_key"_s;
    QTest::newRow("empty secret") << QByteArray("[dev]\naws_access_key_id=A\naws_secret_access_key=\n")
                                  << u"aws_secret_access_key"_s;
    QTest::newRow("a role") << QByteArray("[dev]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=a\n")
                            << u"plain keys"_s;
    QTest::newRow("two lines")
        << QByteArray("[dev]\naws_access_key_id=A\naws_secret_access_key=topsecret\n  topsecret\n")
        << u"several lines"_s;
    QTest::newRow("no section") << QByteArray("aws_secret_access_key=topsecret\n") << u"Line 1"_s;
    QTest::newRow("no sign") << QByteArray("[dev]\n\naws_secret_access_key topsecret\n") << u"Line 3"_s;
    QTest::newRow("twice") << QByteArray("[dev]\n[dev]\n") << u"Line 2"_s;
    QTest::newRow("not UTF-8") << QByteArray("[dev]\nx=\xff\xfe\n") << u"UTF-8"_s;
    QTest::newRow("not a credentials file") << QByteArray(2 * 1024 * 1024, '\n') << u"1 MiB"_s;
    QTest::newRow("nothing") << QByteArray() << u"“dev”"_s;
}

void TestCredentials::tellsWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, says);
    const QTemporaryDir folder;
    const SharedCredentialsFile file(write(folder, bytes));
    const Expected<aws::Credentials> result = file.credentials(u"dev"_s);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    QVERIFY(result.error().message.contains(file.path()));
    QVERIFY(!(result.error().message + result.error().detail).contains(u"topsecret"_s));
}

void TestCredentials::missingFile()
{
    const QTemporaryDir folder;
    const SharedCredentialsFile missing(folder.filePath(u"nothing"_s));
    QVERIFY(missing.credentials(u"default"_s).error().message.contains(missing.path()));
    QVERIFY(!missing.profiles());
    QVERIFY(!SharedCredentialsFile(folder.path()).profiles());
}

void TestCredentials::whereTheFileIs()
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/users/op"_s);
    QCOMPARE(SharedCredentialsFile::ofUser(environment).path(), u"/users/op/.aws/credentials"_s);
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/etc/keys"_s);
    QCOMPARE(SharedCredentialsFile::ofUser(environment).path(), u"/etc/keys"_s);
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"~/keys"_s);
    QCOMPARE(SharedCredentialsFile::ofUser(environment).path(), u"/users/op/keys"_s);
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
