// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace fleetwright::cli
{

namespace
{

/// A handler may do next to nothing: it writes a byte, which the event loop reads.
std::array<int, 2> ends{-1, -1};

void handle(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(ends[0], &byte, 1);
}

} // namespace

Interruption::Interruption(QObject *parent) : QObject(parent)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return;
    auto *notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit came();
    });
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : ends) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

} // namespace fleetwright::cli
