// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/writtenfile.h"

namespace fleetwright::exchange
{

std::optional<json::TextRange> contentWrittenTo(const QByteArray &script, const QByteArray &variable)
{
    const QByteArray call = "WriteAllText($" + variable + ", $";
    const qsizetype written = script.indexOf(call);
    if (written < 0)
        return std::nullopt;
    const qsizetype nameBegin = written + call.size();
    const qsizetype nameEnd = script.indexOf(')', nameBegin);
    if (nameEnd < 0)
        return std::nullopt;
    const QByteArray assignment = '$' + script.sliced(nameBegin, nameEnd - nameBegin) + " = @'";
    const qsizetype assigned = script.lastIndexOf(assignment, written);
    const qsizetype lineEnd = assigned < 0 ? -1 : script.indexOf('\n', assigned);
    const qsizetype end = lineEnd < 0 ? -1 : script.indexOf("\n'@", lineEnd);
    if (end < 0 || end > written)
        return std::nullopt;
    return json::TextRange{lineEnd + 1, end};
}

} // namespace fleetwright::exchange
