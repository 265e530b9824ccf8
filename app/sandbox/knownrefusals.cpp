// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/requestcheck.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using namespace json::literals;

// Each function gives the service's sentence, or nothing. The sentences are those that the service is
// reported to give for UpdateJob, CreateJob and CreateJobTemplate.

QString documentSource(const QJsonObject &request)
{
    const bool hasDocument = request.contains("document"_L1);
    const bool hasSource = request.contains("documentSource"_L1);
    if (hasDocument && hasSource)
        return u"Job document and job document source cannot be specified at the same time."_s;
    if (!hasDocument && !hasSource && !request.contains("jobTemplateArn"_L1))
        return u"Neither job document nor job document source is specified."_s;
    return {};
}

QString increaseCriteria(const QJsonObject &criteria)
{
    const bool notified = criteria.contains("numberOfNotifiedThings"_L1);
    const bool succeeded = criteria.contains("numberOfSucceededThings"_L1);
    if (!notified && !succeeded) {
        return u"Provide either NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria "
               u"is "
               "defined"_s;
    }
    if (notified && succeeded) {
        return u"Provide only one of NumberOfNotifiedThings or NumberOfSucceededThings when "
               u"RateIncreaseCriteria is "
               "defined"_s;
    }
    return {};
}

QString rollout(const QJsonObject &request)
{
    const QJsonValue value = request.value("jobExecutionsRolloutConfig"_L1);
    if (!value.isObject())
        return {};
    const QJsonObject config = value.toObject();
    const QJsonValue maximum = config.value("maximumPerMinute"_L1);
    const QJsonValue exponential = config.value("exponentialRate"_L1);
    if (maximum.isUndefined() && exponential.isUndefined())
        return u"Provide MaximumPerMinute value or provide ExponentialRate and MaximumPerMinute"_s;
    if (exponential.isUndefined())
        return {};
    if (maximum.isUndefined())
        return u"Provide MaximumPerMinute value when ExponentialRate is defined"_s;
    if (exponential["baseRatePerMinute"_L1].toDouble() >= maximum.toDouble())
        return u"Exponential rollout baseRatePerMinute should be less than maximumPerMinute."_s;
    return increaseCriteria(exponential["rateIncreaseCriteria"_L1].toObject());
}

QString retry(const QJsonObject &request)
{
    const QJsonArray list = request.value("jobExecutionsRetryConfig"_L1)["criteriaList"_L1].toArray();
    const bool hasAll = std::ranges::any_of(
        list, [](const QJsonValue &item) { return item["failureType"_L1].toString() == "ALL"_L1; });
    return hasAll && list.size() > 1 ? u"A retryCriteria with failure type ALL must be used by itself."_s
                                     : QString();
}

QString timeout(const QJsonObject &request)
{
    const schema::Range range = schema::createJob("/timeoutConfig/inProgressTimeoutInMinutes"_ptr).range;
    const QJsonValue config = request.value("timeoutConfig"_L1);
    if (!config.isObject())
        return {};
    const QJsonValue minutes = config["inProgressTimeoutInMinutes"_L1];
    const double number = minutes.toDouble();
    if (minutes.isDouble() && number >= range.min && number <= range.max)
        return {};
    const QString given =
        minutes.isDouble() ? QString::number(number, 'f', QLocale::FloatingPointShortest) : u"null"_s;
    return u"Provide valid timeout value, inProgressTimeoutInMinutes cannot be "_s + given + u'.';
}

QString role(const QJsonObject &request)
{
    const schema::Range range = schema::createJob("/presignedUrlConfig/roleArn"_ptr).range;
    const QJsonValue arn = request.value("presignedUrlConfig"_L1)["roleArn"_L1];
    const auto length = static_cast<double>(arn.toString().size());
    if (!arn.isString() || (length >= range.min && length <= range.max))
        return {};
    return u"Given role "_s + arn.toString() + u" is invalid."_s;
}

QString windows(const QJsonObject &request)
{
    const bool hasWindows =
        !request.value("schedulingConfig"_L1)["maintenanceWindows"_L1].toArray().isEmpty();
    if (hasWindows && request.value("targetSelection"_L1).toString() != "CONTINUOUS"_L1)
        return u"TargetSelection is invalid. MaintenanceWindow cannot be used with SNAPSHOT job."_s;
    return {};
}

} // namespace

Reply<void> checkKnownRefusals(const QJsonObject &request)
{
    for (const auto check : {documentSource, rollout, retry, timeout, role, windows}) {
        if (const QString sentence = check(request); !sentence.isEmpty())
            return invalidRequest(sentence);
    }
    return {};
}

} // namespace fleetwright::sandbox
