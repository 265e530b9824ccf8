// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemacommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"
#include "app/schema/jsonschema.h"

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

int printSchema(const QStringList &arguments)
{
    Arguments parser(Arguments::tr("Prints what a job file may hold as JSON Schema (draft 2020-12)."), {},
                     {});
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (!parser.positionalArguments().isEmpty())
        return parser.wrong(Arguments::tr("Nothing may follow."));
    const QJsonObject schema = schema::toJsonSchema(schema::createJob(), u"AWS IoT CreateJob"_s);
    printOut(json::write(schema, json::Layout::Indented) + '\n');
    return Exit::Done;
}

} // namespace fleetwright::cli
