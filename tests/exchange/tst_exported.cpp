// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/motoserver.h"

#include "app/aws/client.h"
#include "app/exchange/write.h"
#include "app/identity/environmentcredentials.h"
#include "app/iot/createjob.h"
#include "app/platform/namtransport.h"
#include "app/platform/qtscheduler.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using exchange::Form;

/// Runs each exported form for real, against a service that checks signatures, and compares the job it makes
/// with the one that the app makes.
class ExportedTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void makesTheSameJob_data();
    void makesTheSameJob();

private:
    [[nodiscard]] QByteArray run(Form form, const job::JobDocument &document);
    [[nodiscard]] Expected<QJsonObject> made(const QString &jobId) const;
    [[nodiscard]] QProcessEnvironment environment() const;

    test::MotoServer m_moto;
    QTemporaryDir m_folder;
    QJsonObject m_ours;
    job::JobDocument m_document;
};

void ExportedTest::initTestCase()
{
    const Expected<void> started = m_moto.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
    m_document = job::JobDocument(
        {{u"jobId"_s, u"by-app"_s},
         {u"targets"_s, QJsonArray{m_moto.thingArn(), m_moto.groupArn()}},
         {u"description"_s, u"Ünïcode, it's \"quoted\" & $odd `text` \\ 😀"_s},
         {u"document"_s, u"{\"op\": \"install\", \"note\": \"it's\\nnew ü\"}"_s},
         {u"targetSelection"_s, u"SNAPSHOT"_s},
         {u"jobExecutionsRolloutConfig"_s,
          QJsonObject{
              {u"maximumPerMinute"_s, 100},
              {u"exponentialRate"_s,
               QJsonObject{{u"baseRatePerMinute"_s, 10},
                           {u"incrementFactor"_s, 1.5},
                           {u"rateIncreaseCriteria"_s, QJsonObject{{u"numberOfSucceededThings"_s, 50}}}}}}},
         {u"abortConfig"_s,
          QJsonObject{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"failureType"_s, u"ALL"_s},
                                                                 {u"action"_s, u"CANCEL"_s},
                                                                 {u"thresholdPercentage"_s, 12.25},
                                                                 {u"minNumberOfExecutedThings"_s, 10}}}}}},
         {u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 60}}},
         {u"presignedUrlConfig"_s, QJsonObject{{u"roleArn"_s, u"arn:aws:iam::123456789012:role/fleet-ota"_s},
                                               {u"expiresInSec"_s, 900}}}});

    platform::NamTransport transport;
    platform::QtScheduler scheduler;
    const SystemClock clock;
    aws::Credentials keys;
    keys.accessKeyId = m_moto.accessKeyId();
    keys.secretAccessKey = m_moto.secretAccessKey();
    aws::Client client(
        {transport, scheduler, clock, std::make_shared<identity::ReadCredentials>([keys] { return keys; })},
        {m_moto.endpoint(), m_moto.region()});
    QString failure = u"no answer"_s;
    client.send(iot::CreateJob{m_document.jobId(), m_document.body()}, this,
                [&](const auto &answer) { failure = answer ? QString() : answer.error().toText(); });
    QTRY_VERIFY2_WITH_TIMEOUT(failure != u"no answer"_s, "the service did not answer", 20000);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const Expected<QJsonObject> job = made(m_document.jobId());
    QVERIFY(job);
    m_ours = *job;
    QCOMPARE(m_ours.value(u"description"_s).toString(), m_document.root().value(u"description"_s).toString());
}

void ExportedTest::makesTheSameJob_data()
{
    QTest::addColumn<Form>("form");
    QTest::newRow("CLI command") << Form::CliCommand;
    QTest::newRow("boto3") << Form::Boto3;
    QTest::newRow("curl") << Form::Curl;
    QTest::newRow("request JSON") << Form::RequestJson;
}

void ExportedTest::makesTheSameJob()
{
    QFETCH(Form, form);
    const QString jobId = u"by-form-%1"_s.arg(int(form));
    const QByteArray problem = run(form, m_document.with(json::Pointer({u"jobId"_s}), jobId));
    QVERIFY2(problem.isEmpty(), problem.constData());
    const Expected<QJsonObject> job = made(jobId);
    QVERIFY(job);
    QCOMPARE(*job, m_ours);
}

QByteArray ExportedTest::run(Form form, const job::JobDocument &document)
{
    const exchange::Destination destination{m_moto.region(), m_moto.endpoint(), true};
    const QByteArray exported = exchange::write(document, form, destination).text;
    QFile file(m_folder.filePath(u"exported"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(exported) != exported.size())
        return "cannot write";
    file.close();

    const QString aws = qEnvironmentVariable("FLEETWRIGHT_AWS", u"aws"_s);
    const QString python = qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s);
    const QString input = u"file://"_s + file.fileName();
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    switch (form) {
    case Form::RequestJson:
        process.start(aws, {u"iot"_s, u"create-job"_s, u"--cli-input-json"_s, input, u"--region"_s,
                            m_moto.region(), u"--endpoint-url"_s, m_moto.endpoint().toString()});
        break;
    case Form::CliCommand:
        process.start(u"sh"_s, {u"-c"_s, u"aws() { command \"$FLEETWRIGHT_AWS\" \"$@\"; }; . \"$0\""_s,
                                file.fileName()});
        break;
    case Form::Boto3:
        process.start(python, {file.fileName()});
        break;
    case Form::Curl:
        process.start(u"sh"_s, {file.fileName()});
        break;
    default:
        return "not run here";
    }
    if (!process.waitForFinished(60000))
        return process.errorString().toUtf8();
    return process.exitCode() == 0 ? QByteArray() : process.readAll();
}

Expected<QJsonObject> ExportedTest::made(const QString &jobId) const
{
    Expected<QJsonObject> job = m_moto.job(jobId);
    if (job && job->isEmpty())
        return failure(u"no such job"_s);
    if (job) {
        for (const QString &own :
             {u"jobId"_s, u"jobArn"_s, u"createdAt"_s, u"lastUpdatedAt"_s, u"completedAt"_s})
            job->remove(own);
    }
    return job;
}

QProcessEnvironment ExportedTest::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, m_moto.accessKeyId());
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromUtf8(m_moto.secretAccessKey()));
    environment.remove(u"AWS_SESSION_TOKEN"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, u"/dev/null"_s);
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/dev/null"_s);
    environment.insert(u"FLEETWRIGHT_AWS"_s, qEnvironmentVariable("FLEETWRIGHT_AWS", u"aws"_s));
    return environment;
}

QTEST_GUILESS_MAIN(ExportedTest)
#include "tst_exported.moc"
