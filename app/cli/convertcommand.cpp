// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/convertcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/jobinput.h"
#include "app/cli/runtime.h"
#include "app/exchange/write.h"
#include "app/session/contextof.h"
#include "app/storage/atomicfile.h"

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// "json, cli, boto3 …": the names of the forms that are written.
QString formNames()
{
    QStringList names;
    for (const exchange::FormSpec &form : exchange::forms()) {
        if (!form.name.isEmpty())
            names += form.name;
    }
    return names.join(u", "_s);
}

void addOptions(Arguments &parser)
{
    parser.addOption({u"to"_s, Arguments::tr("The form to write (json): %1.").arg(formNames()),
                      Arguments::tr("FORM"), u"json"_s});
    parser.addOption({u"connection"_s,
                      Arguments::tr("Write the region and endpoint of this connection into it."),
                      Arguments::tr("NAME")});
    parser.addOption({u"region"_s, Arguments::tr("Write this region into it."), Arguments::tr("REGION")});
    parser.addOption({u"output"_s, Arguments::tr("Write to this file instead of to standard output."),
                      Arguments::tr("FILE")});
}

} // namespace

int convert(const QStringList &arguments)
{
    Arguments parser(
        Arguments::tr("Writes a job in another form. What the form cannot hold is named on standard error. "
                      "The job may be in any form that is read."),
        Arguments::tr("FILE"), Arguments::tr("A job file; - is standard input."));
    addOptions(parser);
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (parser.positionalArguments().size() != 1)
        return parser.wrong(Arguments::tr("Name one job file."));
    const exchange::FormSpec *form = exchange::formNamed(parser.value(u"to"_s));
    if (!form)
        return parser.wrong(
            Arguments::tr("There is no form “%1”; there are %2.").arg(parser.value(u"to"_s), formNames()));

    std::optional<aws::ResolvedConnection> connection;
    exchange::Destination destination;
    Runtime runtime;
    if (parser.isSet(u"connection"_s)) {
        const Expected<aws::ResolvedConnection> found = runtime.connection(parser.value(u"connection"_s));
        if (!found)
            return parser.wrong(found.error().message);
        connection = *found;
        destination = session::destinationOf(*found);
    }
    if (parser.isSet(u"region"_s)) {
        const Expected<exchange::Destination> there = session::destinationIn(parser.value(u"region"_s));
        if (!there)
            return parser.wrong(there.error().message);
        destination = *there;
    }
    const QString file = parser.positionalArguments().constFirst();
    const Expected<JobInput> input = JobInput::read(file, runtime.context(connection));
    if (!input) {
        printError(input.error().message);
        return Exit::WrongCall;
    }
    input->announce();
    if (!input->document) {
        for (const PlacedProblem &placed : input->problems)
            printError(placed.toLine(input->name));
        return Exit::Refused;
    }
    const exchange::Written written = exchange::write(*input->document, form->form, destination);
    for (const QString &sentence : written.leftOut)
        printError(sentence);
    if (input->hasErrors()) {
        printError(Arguments::tr("The job has %Ln errors; “fleetwright check” names them.", nullptr,
                                 int(input->errors())));
    }
    if (!parser.isSet(u"output"_s)) {
        printOut(written.text);
        return Exit::Done;
    }
    if (const Expected<void> saved = storage::writeNamed(parser.value(u"output"_s), written.text); !saved) {
        printError(saved.error().message);
        return Exit::Refused;
    }
    return Exit::Done;
}

} // namespace fleetwright::cli
