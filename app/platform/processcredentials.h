// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/identity/singleflight.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace fleetwright::platform
{

/// The credentials that a program prints (`credential_process`). The program is started directly, never
/// through a shell; one that takes too long or prints too much is ended, with all that it started. What it
/// writes to its error channel is read and dropped: some print secrets there.
class ProcessCredentials : public identity::SingleFlight
{
public:
    struct Limits {
        std::chrono::milliseconds time{60000};
        qint64 output = 64LL * 1024; ///< bytes of what it prints
    };

    /// `command`: program and arguments, quoted as in a shell. `source`: what names it, for the operator. The
    /// clock must outlive it: what has expired already is refused.
    ProcessCredentials(QString command, QString source, const QProcessEnvironment &environment,
                       const Clock &clock);
    ProcessCredentials(QString command, QString source, const QProcessEnvironment &environment,
                       const Clock &clock, Limits limits);
    ~ProcessCredentials() override;

    /// Reads what such a program prints: version 1 of the format. An error says what is missing; it never
    /// holds a part of the text, which may be a secret.
    [[nodiscard]] static Expected<aws::Credentials> parse(const QByteArray &output);

private:
    void begin() override;
    void collect();
    void ended(int exitCode, QProcess::ExitStatus status);
    void give(const Expected<aws::Credentials> &result);
    void startProgram(const QStringList &arguments);
    void fail(const QString &what);

    QString m_command;
    QString m_source;
    QString m_program;
    QProcessEnvironment m_environment;
    const Clock &m_clock;
    Limits m_limits;
    QTimer m_timer;
    QByteArray m_output;
    std::unique_ptr<QProcess> m_process;
    qint64 m_group = 0; ///< of processes, led by the program
};

} // namespace fleetwright::platform
