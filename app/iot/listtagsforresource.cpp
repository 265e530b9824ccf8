// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listtagsforresource.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListTagsForResource::request() const
{
    aws::HttpRequest request{.path = {u"tags"_s}};
    addFilter(request, "resourceArn"_L1, resourceArn);
    addFilter(request, "nextToken"_L1, nextToken);
    return request;
}

std::optional<ListTagsForResource::Result> ListTagsForResource::parse(const QJsonObject &answer)
{
    const auto list = objectsOf(answer, "tags"_L1);
    if (!list)
        return std::nullopt;
    Result result{.nextToken = textOf(answer, "nextToken"_L1)};
    for (const QJsonObject &tag : *list) {
        const QString key = textOf(tag, "Key"_L1);
        if (key.isEmpty())
            return std::nullopt;
        result.tags.insert(key, textOf(tag, "Value"_L1));
    }
    return result;
}

} // namespace fleetwright::iot
