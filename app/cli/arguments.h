// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>

namespace fleetwright::cli
{

/// The arguments of one command, with what all commands have in common.
class Arguments : public QCommandLineParser
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    Arguments(const QString &description, const QString &positional, const QString &positionalHelp);

    /// `--format text|json`, and `more`.
    void addFormat(const QStringList &more = {});
    [[nodiscard]] bool wantsJson() const;

    /// Reads them, the command's name first. Gives the exit status where nothing is left to do: help was
    /// asked for, or they are wrong.
    [[nodiscard]] std::optional<int> read(const QStringList &arguments);
    /// Tells what is wrong with the call; gives the exit status.
    [[nodiscard]] int wrong(const QString &message) const;

private:
    QString m_command;
    QString m_positional;
    QStringList m_formats;
};

} // namespace fleetwright::cli
