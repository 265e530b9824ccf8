// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/singleflight.h"

#include <QProcess>
#include <QTimer>

#include <chrono>

namespace fleetwright::platform
{

/// The credentials that a program prints (`credential_process`). The program is started directly, never
/// through a shell; one that takes too long or prints too much is ended.
class ProcessCredentials : public identity::SingleFlight
{
public:
    struct Limits {
        std::chrono::milliseconds time{60000};
        qint64 output = 64LL * 1024; ///< bytes of what it prints
    };

    /// `command`: program and arguments, quoted as in a shell. `source`: what names it, for the operator.
    ProcessCredentials(QString command, QString source, const QProcessEnvironment &environment);
    ProcessCredentials(QString command, QString source, const QProcessEnvironment &environment,
                       Limits limits);
    ~ProcessCredentials() override;

    /// Reads what such a program prints: version 1 of the format. An error says what is missing; it never
    /// holds a part of the text, which may be a secret.
    [[nodiscard]] static Expected<aws::Credentials> parse(const QByteArray &output);

private:
    void begin() override;
    void collect();
    void ended(int exitCode, QProcess::ExitStatus status);
    void give(const Expected<aws::Credentials> &result);
    void fail(const QString &what);

    QString m_command;
    QString m_source;
    QString m_program;
    QProcessEnvironment m_environment;
    Limits m_limits;
    QTimer m_timer;
    QByteArray m_output;
    QByteArray m_complaints;
    std::unique_ptr<QProcess> m_process;
};

} // namespace fleetwright::platform
