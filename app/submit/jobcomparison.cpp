// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/jobcomparison.h"

#include "app/schema/createjob.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

bool isNothing(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(),
                           [](const QJsonValue &member) { return isNothing(member); });
    }
    return value.isNull() || value.isUndefined() || (value.isArray() && value.toArray().isEmpty()) ||
           (value.isString() && value.toString().isEmpty());
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

// What DescribeJob and GetJobDocument tell of a member of the request.
QJsonValue toldOf(const schema::FieldSpec &member, const iot::DescribeJob::Result &job,
                  const QString &document)
{
    switch (member.toldBack) {
    case schema::ToldBack::InJob:
    case schema::ToldBack::InJobOrEmpty:
        return job.job.value(member.key);
    case schema::ToldBack::BesideJob:
        return job.documentSource.isEmpty() ? QJsonValue() : QJsonValue(job.documentSource);
    case schema::ToldBack::AsDocument:
        return document;
    case schema::ToldBack::AsTags:
    case schema::ToldBack::Unset:
        break;
    }
    return QJsonValue::Undefined;
}

bool isSame(const schema::FieldSpec &member, const QJsonValue &sent, const QJsonValue &told,
            bool fromTemplate)
{
    if (isNothing(sent))
        return fromTemplate || member.isFilledIn || isNothing(told) || told == schema::fallbackJson(member);
    if (isNothing(told))
        return sent == schema::fallbackJson(member);
    if (member.unique)
        return sortedTexts(sent) == sortedTexts(told);
    if (member.kind == schema::FieldKind::JsonText)
        return isSameDocument(sent.toString(), told.toString());
    return holds(told, sent);
}

} // namespace

QStringList differences(const QByteArray &requestBody, const iot::DescribeJob::Result &job,
                        const QString &document)
{
    const QJsonObject sent = QJsonDocument::fromJson(requestBody).object();
    const bool fromTemplate = !sent.value("jobTemplateArn"_L1).toString().isEmpty();
    QStringList names;
    for (const schema::FieldSpec &member : schema::createJob().children) {
        const bool isComparable =
            member.location == schema::Location::Body && member.toldBack != schema::ToldBack::AsTags;
        if (isComparable &&
            !isSame(member, sent.value(member.key), toldOf(member, job, document), fromTemplate))
            names.append(member.key);
    }
    return names;
}

bool isCreatedSince(const iot::DescribeJob::Result &job, const QDateTime &sentAt)
{
    constexpr qint64 toleranceSeconds = 120;
    return !job.createdAt.isValid() || !sentAt.isValid() ||
           job.createdAt >= sentAt.addSecs(-toleranceSeconds);
}

} // namespace fleetwright::submit
