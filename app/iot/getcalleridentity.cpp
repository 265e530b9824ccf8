// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/getcalleridentity.h"

#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest GetCallerIdentity::request() const
{
    return {.method = "POST"_ba,
            .body = "Action=GetCallerIdentity&Version=2011-06-15"_ba,
            .contentType = "application/x-www-form-urlencoded; charset=utf-8"_ba};
}

std::optional<GetCallerIdentity::Result> GetCallerIdentity::parse(const QByteArray &answer)
{
    Result result;
    QXmlStreamReader reader(answer);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == "Account"_L1)
            result.account = reader.readElementText();
        else if (reader.name() == "Arn"_L1)
            result.arn = reader.readElementText();
        else if (reader.name() == "UserId"_L1)
            result.userId = reader.readElementText();
    }
    if (reader.hasError() || result.account.isEmpty() || result.arn.isEmpty())
        return std::nullopt;
    return result;
}

} // namespace fleetwright::iot
