// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/getjobdocument.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest GetJobDocument::request() const
{
    aws::HttpRequest request{.path = {u"jobs"_s, jobId, u"job-document"_s}};
    if (beforeSubstitution)
        request.query.emplaceBack(u"beforeSubstitution"_s, u"true"_s);
    return request;
}

std::optional<GetJobDocument::Result> GetJobDocument::parse(const QJsonObject &answer)
{
    const QJsonValue document = answer.value("document"_L1);
    if (!document.isString() && !document.isNull() && !document.isUndefined())
        return std::nullopt;
    return Result{document.toString()};
}

} // namespace fleetwright::iot
