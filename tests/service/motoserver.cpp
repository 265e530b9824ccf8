// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/motoserver.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

namespace
{

constexpr int startTimeoutMs = 60'000;

QString python()
{
    return qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s);
}

QString script(const QString &name)
{
    return QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/service/") + name;
}

} // namespace

MotoServer::~MotoServer()
{
    // It serves until its standard input is closed.
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Expected<void> MotoServer::start()
{
    m_process.start(python(), {script(u"motoserver.py"_s)});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(startTimeoutMs))
            return failure(u"moto did not start"_s, QString::fromUtf8(m_process.readAllStandardError()));
    }
    m_facts = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_facts.isEmpty())
        return failure(u"moto did not say where it serves"_s);
    return {};
}

Expected<QJsonObject> MotoServer::job(const QString &jobId) const
{
    QProcess reader;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, accessKeyId());
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, fact("secretAccessKey"));
    environment.insert(u"AWS_DEFAULT_REGION"_s, region());
    reader.setProcessEnvironment(environment);
    reader.start(python(), {script(u"job.py"_s), endpoint().toString(), jobId});
    if (!reader.waitForFinished(startTimeoutMs) || reader.exitCode() != 0)
        return failure(u"boto3 could not read the job"_s, QString::fromUtf8(reader.readAllStandardError()));
    return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

} // namespace fleetwright::test
