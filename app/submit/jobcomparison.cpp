// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/jobcomparison.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

// What the service tells back as it was sent.
constexpr QLatin1StringView toldBack[] = {"description"_L1,
                                          "presignedUrlConfig"_L1,
                                          "jobExecutionsRolloutConfig"_L1,
                                          "abortConfig"_L1,
                                          "timeoutConfig"_L1,
                                          "namespaceId"_L1,
                                          "jobTemplateArn"_L1,
                                          "jobExecutionsRetryConfig"_L1,
                                          "documentParameters"_L1,
                                          "schedulingConfig"_L1,
                                          "destinationPackageVersions"_L1};
// Of these it fills in no default: what was not sent is not there, unless a template brought it.
constexpr QLatin1StringView withoutDefault[] = {"abortConfig"_L1, "timeoutConfig"_L1,
                                                "jobExecutionsRetryConfig"_L1, "jobTemplateArn"_L1};

bool isNothing(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(),
                           [](const QJsonValue &member) { return isNothing(member); });
    }
    return value.isNull() || value.isUndefined() || (value.isArray() && value.toArray().isEmpty());
}

// Everything of `sent` is in `told`; the service may have added defaults.
bool holds(const QJsonValue &told, const QJsonValue &sent)
{
    if (isNothing(sent))
        return true;
    if (sent.isObject() && told.isObject()) {
        const QJsonObject theirs = told.toObject();
        const QJsonObject ours = sent.toObject();
        for (auto member = ours.begin(); member != ours.end(); ++member) {
            if (!holds(theirs.value(member.key()), member.value()))
                return false;
        }
        return true;
    }
    if (sent.isArray() && told.isArray()) {
        const QJsonArray theirs = told.toArray();
        const QJsonArray ours = sent.toArray();
        return std::equal(theirs.begin(), theirs.end(), ours.begin(), ours.end(),
                          [](const QJsonValue &left, const QJsonValue &right) { return holds(left, right); });
    }
    if (sent.isDouble() && told.isDouble())
        return sent.toDouble() == told.toDouble();
    return sent == told;
}

QStringList sortedTexts(const QJsonValue &list)
{
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const auto &value : array)
        texts.append(value.toString());
    texts.sort();
    texts.removeDuplicates();
    return texts;
}

bool isSameDocument(const QString &left, const QString &right)
{
    if (left == right)
        return true;
    const QJsonDocument ours = QJsonDocument::fromJson(left.toUtf8());
    return !ours.isNull() && ours == QJsonDocument::fromJson(right.toUtf8());
}

} // namespace

QStringList differences(const QByteArray &requestBody, const iot::DescribeJob::Result &job,
                        const QString &document)
{
    const QJsonObject sent = QJsonDocument::fromJson(requestBody).object();
    const bool fromTemplate = !sent.value("jobTemplateArn"_L1).toString().isEmpty();
    QStringList names;
    if (sortedTexts(sent.value("targets"_L1)) != sortedTexts(job.job.value("targets"_L1)))
        names.append(u"targets"_s);
    if (!job.targetSelection.isEmpty() &&
        sent.value("targetSelection"_L1).toString(u"SNAPSHOT"_s) != job.targetSelection)
        names.append(u"targetSelection"_s);
    for (const QLatin1StringView name : toldBack) {
        if (!holds(job.job.value(name), sent.value(name)))
            names.append(name);
    }
    for (const QLatin1StringView name : withoutDefault) {
        if (!fromTemplate && isNothing(sent.value(name)) && !isNothing(job.job.value(name)))
            names.append(name);
    }
    // A description is never filled in but by a template.
    if (!fromTemplate && sent.value("description"_L1).toString().isEmpty() && !job.description.isEmpty())
        names.append(u"description"_s);
    const QString ownDocument = sent.value("document"_L1).toString();
    const QString ownSource = sent.value("documentSource"_L1).toString();
    if (!ownDocument.isEmpty() && !isSameDocument(ownDocument, document))
        names.append(u"document"_s);
    if (ownSource != job.documentSource && !(ownSource.isEmpty() && fromTemplate))
        names.append(u"documentSource"_s);
    return names;
}

bool isCreatedSince(const iot::DescribeJob::Result &job, const QDateTime &sentAt)
{
    constexpr qint64 toleranceSeconds = 120;
    return !job.createdAt.isValid() || !sentAt.isValid() ||
           job.createdAt >= sentAt.addSecs(-toleranceSeconds);
}

} // namespace fleetwright::submit
