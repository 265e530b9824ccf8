// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/javascript.h"

#include "app/json/writer.h"

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

QString literal(const QString &text)
{
    return QString::fromUtf8(json::write(text, json::Layout::Compact));
}

} // namespace

/// JSON is JavaScript since ECMAScript 2019.
QString javaScriptProgram(const job::JobDocument &document, const Destination &destination)
{
    QStringList options;
    if (!destination.region.isEmpty())
        options += u"region: "_s + literal(destination.region);
    if (destination.isOverride)
        options += u"endpoint: "_s + literal(destination.endpoint.toString(QUrl::FullyEncoded));
    const QString configuration = options.isEmpty() ? u"{}"_s : u"{ "_s + options.join(u", "_s) + u" }"_s;
    return u"import { CreateJobCommand, IoTClient } from \"@aws-sdk/client-iot\";\n\n"
           "const client = new IoTClient("_s +
           configuration + u");\n\nconst input = "_s + QString::fromUtf8(document.text()) +
           u";\n\nconst answer = await client.send(new CreateJobCommand(input));\n"
           "console.log(answer.jobArn);"_s;
}

} // namespace fleetwright::exchange
