// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include <QCoreApplication>

/// The command line without the window, to be run as a process.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    return fleetwright::cli::isCommand(arguments) ? fleetwright::cli::run(arguments) : 99;
}
