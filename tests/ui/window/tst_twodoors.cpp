// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/read.h"
#include "app/exchange/write.h"
#include "app/job/targetarn.h"
#include "app/session/contextof.h"
#include "tests/ui/support/world.h"
#include "ui/window/mainwindow.h"

#include <QDialog>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QProcess>
#include <QTest>
#include <QToolButton>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// Window and command line come to the same over profiles of all kinds: where a connection leads, what its
/// rules say, what is exported, and what holds it back.
class TestTwoDoors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void agree_data();
    void agree();

private:
    struct Answer {
        int exit = -1;
        QByteArray out = {};
        QString error = {};
    };
    [[nodiscard]] Answer run(const QStringList &arguments) const;
    QString write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] static QStringList verdicts(const schema::Problems &problems);
    [[nodiscard]] static QStringList verdicts(const QByteArray &report);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::Services> m_services;
    std::unique_ptr<ui::MainWindow> m_window;
};

namespace
{

struct Row {
    const char *name;
    const char *settings; ///< of the profile
    const char *region;
    const char *partition;
    const char *account;
    const char *endpoint; ///< empty: AWS's own for the region
};

constexpr auto keys = "aws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=s\n";
constexpr auto role = "source_profile=base\nrole_arn=arn:aws:iam::123456789012:role/ops/Deploy\n";

// The settings of keys and role are put in for $keys and $role.
constexpr Row rows[] = {
    {"ireland", "$keys region=eu-west-1", "eu-west-1", "aws", "", ""},
    {"frankfurt", "$keys region=eu-central-1", "eu-central-1", "aws", "", ""},
    {"virginia", "$keys region=us-east-1", "us-east-1", "aws", "", ""},
    {"tokyo", "$keys region=ap-northeast-1", "ap-northeast-1", "aws", "", ""},
    {"beijing", "$keys region=cn-north-1", "cn-north-1", "aws-cn", "", ""},
    {"ningxia", "$keys region=cn-northwest-1", "cn-northwest-1", "aws-cn", "", ""},
    {"gov", "$keys region=us-gov-west-1", "us-gov-west-1", "aws-us-gov", "", ""},
    {"gov-fips", "$keys region=us-gov-west-1\nuse_fips_endpoint=true", "us-gov-west-1", "aws-us-gov", "",
     "https://iot-fips.us-gov-west-1.amazonaws.com"},
    {"fips", "$keys region=us-east-1\nuse_fips_endpoint=TRUE", "us-east-1", "aws", "",
     "https://iot-fips.us-east-1.amazonaws.com"},
    {"not-fips", "$keys region=us-east-1\nuse_fips_endpoint=no", "us-east-1", "aws", "", ""},
    {"dual-stack", "$keys region=eu-west-1\nuse_dualstack_endpoint=true", "eu-west-1", "aws", "",
     "https://iot.eu-west-1.api.aws"},
    {"role", "$role region=eu-central-1", "eu-central-1", "aws", "123456789012", ""},
    {"role-without-region", "$role", "", "", "123456789012", ""},
    {"role-of-china", "source_profile=base\nrole_arn=arn:aws-cn:iam::210987654321:role/D\nregion=cn-north-1",
     "cn-north-1", "aws-cn", "210987654321", ""},
    {"role-by-instance",
     "credential_source=Ec2InstanceMetadata\nrole_arn=arn:aws:iam::123456789012:role/D\nregion=eu-west-1",
     "eu-west-1", "aws", "123456789012", ""},
    {"role-of-a-role", "source_profile=role\nrole_arn=arn:aws:iam::333333333333:role/E\nregion=eu-north-1",
     "eu-north-1", "aws", "333333333333", ""},
    {"mfa", "$role region=eu-west-1\nmfa_serial=arn:aws:iam::1:mfa/me", "eu-west-1", "aws", "123456789012",
     ""},
    {"sso", "sso_session=corp\nsso_account_id=444444444444\nsso_role_name=Ops\nregion=eu-west-1", "eu-west-1",
     "aws", "444444444444", ""},
    {"old-sso",
     "sso_start_url=https://corp.example/start\nsso_region=us-east-1\nsso_account_id=555555555555\n"
     "sso_role_name=Ops\nregion=eu-west-1",
     "eu-west-1", "aws", "555555555555", ""},
    {"web-identity",
     "web_identity_token_file=/t\nrole_arn=arn:aws:iam::666666666666:role/W\nregion=eu-west-1", "eu-west-1",
     "aws", "666666666666", ""},
    {"process", "credential_process=/bin/true\nregion=eu-west-1", "eu-west-1", "aws", "", ""},
    {"local", "$keys region=eu-west-1\nendpoint_url=http://localhost:4566", "eu-west-1", "aws", "",
     "http://localhost:4566"},
    {"services", "$keys region=eu-west-1\nservices=mine\nendpoint_url=http://localhost:1", "eu-west-1", "aws",
     "", "http://localhost:4567"},
    {"ignores",
     "$keys region=eu-west-1\nendpoint_url=http://localhost:1\nignore_configured_endpoint_urls=true",
     "eu-west-1", "aws", "", ""},
    {"plain-http", "$keys region=eu-west-1\nendpoint_url=http://iot.example", "eu-west-1", "aws", "", "-"},
    {"password", "$keys region=eu-west-1\nendpoint_url=https://a:topsecret@iot.example", "eu-west-1", "aws",
     "", "-"},
    {"no-region", "$keys", "", "", "", ""},
    {"no-such-region", "$keys region=mars", "mars", "", "", "-"},
    {"attempts", "$keys region=eu-west-1\nmax_attempts=none", "eu-west-1", "aws", "", "-"},
    {"loop", "source_profile=loop\nrole_arn=arn:aws:iam::777777777777:role/L\nregion=eu-west-1", "eu-west-1",
     "aws", "", "-"},
    {"orphan", "source_profile=gone\nrole_arn=arn:aws:iam::777777777777:role/L\nregion=eu-west-1",
     "eu-west-1", "aws", "", "-"},
    {"two words", "$keys region=eu-west-1", "eu-west-1", "aws", "", ""},
};

} // namespace

