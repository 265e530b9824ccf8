// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/jobinput.h"
#include "app/cli/runtime.h"
#include "app/json/writer.h"

#include <QJsonArray>

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

int check(const QStringList &arguments)
{
    Arguments parser(
        Arguments::tr("Checks job files and prints what is wrong: file:line:column: severity: field: "
                      "message [rule]. Exits with 1 where there are errors."),
        Arguments::tr("FILE…"), Arguments::tr("Job files; - is standard input."));
    parser.addFormat();
    parser.addOption({u"connection"_s,
                      Arguments::tr("Check also against the account and region of this connection."),
                      Arguments::tr("NAME")});
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (parser.positionalArguments().isEmpty())
        return parser.wrong(Arguments::tr("Name at least one job file."));

    std::optional<aws::ResolvedConnection> connection;
    Runtime runtime;
    if (parser.isSet(u"connection"_s)) {
        const Expected<aws::ResolvedConnection> found = runtime.connection(parser.value(u"connection"_s));
        if (!found)
            return parser.wrong(found.error().message);
        connection = *found;
    }
    QJsonArray report;
    int exit = Exit::Done;
    for (const QString &file : parser.positionalArguments()) {
        const Expected<JobInput> input = JobInput::read(file, runtime.context(connection));
        if (!input) {
            printError(input.error().message);
            exit = Exit::WrongCall;
            continue;
        }
        input->announce();
        if (input->hasErrors() && exit == Exit::Done)
            exit = Exit::Refused;
        report += input->toJson();
        if (parser.wantsJson())
            continue;
        for (const PlacedProblem &placed : input->problems)
            printOut(placed.toLine(input->name).toUtf8() + '\n');
    }
    if (parser.wantsJson())
        printOut(json::write(report, json::Layout::Indented) + '\n');
    return exit;
}

} // namespace fleetwright::cli
