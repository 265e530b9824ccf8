// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/processcredentials.h"

#include "app/identity/shellwords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

constexpr qsizetype complaintsShown = 2000; // bytes of what it writes to its error channel

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProcessCredentials)
};

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

} // namespace

ProcessCredentials::ProcessCredentials(QString command, QString source,
                                       const QProcessEnvironment &environment)
    : ProcessCredentials(std::move(command), std::move(source), environment, Limits())
{
}

ProcessCredentials::ProcessCredentials(QString command, QString source,
                                       const QProcessEnvironment &environment, Limits limits)
    : m_command(std::move(command)), m_source(std::move(source)), m_environment(environment), m_limits(limits)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_limits.time);
    m_timer.callOnTimeout(this, [this] {
        fail(Texts::tr("did not end within %n seconds", nullptr,
                       static_cast<int>(m_limits.time.count() / 1000)));
    });
}

ProcessCredentials::~ProcessCredentials()
{
    aws::wipe(m_output);
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

void ProcessCredentials::begin()
{
    const std::optional<QStringList> words = identity::shellWords(m_command);
    if (!words || words->isEmpty() || words->constFirst().isEmpty()) {
        return finish(failure(Texts::tr("The credential_process of %1 cannot be read: a quote is left open, "
                                        "or it names no program.")
                                  .arg(m_source)));
    }
    m_program = words->constFirst();
    m_output.clear();
    m_complaints.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { collect(); });
    connect(m_process.get(), &QProcess::readyReadStandardError, this, [this] {
        m_complaints = (m_complaints + m_process->readAllStandardError()).left(complaintsShown);
    });
    connect(m_process.get(), &QProcess::finished, this,
            [this](int exitCode, QProcess::ExitStatus status) { ended(exitCode, status); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(Texts::tr("could not be started: %1").arg(m_process->errorString()));
    });
    m_timer.start();
    m_process->start(m_program, words->mid(1));
}

void ProcessCredentials::collect()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > m_limits.output)
        fail(Texts::tr("prints more than %1 KiB, which are no credentials").arg(m_limits.output / 1024));
}

void ProcessCredentials::ended(int exitCode, QProcess::ExitStatus status)
{
    collect();
    if (!m_process)
        return;
    m_complaints = (m_complaints + m_process->readAllStandardError()).left(complaintsShown);
    if (status != QProcess::NormalExit)
        return fail(Texts::tr("crashed"));
    if (exitCode != 0)
        return fail(Texts::tr("ended with exit code %1").arg(exitCode));
    Expected<aws::Credentials> credentials = parse(m_output);
    if (!credentials)
        return fail(credentials.error().message);
    credentials->source = Texts::tr("program %1 of %2").arg(m_program, m_source);
    give(credentials);
}

void ProcessCredentials::give(const Expected<aws::Credentials> &result)
{
    m_timer.stop();
    aws::wipe(m_output);
    if (QProcess *process = m_process.release()) {
        // It may be what is calling just now, and it may still run.
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
        else
            process->kill();
    }
    finish(result);
}

void ProcessCredentials::fail(const QString &what)
{
    if (!m_process)
        return;
    const QString complaints = QString::fromLocal8Bit(m_complaints).trimmed();
    give(failure(Texts::tr("The program %1 of %2 gave no credentials: it %3.").arg(m_program, m_source, what),
                 complaints.isEmpty() ? QString() : Texts::tr("It says: %1").arg(complaints)));
}

Expected<aws::Credentials> ProcessCredentials::parse(const QByteArray &output)
{
    const QJsonDocument document = QJsonDocument::fromJson(output);
    if (!document.isObject())
        return failure(Texts::tr("prints something else than a JSON object"));
    const QJsonObject object = document.object();
    if (object.value("Version"_L1) != QJsonValue(1))
        return failure(Texts::tr("prints no “Version”: 1, the only one there is"));
    aws::Credentials credentials;
    credentials.accessKeyId = object.value("AccessKeyId"_L1).toString();
    credentials.secretAccessKey = object.value("SecretAccessKey"_L1).toString().toUtf8();
    const QJsonValue token = object.value("SessionToken"_L1);
    if (!isAbsent(token) && !token.isString())
        return failure(Texts::tr("prints a “SessionToken” that is not a text"));
    credentials.sessionToken = token.toString().toUtf8();
    if (credentials.accessKeyId.isEmpty())
        return failure(Texts::tr("prints no “AccessKeyId”"));
    if (credentials.secretAccessKey.isEmpty())
        return failure(Texts::tr("prints no “SecretAccessKey”"));
    const QJsonValue expiration = object.value("Expiration"_L1);
    if (!isAbsent(expiration)) {
        const QDateTime expires = QDateTime::fromString(expiration.toString(), Qt::ISODate);
        if (!expires.isValid())
            return failure(Texts::tr("prints an “Expiration” that is not a time"));
        // Taken as local time it could be hours off.
        if (expires.timeSpec() == Qt::LocalTime)
            return failure(Texts::tr("prints an “Expiration” without a time zone, as “Z” or “+00:00”"));
        credentials.expires = expires.toUTC();
    }
    return credentials;
}

} // namespace fleetwright::platform