QString TestTwoDoors::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_home.filePath(name));
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return file.fileName();
}

void TestTwoDoors::initTestCase()
{
    QByteArray config = "[profile base]\n" + QByteArray(keys) +
                        "[sso-session corp]\nsso_start_url=https://corp.example/start\nsso_region=us-east-1\n"
                        "[services mine]\niot =\n  endpoint_url = http://localhost:4567\n";
    for (const Row &row : rows) {
        QByteArray settings = row.settings;
        settings.replace("$keys ", keys)
            .replace("$keys", keys)
            .replace("$role ", role)
            .replace("$role", role);
        config += "[profile \"" + QByteArray(row.name) + "\"]\n" + settings + '\n';
    }
    write(u".aws/config"_s, config);
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : m_environment.keys()) {
        if (name.startsWith("AWS_"_L1))
            m_environment.remove(name);
    }
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"FLEETWRIGHT_HOME"_s, m_home.filePath(u"fleetwright"_s));
    m_world = std::make_unique<test::World>(m_home.filePath(u"fleetwright"_s), nullptr, m_environment);
    m_services = std::make_unique<ui::Services>(m_world->services());
    m_window = std::make_unique<ui::MainWindow>(*m_services);
    m_window->show();
}

void TestTwoDoors::cleanupTestCase()
{
    m_window.reset();
    m_services.reset();
    m_world.reset();
}

TestTwoDoors::Answer TestTwoDoors::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(qEnvironmentVariable("FLEETWRIGHT"), arguments);
    if (!process.waitForFinished())
        qFatal("does not end");
    return {process.exitCode(), process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

QStringList TestTwoDoors::verdicts(const schema::Problems &problems)
{
    QStringList list;
    for (const schema::Problem &problem : problems)
        list += problem.at.toString() + u' ' + problem.rule + u' ' + problem.message;
    list.sort();
    return list;
}

QStringList TestTwoDoors::verdicts(const QByteArray &report)
{
    QStringList list;
    for (const QJsonValue &value : QJsonDocument::fromJson(report)[0]["problems"_L1].toArray()) {
        list += value["pointer"_L1].toString() + u' ' + value["rule"_L1].toString() + u' ' +
                value["message"_L1].toString();
    }
    list.sort();
    return list;
}

void TestTwoDoors::agree_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::newRow(rows[i].name) << i;
}

