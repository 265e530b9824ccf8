// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/jobcomparison.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

using schema::FieldKind;
using schema::FieldSpec;

/// From best to worst, so that the worst of several is the largest.
enum class Match : quint8 { Equal, Unclear, Different };

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

/// Something that the service tells and that was not sent.
Match filledIn(const FieldSpec *spec, const QJsonValue &told)
{
    if (isNothing(told) || (spec && told == schema::fallbackJson(*spec)))
        return Match::Equal;
    if (!spec || spec->isFilledIn)
        return Match::Unclear;
    if (spec->kind != FieldKind::Object || !told.isObject())
        return Match::Different;
    Match worst = Match::Equal;
    const QJsonObject object = told.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        worst = std::max(worst, filledIn(spec->member(member.key()), member.value()));
    return worst;
}

QDateTime momentOf(const QString &text)
{
    QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeZone(QTimeZone::utc());
    return moment;
}

QStringList sortedTexts(const QJsonArray &list)
{
    QStringList texts;
    for (const QJsonValue value : list)
        texts.append(value.toString());
    texts.sort();
    texts.removeDuplicates();
    return texts;
}

Match match(const FieldSpec *spec, const QJsonValue &told, const QJsonValue &sent);

Match matchLists(const FieldSpec *spec, const QJsonArray &told, const QJsonArray &sent)
{
    const FieldSpec *element = spec ? spec->element() : nullptr;
    const bool isSet = (spec && spec->unique) || (element && element->kind == FieldKind::Arn);
    if (isSet) {
        const QStringList ours = sortedTexts(sent);
        if (ours == sortedTexts(told))
            return Match::Equal;
        // The service may tell which version this was at the time
        const bool isResolved = std::ranges::any_of(
            ours, [](const QString &arn) { return arn.endsWith("/version/$default"_L1); });
        return isResolved ? Match::Unclear : Match::Different;
    }
    if (told.size() != sent.size())
        return Match::Different;
    Match worst = Match::Equal;
    for (qsizetype i = 0; i < sent.size(); ++i)
        worst = std::max(worst, match(element, told.at(i), sent.at(i)));
    return worst;
}

Match matchObjects(const FieldSpec *spec, const QJsonObject &told, const QJsonObject &sent)
{
    const bool isMap = spec && spec->kind == FieldKind::Map;
    const auto specOf = [&](const QString &key) {
        return !spec ? nullptr : isMap ? spec->element() : spec->member(key);
    };
    Match worst = Match::Equal;
    for (auto member = sent.begin(); member != sent.end(); ++member)
        worst = std::max(worst, match(specOf(member.key()), told.value(member.key()), member.value()));
    for (auto member = told.begin(); member != told.end(); ++member) {
        // Of a map, a template may bring more
        if (isNothing(sent.value(member.key())))
            worst = std::max(worst, filledIn(isMap ? nullptr : specOf(member.key()), member.value()));
    }
    return worst;
}

Match match(const FieldSpec *spec, const QJsonValue &told, const QJsonValue &sent)
{
    if (isNothing(sent))
        return filledIn(spec, told);
    if (isNothing(told) && spec && sent == schema::fallbackJson(*spec))
        return Match::Equal;
    if (told.isUndefined())
        return Match::Unclear;
    if (isNothing(told))
        return Match::Different;
    if (sent.isObject() && told.isObject())
        return matchObjects(spec, told.toObject(), sent.toObject());
    if (sent.isArray() && told.isArray())
        return matchLists(spec, told.toArray(), sent.toArray());
    if (sent.isDouble() && told.isDouble())
        return sent.toDouble() == told.toDouble() ? Match::Equal : Match::Different;
    if (sent == told)
        return Match::Equal;
    if (spec && spec->kind == FieldKind::DateTime && told.isString()) {
        const QDateTime theirs = momentOf(told.toString());
        return theirs.isValid() && theirs == momentOf(sent.toString()) ? Match::Equal : Match::Different;
    }
    return Match::Different;
}

Match matchDocuments(const std::optional<QString> &told, const QString &sent)
{
    if (!told)
        return Match::Unclear;
    if (*told == sent)
        return Match::Equal;
    const QJsonDocument ours = QJsonDocument::fromJson(sent.toUtf8());
    return !ours.isNull() && ours == QJsonDocument::fromJson(told->toUtf8()) ? Match::Equal
                                                                             : Match::Different;
}

Match matchTags(const std::optional<QJsonObject> &told, const QJsonArray &sent)
{
    if (!told)
        return Match::Unclear;
    const bool areThere = std::all_of(sent.begin(), sent.end(), [&](const QJsonValue &tag) {
        const auto value = told->constFind(tag["Key"_L1].toString());
        return value != told->constEnd() && value->toString() == tag["Value"_L1].toString();
    });
    return areThere ? Match::Equal : Match::Different;
}

} // namespace

JobComparison compareJob(const QByteArray &requestBody, const ToldJob &told)
{
    QJsonObject sent = QJsonDocument::fromJson(requestBody).object();
    const QJsonObject &job = told.described.job;
    const bool fromTemplate = !sent.value("jobTemplateArn"_L1).toString().isEmpty();
    JobComparison result;
    const auto note = [&result](const QString &member, Match match) {
        if (match == Match::Different)
            result.differing.append(member);
        else if (match == Match::Unclear)
            result.uncompared.append(member);
    };
    for (const FieldSpec &spec : schema::createJob().children) {
        const QJsonValue value = sent.value(spec.key);
        sent.remove(spec.key);
        if (spec.location != schema::Location::Body || (fromTemplate && isNothing(value)))
            continue;
        if (spec.toldBack == schema::ToldBack::AsDocument)
            note(spec.key, isNothing(value) ? Match::Equal : matchDocuments(told.document, value.toString()));
        else if (spec.toldBack == schema::ToldBack::AsTags)
            note(spec.key, isNothing(value) ? Match::Equal : matchTags(told.tags, value.toArray()));
        else
            note(spec.key, match(&spec, job.value(spec.key), value));
    }
    for (auto member = sent.begin(); member != sent.end(); ++member)
        note(member.key(), match(nullptr, job.value(member.key()), member.value()));
    return result;
}

} // namespace fleetwright::submit
