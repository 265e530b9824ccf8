// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ; // NOLINT(readability-redundant-declaration): POSIX wants it declared by its user

namespace fleetwright::bench
{

namespace
{

double atShare(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(static_cast<size_t>(share * static_cast<double>(values.size() - 1)));
}

Expected<Run> runOnce(const QStringList &command)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
        return failure(
            QStringLiteral("%1: %2").arg(command.first(), QString::fromLocal8Bit(std::strerror(failed))));

    int status = 0;
    rusage usage = {};
    while (wait4(child, &status, 0, &usage) < 0) {
        if (errno != EINTR)
            return failure(QStringLiteral("%1: cannot be waited for").arg(command.first()));
    }
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failure(QStringLiteral("%1: ended with status %2").arg(command.join(u' ')).arg(status));
#ifdef Q_OS_MACOS
    constexpr double unitsPerMebibyte = 1024 * 1024;
#else
    constexpr double unitsPerMebibyte = 1024;
#endif
    return Run{milliseconds, static_cast<double>(usage.ru_maxrss) / unitsPerMebibyte};
}

} // namespace

Expected<Run> runProgram(const QStringList &command, int times)
{
    std::vector<double> milliseconds;
    std::vector<double> mebibytes;
    for (int i = 0; i < times; ++i) {
        const Expected<Run> run = runOnce(command);
        if (!run)
            return run;
        milliseconds.push_back(run->milliseconds);
        mebibytes.push_back(run->mebibytes);
    }
    return Run{atShare(milliseconds, 0.5), atShare(mebibytes, 0.5)};
}

Latency latency(int calls, const std::function<void(int)> &step)
{
    const int warmUp = calls / 10;
    for (int i = 0; i < warmUp; ++i)
        step(i);
    std::vector<double> milliseconds;
    milliseconds.reserve(static_cast<size_t>(calls));
    for (int i = 0; i < calls; ++i) {
        const std::clock_t start = std::clock();
        step(warmUp + i);
        milliseconds.push_back(static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    return {atShare(milliseconds, 0.5), atShare(milliseconds, 0.99)};
}

} // namespace fleetwright::bench