void TestTwoDoors::agree()
{
    QFETCH(int, index);
    const Row &row = rows[index];
    const QString name = QString::fromLatin1(row.name);
    const QString region = QString::fromLatin1(row.region);
    const QString account = QString::fromLatin1(row.account);
    const bool isUsable = !region.isEmpty() && *row.endpoint != '-';
    const Expected<QString> id =
        m_world->connections.save({.name = name, .kind = aws::Connection::Kind::Profile, .profile = name});
    QVERIFY(id && m_world->connections.setCurrent(*id));

    // Where it leads
    const aws::ResolvedConnection &resolved = m_world->inUse.resolved();
    QCOMPARE(resolved.region, region);
    QCOMPARE(resolved.partition, QString::fromLatin1(row.partition));
    QCOMPARE(resolved.account, account);
    const QString endpoint = QString::fromLatin1(row.endpoint);
    if (isUsable) {
        const QString own = u"https://iot.%1.amazonaws.com%2"_s.arg(
            region, region.startsWith("cn-"_L1) ? u".cn"_s : QString());
        QCOMPARE(resolved.endpoint.toString(), endpoint.isEmpty() ? own : endpoint);
    }

    // What the rules say of targets of elsewhere, at both doors
    const QByteArray json = R"({"jobId": "j", "document": "{\"a\": 1}", "targets": [
        "arn:aws:iot:sa-east-1:123456789012:thing/a", "arn:aws-cn:iot:cn-north-1:999999999999:thing/b"]})";
    const QString file = write(u"job.json"_s, json);
    const auto read = exchange::read(json);
    QVERIFY(read);
    m_window->job().reset(read->document);
    const Answer checked = run({u"check"_s, file, u"--connection"_s, name, u"--format"_s, u"json"_s});
    QCOMPARE(verdicts(m_window->job().problems()), verdicts(checked.out));
    if (isUsable)
        QVERIFY2(!m_window->job().problems().isEmpty(), "targets of another region are told");

    // What is exported
    const exchange::Destination to = session::destinationOf(resolved);
    const QByteArray command =
        exchange::write(m_window->job().document(), exchange::Form::CliCommand, to).text;
    QCOMPARE(command.contains("--region"), !region.isEmpty());
    QCOMPARE(command.contains("--endpoint-url " + endpoint.toUtf8()),
             isUsable && !endpoint.isEmpty() && resolved.isElsewhere());
    if (isUsable) {
        const QByteArray curl = exchange::write(m_window->job().document(), exchange::Form::Curl, to).text;
        QVERIFY2(curl.contains("aws:amz:" + region.toUtf8() + ":iot"), curl.constData());
        QVERIFY2(curl.contains(resolved.endpoint.toString().toUtf8()), curl.constData());
    }

    // Where it would go, and what holds it back
    const QString good = write(u"good.json"_s, R"({"jobId": "j", "document": "{\"a\": 1}", "targets": [")" +
                                                   u"arn:%1:iot:%2:%3:thing/a"_s
                                                       .arg(resolved.partition, resolved.region,
                                                            account.isEmpty() ? u"123456789012"_s : account)
                                                       .toUtf8() +
                                                   "\"]}");
    const Answer dry =
        run({u"submit"_s, good, u"--connection"_s, name, u"--dry-run"_s, u"--format"_s, u"json"_s});
    QCOMPARE(dry.exit == 0, isUsable);
    if (isUsable) {
        QCOMPARE(QJsonDocument::fromJson(dry.out)["url"_L1].toString(),
                 resolved.endpoint.toString() + u"/jobs/j"_s);
    }
    QVERIFY2(!dry.error.contains(u"topsecret"_s), qPrintable(dry.error));
    m_window->review();
    const auto *where = m_window->findChild<QLabel *>(u"reviewWhere"_s);
    const auto *reasons = m_window->findChild<QLabel *>(u"reviewReasons"_s);
    QVERIFY(where && reasons);
    QVERIFY2(where->text().contains(region.isEmpty() ? u"no region"_s : u"region "_s + region),
             qPrintable(where->text()));
    QVERIFY2(where->text().contains(account.isEmpty() ? u"account not known"_s : u"account "_s + account),
             qPrintable(where->text()));
    QCOMPARE(resolved.fault.has_value(), !isUsable);
    if (resolved.fault)
        QVERIFY2(reasons->text().contains(resolved.fault->message), qPrintable(reasons->text()));
    QVERIFY(m_window->findChild<QToolButton *>(u"connectionChooser"_s)->text().contains(region));
    m_window->findChild<QDialog *>(u"reviewDialog"_s)->close();

    // A name becomes a target where it is known where to
    QCOMPARE(job::targetArn(u"thing-1"_s, job::TargetType::Thing, m_window->job().context()).isEmpty(),
             region.isEmpty() || account.isEmpty());
}

QTEST_MAIN(TestTwoDoors)
#include "tst_twodoors.moc"
