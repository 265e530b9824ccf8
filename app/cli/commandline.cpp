// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/checkcommand.h"
#include "app/cli/console.h"
#include "app/cli/convertcommand.h"
#include "app/cli/forecastcommand.h"
#include "app/cli/sandboxcommand.h"
#include "app/cli/schemacommand.h"
#include "app/cli/submitcommand.h"

#include <QCoreApplication>

namespace fleetwright::cli
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString help()
{
    return Texts::tr(
        "Usage: fleetwright [FILE]                              opens the window\n"
        "       fleetwright check FILE…                         says what is wrong with job files\n"
        "       fleetwright forecast FILE --devices N           says how a rollout will run\n"
        "       fleetwright submit FILE --connection NAME       submits a job\n"
        "       fleetwright convert FILE --to FORM              writes a job in another form\n"
        "       fleetwright sandbox                             runs the sandbox for other programs\n"
        "       fleetwright schema                              prints the JSON Schema of job files\n"
        "\n"
        "Each command has --help of its own. None of them needs a display.\n");
}

} // namespace

bool isCommand(const QStringList &arguments)
{
    static const QStringList words{u"schema"_s, u"convert"_s, u"sandbox"_s, u"check"_s,     u"forecast"_s,
                                   u"submit"_s, u"--help"_s,  u"-h"_s,      u"--version"_s, u"-v"_s};
    return !arguments.isEmpty() && words.contains(arguments.constFirst());
}

int run(const QStringList &arguments)
{
    const QString command = arguments.value(0);
    if (command == "schema"_L1)
        return printSchema(arguments);
    if (command == "check"_L1)
        return check(arguments);
    if (command == "sandbox"_L1)
        return sandbox(arguments);
    if (command == "convert"_L1)
        return convert(arguments);
    if (command == "forecast"_L1)
        return forecastJob(arguments);
    if (command == "submit"_L1)
        return submit(arguments);
    if (command == "--version"_L1 || command == "-v"_L1)
        printOut("fleetwright " FLEETWRIGHT_VERSION "\n");
    else
        printOut(help().toUtf8());
    return Exit::Done;
}

} // namespace fleetwright::cli
