// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/keychainsecretstore.h"
#include "app/submit/submission.h"
#include "tests/service/filesearch.h"
#include "tests/service/motoserver.h"
#include "tests/ui/support/world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using Outcome = submit::Outcome::Kind;

/// The whole way without a window: the key from a real keyring, the signature checked by moto, the job read
/// back by boto3.
class TestRealService : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void secretsSurviveInTheKeyring();
    void aJobIsCreated();
    void aWrongSecretIsRefused();
    void aMissingPermissionIsRefused();

private:
    [[nodiscard]] aws::Connection connection(const QString &id, const QString &accessKeyId) const;
    [[nodiscard]] QByteArray body() const;
    [[nodiscard]] bool keep(const aws::Connection &connection, const QByteArray &secret);
    /// Submits and waits for the end.
    [[nodiscard]] std::unique_ptr<submit::Submission> submit(const aws::Connection &connection,
                                                             const QString &jobId);

    test::MotoServer m_moto;
    QTemporaryDir m_folder;
    platform::KeychainSecretStore m_keyring;
    test::World m_world{m_folder.path(), &m_keyring};
    std::unique_ptr<aws::Client> m_client;
};

void TestRealService::initTestCase()
{
    const Expected<void> started = m_moto.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message + u'\n' + started.error().detail));
}

aws::Connection TestRealService::connection(const QString &id, const QString &accessKeyId) const
{
    aws::Connection connection;
    connection.id = id;
    connection.name = id;
    connection.kind = aws::Connection::Kind::StaticKeys;
    connection.region = m_moto.region();
    connection.endpoint = m_moto.endpoint();
    connection.accessKeyId = accessKeyId;
    return connection;
}

QByteArray TestRealService::body() const
{
    return QJsonDocument(QJsonObject{{u"targets"_s, QJsonArray{m_moto.thingArn()}},
                                     {u"document"_s, u"{\"operation\": \"update\", \"note\": \"größer\"}"_s},
                                     {u"description"_s, u"Übergröße 😀"_s}})
        .toJson();
}

bool TestRealService::keep(const aws::Connection &connection, const QByteArray &secret)
{
    std::optional<Expected<void>> written;
    m_world.secrets.write(connection.secretName(), secret, this,
                          [&](const Expected<void> &done) { written = done; });
    return QTest::qWaitFor([&] { return written.has_value(); }) && written->has_value() &&
           m_world.secrets.isPersistent();
}

std::unique_ptr<submit::Submission> TestRealService::submit(const aws::Connection &connection,
                                                            const QString &jobId)
{
    Expected<std::unique_ptr<aws::Client>> client = m_world.clients.open(m_world.clients.resolve(connection));
    if (!client)
        return nullptr;
    m_client = std::move(*client);
    auto submission = std::make_unique<submit::Submission>(
        *m_client, m_world.log, m_world.clock,
        submit::Submission::Request{connection.id, connection.name, jobId, body()});
    const QSignalSpy finished(submission.get(), &submit::Submission::finished);
    submission->start();
    return QTest::qWaitFor([&] { return finished.count() == 1; }, 30'000) ? std::move(submission) : nullptr;
}

void TestRealService::secretsSurviveInTheKeyring()
{
    const aws::Connection kept = connection(u"kept"_s, m_moto.accessKeyId());
    QVERIFY2(keep(kept, m_moto.secretAccessKey()), "no keyring: run through with-keyring.sh");

    platform::KeychainSecretStore another;
    std::optional<QByteArray> read;
    bool answered = false;
    another.read(kept.secretName(), this, [&](const Expected<std::optional<QByteArray>> &secret) {
        answered = true;
        if (secret)
            read = *secret;
    });
    QTRY_VERIFY(answered);
    QVERIFY(read.has_value());
    QCOMPARE(*read, m_moto.secretAccessKey());
    QCOMPARE(test::filesWith(m_folder.path(), m_moto.secretAccessKey()), QStringList());
}

void TestRealService::aJobIsCreated()
{
    const aws::Connection good = connection(u"good"_s, m_moto.accessKeyId());
    QVERIFY(keep(good, m_moto.secretAccessKey()));
    const auto submission = submit(good, u"created-1"_s);
    QVERIFY(submission);
    QVERIFY2(submission->outcome().kind == Outcome::Created,
             qPrintable(submission->outcome().error.toText()));
    QCOMPARE(submission->outcome().jobArn,
             u"arn:aws:iot:%1:%2:job/created-1"_s.arg(m_moto.region(), m_moto.account()));

    const Expected<QJsonObject> job = m_moto.job(u"created-1"_s);
    QVERIFY2(job, job ? "" : qPrintable(job.error().detail));
    QCOMPARE(job->value(u"targets"_s), QJsonValue(QJsonArray{m_moto.thingArn()}));
    QCOMPARE(job->value(u"description"_s).toString(), u"Übergröße 😀"_s);
    QCOMPARE(job->value(u"document"_s).toString(), u"{\"operation\": \"update\", \"note\": \"größer\"}"_s);

    const auto entries = m_world.log.entries();
    QVERIFY(entries && !entries->isEmpty());
    QCOMPARE(entries->constFirst().closing.state, iot::SubmissionJournal::State::Created);
}

void TestRealService::aWrongSecretIsRefused()
{
    const aws::Connection wrong = connection(u"wrong"_s, m_moto.accessKeyId());
    QVERIFY(keep(wrong, m_moto.readerSecretAccessKey()));
    const auto submission = submit(wrong, u"refused-1"_s);
    QVERIFY(submission);
    QCOMPARE(submission->outcome().kind, Outcome::Refused);
    QCOMPARE(submission->outcome().error.kind, aws::ApiError::Kind::Credentials);
    QCOMPARE(submission->outcome().error.status, 403);
    QVERIFY2(
        !submission->outcome().error.toText().contains(QString::fromUtf8(m_moto.readerSecretAccessKey())),
        "the error tells the secret");

    const Expected<QJsonObject> job = m_moto.job(u"refused-1"_s);
    QVERIFY(job);
    QVERIFY(job->isEmpty());
}

void TestRealService::aMissingPermissionIsRefused()
{
    const aws::Connection reader = connection(u"reader"_s, m_moto.readerAccessKeyId());
    QVERIFY(keep(reader, m_moto.readerSecretAccessKey()));
    const auto submission = submit(reader, u"refused-2"_s);
    QVERIFY(submission);
    QCOMPARE(submission->outcome().kind, Outcome::Refused);
    QCOMPARE(submission->outcome().error.kind, aws::ApiError::Kind::Permission);
    QCOMPARE(submission->outcome().error.status, 403);

    const Expected<QJsonObject> job = m_moto.job(u"refused-2"_s);
    QVERIFY(job);
    QVERIFY(job->isEmpty());
}

QTEST_GUILESS_MAIN(TestRealService)
#include "tst_realservice.moc"
