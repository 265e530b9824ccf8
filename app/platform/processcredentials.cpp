// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/processcredentials.h"

#include "app/identity/shellwords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProcessCredentials)
};

/// Runs in the child before the program: only what is safe between fork and exec.
void leadOwnGroup()
{
    setpgid(0, 0);
    // A program that asks at the terminal must be in its foreground, or it would be stopped.
    if (const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC); terminal >= 0) {
        if (tcgetpgrp(terminal) == getpgid(getppid())) {
            signal(SIGTTOU, SIG_IGN);
            tcsetpgrp(terminal, getpid());
            signal(SIGTTOU, SIG_DFL);
        }
        close(terminal);
    }
}

/// Takes the terminal's foreground again where the program's group was given it.
void takeTerminalBack(pid_t group)
{
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return;
    if (tcgetpgrp(terminal) == group) {
        const auto before = signal(SIGTTOU, SIG_IGN);
        tcsetpgrp(terminal, getpgrp());
        signal(SIGTTOU, before);
    }
    close(terminal);
}

/// Ends the program with all that it started.
void killGroup(QProcess &process)
{
    if (const auto group = static_cast<pid_t>(process.processId()); group > 0)
        ::kill(-group, SIGKILL);
    process.kill();
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

} // namespace

ProcessCredentials::ProcessCredentials(QString command, QString source,
                                       const QProcessEnvironment &environment, const Clock &clock)
    : ProcessCredentials(std::move(command), std::move(source), environment, clock, Limits())
{
}

ProcessCredentials::ProcessCredentials(QString command, QString source,
                                       const QProcessEnvironment &environment, const Clock &clock,
                                       Limits limits)
    : m_command(std::move(command)), m_source(std::move(source)), m_environment(environment), m_clock(clock),
      m_limits(limits)
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
        killGroup(*m_process);
        m_process->waitForFinished(1000);
        takeTerminalBack(static_cast<pid_t>(m_group));
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
    startProgram(words->mid(1));
}

void ProcessCredentials::startProgram(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setChildProcessModifier(&leadOwnGroup);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { collect(); });
    connect(m_process.get(), &QProcess::finished, this,
            [this](int exitCode, QProcess::ExitStatus status) { ended(exitCode, status); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(Texts::tr("could not be started: %1").arg(m_process->errorString()));
    });
    m_timer.start();
    m_process->start(m_program, arguments);
    m_group = m_process->processId();
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
    if (status != QProcess::NormalExit)
        return fail(Texts::tr("crashed"));
    if (exitCode != 0)
        return fail(Texts::tr("ended with exit code %1").arg(exitCode));
    Expected<aws::Credentials> credentials = parse(m_output);
    if (!credentials)
        return fail(credentials.error().message);
    credentials->source = Texts::tr("program %1 of %2").arg(m_program, m_source);
    give(aws::unlessExpired(*std::move(credentials), m_clock.utcNow()));
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
            killGroup(*process);
        takeTerminalBack(static_cast<pid_t>(m_group));
    }
    finish(result);
}

void ProcessCredentials::fail(const QString &what)
{
    if (!m_process)
        return;
    give(failure(Texts::tr("The program %1 of %2 gave no credentials: it %3.").arg(m_program, m_source, what),
                 Texts::tr("Run it in a terminal to see what it says; that is not shown here, as it may hold "
                           "secrets.")));
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
