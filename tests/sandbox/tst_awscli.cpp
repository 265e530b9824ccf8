// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::arn;

/// Amazon's own clients, which know nothing of us, against the sandbox. They run as child processes while
/// this process serves.
class TestAwsCli : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void createsAndReadsAJob();
    void refusalReachesTheCaller();
    void listsJobsPageByPage();
    void listsThings();
    void listsGroups();
    void describesGroup();
    void wrongKeys_data();
    void wrongKeys();

private:
    struct Run {
        int exitCode = -1;
        QByteArray output = {};
        QByteArray errors = {};

        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    };

    [[nodiscard]] QProcessEnvironment environment(const QString &keyId, const QString &secret) const
    {
        // Nothing of the caller's own set-up: no profile, no keys, no proxy
        const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
        QProcessEnvironment result;
        for (const auto &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"PYENV_ROOT"_s, u"VIRTUAL_ENV"_s}) {
            if (own.contains(name))
                result.insert(name, own.value(name));
        }
        result.insert(u"HOME"_s, m_home.path());
        result.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        result.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
        result.insert(u"AWS_PAGER"_s, u""_s);
        result.insert(u"AWS_REGION"_s, m_access.region);
        result.insert(u"AWS_DEFAULT_REGION"_s, m_access.region);
        result.insert(u"AWS_ACCESS_KEY_ID"_s, keyId);
        result.insert(u"AWS_SECRET_ACCESS_KEY"_s, secret);
        result.insert(u"AWS_MAX_ATTEMPTS"_s, u"1"_s);
        result.insert(u"ENDPOINT"_s, m_access.endpoint.toString());
        return result;
    }

    [[nodiscard]] Run run(const QString &program, const QStringList &arguments,
                          const QProcessEnvironment &with)
    {
        QProcess process;
        process.setProcessEnvironment(with);
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(program, arguments);
        if (!process.waitForStarted() || (finished.isEmpty() && !finished.wait(60000)))
            return {.errors = process.errorString().toUtf8()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    [[nodiscard]] Run aws(const QStringList &arguments)
    {
        return run(
            qEnvironmentVariable("FLEETWRIGHT_AWS", u"aws"_s),
            QStringList{u"iot"_s} + arguments +
                QStringList{u"--endpoint-url"_s, m_access.endpoint.toString(), u"--output"_s, u"json"_s},
            environment(m_access.accessKeyId, QString::fromLatin1(m_access.secretAccessKey)));
    }

    QTemporaryDir m_home;
    SystemClock m_clock;
    sandbox::Sandbox m_sandbox{u":memory:"_s, m_clock};
    sandbox::Sandbox::Access m_access;
};

void TestAwsCli::initTestCase()
{
    QVERIFY(m_home.isValid());
    const auto access = m_sandbox.start();
    QVERIFY(access);
    m_access = *access;
    const Run version =
        run(qEnvironmentVariable("FLEETWRIGHT_AWS", u"aws"_s), {u"--version"_s}, environment({}, {}));
    QVERIFY2(version.exitCode == 0, "The AWS CLI is needed: install it, or name it in FLEETWRIGHT_AWS.");
}

void TestAwsCli::createsAndReadsAJob()
{
    const QString document = u"{\"op\": \"größe\", \"n\": 1.0}"_s;
    const QString target = arn(u"thing/osaka:l2:arm-001"_s);
    const Run created =
        aws({u"create-job"_s, u"--job-id"_s, u"cli-1"_s, u"--targets"_s, target, u"--document"_s, document,
             u"--description"_s, u"By hand"_s, u"--timeout-config"_s, u"inProgressTimeoutInMinutes=30"_s,
             u"--job-executions-rollout-config"_s, u"maximumPerMinute=50"_s, u"--tags"_s,
             u"Key=team,Value=firmware"_s});
    QVERIFY2(created.exitCode == 0, created.errors.constData());
    QCOMPARE(created.json(), QJsonObject({{u"jobArn"_s, arn(u"job/cli-1"_s)},
                                          {u"jobId"_s, u"cli-1"_s},
                                          {u"description"_s, u"By hand"_s}}));

    const Run described = aws({u"describe-job"_s, u"--job-id"_s, u"cli-1"_s});
    QVERIFY2(described.exitCode == 0, described.errors.constData());
    const QJsonObject job = described.json()["job"_L1].toObject();
    QCOMPARE(job["status"_L1].toString(), u"IN_PROGRESS"_s);
    QCOMPARE(job["targets"_L1].toArray(), QJsonArray{target});
    QCOMPARE(job["timeoutConfig"_L1]["inProgressTimeoutInMinutes"_L1].toInt(), 30);
    QCOMPARE(job["jobExecutionsRolloutConfig"_L1]["maximumPerMinute"_L1].toInt(), 50);
    QCOMPARE(job["jobProcessDetails"_L1]["numberOfQueuedThings"_L1].toInt(), 1);

    const Run text = aws({u"get-job-document"_s, u"--job-id"_s, u"cli-1"_s});
    QVERIFY2(text.exitCode == 0, text.errors.constData());
    QCOMPARE(text.json()["document"_L1].toString(), document);
}

void TestAwsCli::refusalReachesTheCaller()
{
    const QStringList call{u"create-job"_s, u"--job-id"_s, u"cli-2"_s,
                           u"--document"_s, u"{}"_s,       u"--targets"_s};
    const QString target = arn(u"thinggroup/canary"_s);
    QCOMPARE(aws(call + QStringList{target}).exitCode, 0);
    const Run again = aws(call + QStringList{target});
    QVERIFY(again.exitCode != 0);
    QVERIFY2(again.errors.contains("(ResourceAlreadyExistsException)"), again.errors.constData());
    const Run unknown = aws({u"describe-job"_s, u"--job-id"_s, u"nope"_s});
    QVERIFY2(unknown.errors.contains("(ResourceNotFoundException)"), unknown.errors.constData());
    QVERIFY2(unknown.errors.contains("Job nope cannot be found."), unknown.errors.constData());
    const Run empty = aws({u"create-job"_s, u"--job-id"_s, u"cli-3"_s, u"--targets"_s, target});
    QVERIFY2(empty.errors.contains("Neither job document nor job document source is specified."),
             empty.errors.constData());
}

void TestAwsCli::listsJobsPageByPage()
{
    for (const auto &id : {u"page-1"_s, u"page-2"_s, u"page-3"_s}) {
        const Run created = aws({u"create-job"_s, u"--job-id"_s, id, u"--document"_s, u"{}"_s, u"--targets"_s,
                                 arn(u"thinggroup/warehouse-lyon"_s)});
        QVERIFY2(created.exitCode == 0, created.errors.constData());
    }
    const Run listed =
        aws({u"list-jobs"_s, u"--thing-group-name"_s, u"warehouse-lyon"_s, u"--page-size"_s, u"2"_s});
    QVERIFY2(listed.exitCode == 0, listed.errors.constData());
    const QJsonArray jobs = listed.json()["jobs"_L1].toArray();
    QCOMPARE(jobs.size(), 3);
    QCOMPARE(jobs.first()["jobId"_L1].toString(), u"page-3"_s);
    QVERIFY(jobs.first()["createdAt"_L1].toString().startsWith("20"_L1) ||
            jobs.first()["createdAt"_L1].isDouble());
}

void TestAwsCli::listsThings()
{
    const Run listed = aws({u"list-things"_s, u"--page-size"_s, u"100"_s});
    QVERIFY2(listed.exitCode == 0, listed.errors.constData());
    QCOMPARE(listed.json()["things"_L1].toArray().size(), 320);
    const Run some =
        aws({u"list-things"_s, u"--attribute-name"_s, u"model"_s, u"--attribute-value"_s, u"RA-7"_s});
    QCOMPARE(some.json()["things"_L1].toArray().size(), 16);
    const Run group =
        aws({u"list-things-in-thing-group"_s, u"--thing-group-name"_s, u"berlin-line-1:cell-a"_s});
    QCOMPARE(group.json()["things"_L1].toArray().size(), 16);
}

void TestAwsCli::listsGroups()
{
    const Run listed = aws({u"list-thing-groups"_s, u"--parent-group"_s, u"plant-osaka"_s, u"--recursive"_s});
    QVERIFY2(listed.exitCode == 0, listed.errors.constData());
    const QJsonArray groups = listed.json()["thingGroups"_L1].toArray();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.first()["groupArn"_L1].toString(), arn(u"thinggroup/osaka-line-1"_s));
}

