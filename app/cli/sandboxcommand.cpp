// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sandboxcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "app/cli/runtime.h"

#include <QEventLoop>

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

int sandbox(const QStringList &arguments)
{
    Arguments parser(
        Arguments::tr(
            "Runs the sandbox until Ctrl+C and prints how to reach it, as lines for a shell: it serves "
            "the same fleet and jobs as the connection Sandbox."),
        {}, {});
    parser.addOption(
        {u"port"_s, Arguments::tr("Listen on this port instead of a free one."), Arguments::tr("N")});
    parser.addOption({u"speed"_s,
                      Arguments::tr("Seconds of a rollout that pass in one; 0: devices do nothing (60)."),
                      Arguments::tr("N"), QString::number(Runtime::fleetSpeed)});
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (!parser.positionalArguments().isEmpty())
        return parser.wrong(Arguments::tr("Nothing may follow."));
    bool isNumber = true;
    const ushort port = parser.isSet(u"port"_s) ? parser.value(u"port"_s).toUShort(&isNumber) : ushort(0);
    if (!isNumber)
        return parser.wrong(Arguments::tr("A port is a number from 0 to 65535, where 0 is a free one."));
    const double speed = parser.value(u"speed"_s).toDouble(&isNumber);
    constexpr double fastest = 1e6;
    if (!isNumber || !(speed >= 0) || speed > fastest)
        return parser.wrong(Arguments::tr("The speed is a number from 0 to 1,000,000."));

    Runtime runtime;
    const Expected<fleetwright::sandbox::Sandbox::Access> access = runtime.startSandbox(port, speed);
    if (!access) {
        printError(access.error().message);
        return Exit::Refused;
    }
    Interruption interruption;
    QEventLoop loop;
    QObject::connect(&interruption, &Interruption::came, &loop, &QEventLoop::quit);
    printOut(fleetwright::sandbox::exportLines(*access).toUtf8());
    printError(Arguments::tr("The sandbox runs at %1. Ctrl+C ends it.").arg(access->endpoint.toString()));
    loop.exec();
    return Exit::Done;
}

} // namespace fleetwright::cli
