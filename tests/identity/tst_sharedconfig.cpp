// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/sharedconfig.h"
#include "app/identity/shellwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::identity;
using namespace Qt::Literals::StringLiterals;

/// The shared config files, held against what botocore reads out of the same bytes.
class TestSharedConfig : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameAsBotocore();
    void wordsAsPythonSplitsThem();
    void tellsFileAndPlace_data();
    void tellsFileAndPlace();
    void credentialsFileIsKeptApart();

private:
    QJsonObject m_cases;
};

namespace
{

std::optional<QByteArray> bytesOf(const QJsonValue &value)
{
    if (value.isNull())
        return std::nullopt;
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonObject toJson(const Settings &settings)
{
    QJsonObject object;
    for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
        if (!it->nested) {
            object.insert(it.key(), it->text);
            continue;
        }
        QJsonObject nested;
        for (auto inner = it->nested->cbegin(); inner != it->nested->cend(); ++inner)
            nested.insert(inner.key(), *inner);
        object.insert(it.key(), nested);
    }
    return object;
}

QByteArray shown(const QJsonValue &value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

void TestSharedConfig::initTestCase()
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/identity/botocore_config.py")});
    QVERIFY2(python.waitForFinished(60000), qPrintable(python.errorString()));
    QCOMPARE(python.exitCode(), 0);
    m_cases = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

void TestSharedConfig::sameAsBotocore()
{
    const QJsonArray files = m_cases.value("files"_L1).toArray();
    QVERIFY(files.size() > 400);
    int good = 0;
    for (const QJsonValue &one : files) {
        const auto config = bytesOf(one[u"config"]);
        const auto credentials = bytesOf(one[u"credentials"]);
        const QByteArray label =
            "config:\n" + config.value_or("(none)") + "\ncredentials:\n" + credentials.value_or("(none)");
        const Expected<SharedConfig> read =
            SharedConfig::parse({u"config"_s, config}, {u"credentials"_s, credentials});
        QVERIFY2(read.has_value() == one[u"error"].isUndefined(), label.constData());
        if (!read) {
            QVERIFY(!read.error().message.isEmpty());
            continue;
        }
        ++good;
        QJsonObject profiles;
        for (const QString &name : read->profiles())
            profiles.insert(name, toJson(*read->profile(name)));
        QVERIFY2(
            QJsonValue(profiles) == one[u"profiles"],
            (label + "\nread: " + shown(profiles) + "\nbotocore: " + shown(one[u"profiles"])).constData());
        const QJsonObject sessions = one[u"sso"].toObject();
        for (const QString &name : sessions.keys()) {
            QVERIFY2(read->ssoSession(name), label.constData());
            QVERIFY2(toJson(*read->ssoSession(name)) == sessions[name].toObject(), label.constData());
        }
        QCOMPARE(read->ssoSession(u"none"_s).has_value(), false);
        const QJsonObject services = one[u"services"].toObject();
        for (const QString &name : services.keys()) {
            QVERIFY2(read->services(name), label.constData());
            QVERIFY2(toJson(*read->services(name)) == services[name].toObject(), label.constData());
        }
    }
    QVERIFY(good > 150);
    QVERIFY(good < files.size());
}

void TestSharedConfig::wordsAsPythonSplitsThem()
{
    const QJsonArray texts = m_cases.value("words"_L1).toArray();
    QVERIFY(texts.size() > 400);
    for (const QJsonValue &one : texts) {
        const QString text = one[u"text"].toString();
        const std::optional<QStringList> words = shellWords(text);
        QVERIFY2(words.has_value() == one[u"words"].isArray(), qPrintable(text));
        if (words)
            QVERIFY2(QJsonValue(QJsonArray::fromStringList(*words)) == one[u"words"], qPrintable(text));
    }
}

void TestSharedConfig::tellsFileAndPlace_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("config, no sign") << QByteArray("[default]\nsecret\n") << QByteArray()
                                     << QStringList{u"/etc/config"_s, u"Line 2"_s};
    QTest::newRow("credentials, twice") << QByteArray() << QByteArray("[a]\nx = 1\nx = 2\n")
                                        << QStringList{u"/etc/credentials"_s, u"Line 3"_s, u"[a]"_s};
    QTest::newRow("nested") << QByteArray("[profile a]\ns3 =\n  secret\n") << QByteArray()
                            << QStringList{u"/etc/config"_s, u"[profile a]"_s, u"s3"_s};
    QTest::newRow("not text") << QByteArray("\xff\xfe") << QByteArray()
                              << QStringList{u"/etc/config"_s, u"UTF-8"_s};
}

void TestSharedConfig::tellsFileAndPlace()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QStringList, says);
    const Expected<SharedConfig> read =
        SharedConfig::parse({u"/etc/config"_s, config}, {u"/etc/credentials"_s, credentials});
    QVERIFY(!read);
    for (const QString &part : says)
        QVERIFY2(read.error().message.contains(part), qPrintable(read.error().message));
    QVERIFY2(!read.error().message.contains(u"secret"_s), "a text out of the file may be a secret");
}

void TestSharedConfig::credentialsFileIsKeptApart()
{
    const auto read = SharedConfig::parse({u"c"_s, "[profile a]\nregion = r\naws_access_key_id = OLD\n"},
                                          {u"d"_s, "[a]\naws_access_key_id = NEW\n"});
    QVERIFY(read);
    QCOMPARE(textOf(*read->profile(u"a"_s), u"aws_access_key_id"_s), u"NEW"_s);
    QCOMPARE(textOf(*read->profile(u"a"_s), u"region"_s), u"r"_s);
    QCOMPARE(read->inCredentialsFile(u"a"_s).keys(), QStringList{u"aws_access_key_id"_s});
    QVERIFY(read->inCredentialsFile(u"b"_s).isEmpty());
    QCOMPARE(read->where(), u"c and d"_s);
}

QTEST_GUILESS_MAIN(TestSharedConfig)

#include "tst_sharedconfig.moc"
