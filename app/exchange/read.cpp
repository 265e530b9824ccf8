// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/read.h"

#include <QCoreApplication>

namespace fleetwright::exchange
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

} // namespace

Expected<Reading, json::SyntaxError> read(const QByteArray &text, const QString & /*folder*/)
{
    if (text.size() > largestText)
        return tl::unexpected(
            json::SyntaxError{Texts::tr("This file is larger than any job: at most 1 MiB is read.")});
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    Expected<job::JobDocument, json::SyntaxError> document = job::JobDocument::parse(text);
    if (!document)
        return tl::unexpected(document.error());
    return Reading{.document = *std::move(document), .places = parsed->map};
}

} // namespace fleetwright::exchange