void TestAwsCli::describesGroup()
{
    const Run described =
        aws({u"describe-thing-group"_s, u"--thing-group-name"_s, u"berlin-line-1:cell-a"_s});
    QVERIFY2(described.exitCode == 0, described.errors.constData());
    QCOMPARE(described.json()["thingGroupName"_L1].toString(), u"berlin-line-1:cell-a"_s);
    QCOMPARE(described.json()["thingGroupMetadata"_L1]["parentGroupName"_L1].toString(), u"berlin-line-1"_s);
}

void TestAwsCli::wrongKeys_data()
{
    QTest::addColumn<bool>("knownKey");
    QTest::addColumn<QByteArray>("code");

    QTest::newRow("unknown key") << false << QByteArray("UnrecognizedClientException");
    QTest::newRow("wrong secret") << true << QByteArray("InvalidSignatureException");
}

void TestAwsCli::wrongKeys()
{
    QFETCH(bool, knownKey);
    QFETCH(QByteArray, code);
    // The same through boto3, which gives the code by itself
    const QString program =
        u"import boto3, botocore, os\n"
        "try:\n"
        "    boto3.client('iot', endpoint_url=os.environ['ENDPOINT']).list_things()\n"
        "    print('accepted')\n"
        "except botocore.exceptions.ClientError as e:\n"
        "    print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])\n"_s;
    const Run asked = run(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s), {u"-c"_s, program},
                          environment(knownKey ? m_access.accessKeyId : u"AKIDNOBODY"_s, u"guessed"_s));
    QVERIFY2(asked.exitCode == 0, asked.errors.constData());
    QCOMPARE(asked.output.trimmed(), code + " 403");
}

QTEST_GUILESS_MAIN(TestAwsCli)
#include "tst_awscli.moc"
