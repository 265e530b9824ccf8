// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/knownnames.h"

#include "app/base/editdistance.h"

#include <QHash>
#include <QtGlobal>

#include <algorithm>
#include <bit>

namespace fleetwright::schema
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr auto config = "config"_L1;

struct OtherName {
    QLatin1StringView folded;
    QLatin1StringView key;
};

constexpr OtherName otherNames[] = {
    // AWS::IoT::JobTemplate (CloudFormation), so CDK and Terraform's awscc_iot_job_template too
    {"exponentialrolloutrate"_L1, "exponentialRate"_L1},
    {"retrycriterialist"_L1, "criteriaList"_L1},
    // CreateOTAUpdate's awsJobAbortConfig
    {"abortcriterialist"_L1, "criteriaList"_L1},
    // the developer guide's "jobs-management-control-api" shows it; the API never had it
    {"endtimebehavior"_L1, "endBehavior"_L1},
    // labels of the AWS console's "Create job"
    {"jobname"_L1, "jobId"_L1},
    {"jobdocument"_L1, "document"_L1},
    {"jobtargets"_L1, "targets"_L1},
    {"minnumberofthingsexecuted"_L1, "minNumberOfExecutedThings"_L1},
    // what people write after the console's "Schedule"
    {"scheduleconfig"_L1, "schedulingConfig"_L1},
    // AWS Tools for PowerShell name lists in the singular (-Target and the others are slips of one letter)
    {"tag"_L1, "tags"_L1},
};

constexpr auto describeJob = QT_TRANSLATE_NOOP(
    "Validator", "“%1” belongs to the answer of DescribeJob; CreateJob has no such member.");
constexpr auto templateAnswer = QT_TRANSLATE_NOOP(
    "Validator", "“%1” belongs to the answer of DescribeManagedJobTemplate; CreateJob has no such member.");
constexpr auto execution = QT_TRANSLATE_NOOP(
    "Validator", "“%1” belongs to the job executions of single devices; CreateJob has no such member.");

constexpr ForeignName foreignNames[] = {
    {"jobarn"_L1, {}, describeJob, true},
    {"status"_L1, {}, describeJob, true},
    {"createdat"_L1, {}, describeJob, true},
    {"completedat"_L1, {}, describeJob, true},
    {"lastupdatedat"_L1, {}, describeJob, true},
    {"forcecanceled"_L1, {}, describeJob, true},
    {"isconcurrent"_L1, {}, describeJob, true},
    {"jobprocessdetails"_L1, {}, describeJob, true},
    {"scheduledjobrollouts"_L1, {}, describeJob, true},
    {"job"_L1, {}, describeJob, false},
    {"beforesubstitution"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to DescribeJob; CreateJob has no such member."),
     false},
    {"comment"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to CancelJob and AssociateTargetsWithJob; CreateJob has no "
                                    "such member. Its description can say what the job is for."),
     false},
    {"reasoncode"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to CancelJob; CreateJob has no such member."),
     false},
    {"force"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to CancelJob and DeleteJob; CreateJob has no such member."),
     false},
    {"jobtemplateid"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to CreateJobTemplate; CreateJob names a template by its "
                                    "jobTemplateArn."),
     false},
    {"templatearn"_L1, {}, templateAnswer, true},
    {"templatename"_L1, {}, templateAnswer, true},
    {"templateversion"_L1, {}, templateAnswer, true},
    {"environments"_L1, {}, templateAnswer, true},
    {"thinggroupid"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to ListJobs; CreateJob has no such member."),
     false},
    {"executionnumber"_L1, {}, execution, true},
    {"queuedat"_L1, {}, execution, true},
    {"startedat"_L1, {}, execution, true},
    {"statusdetails"_L1, {}, execution, true},
    {"thingarn"_L1, {}, execution, true},
    {"versionnumber"_L1, {}, execution, true},
    {"expectedversion"_L1, {}, execution, false},
    {"steptimeoutinminutes"_L1, {}, execution, false},
    {"responsemetadata"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator",
                       "“%1” belongs to an answer as boto3 gives it; CreateJob has no such member."),
     true},
    {"clienttoken"_L1,
     {},
     QT_TRANSLATE_NOOP("Validator", "“%1” belongs to other operations; CreateJob takes no token that would "
                                    "make it safe to repeat."),
     false},
    // the developer guide's "jobs-management-control-api" shows it; the API never had it
    {"timezone"_L1, "schedulingConfig"_L1,
     QT_TRANSLATE_NOOP("Validator",
                       "“%1” does not exist, though a page of AWS shows it: all times of a job are in UTC."),
     false},
};

/// A config's name without what other services and the console put around it: awsJobAbortConfig.
QStringView configStem(QStringView folded)
{
    if (!folded.endsWith(config))
        return {};
    for (const QLatin1StringView prefix : {"aws"_L1, "jobexecutions"_L1, "jobexecution"_L1, "job"_L1}) {
        if (folded.startsWith(prefix))
            folded = folded.sliced(prefix.size());
    }
    return folded.size() > config.size() ? folded : QStringView();
}

void collect(const FieldSpec &spec, std::vector<const FieldSpec *> &path, std::vector<KnownPlace> &out)
{
    if (spec.kind == FieldKind::Map)
        return;
    for (const FieldSpec &child : spec.children) {
        path.push_back(&child);
        if (!child.key.isEmpty()) {
            KnownPlace place{.path = path, .folded = foldedName(child.key)};
            place.letters = lettersOf(place.folded);
            QString keys;
            for (auto row = path.rbegin(); row != path.rend(); ++row) {
                keys.prepend((*row)->key);
                if (!(*row)->key.isEmpty() && keys != child.key)
                    place.foldedPaths += foldedName(keys);
            }
            out.push_back(std::move(place));
        }
        collect(child, path, out);
        path.pop_back();
    }
}

QString digitsOf(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
    return digits;
}

} // namespace

bool KnownNames::mayKnow(const QString &name) const
{
    const QStringView stem = configStem(name);
    return folded.contains(name) || (!stem.isEmpty() && folded.contains(stem.toString()));
}

const KnownNames &knownNames(const FieldSpec &root)
{
    static thread_local QHash<const FieldSpec *, KnownNames> cache;
    auto found = cache.find(&root);
    if (found == cache.end()) {
        std::vector<const FieldSpec *> path;
        KnownNames names;
        collect(root, path, names.places);
        for (const KnownPlace &place : names.places) {
            names.folded.insert(place.folded);
            names.folded.insert(configStem(place.folded).toString());
            names.folded.unite(QSet(place.foldedPaths.begin(), place.foldedPaths.end()));
        }
        for (const OtherName &other : otherNames)
            names.folded.insert(other.folded);
        for (const ForeignName &foreign : foreignNames)
            names.folded.insert(foreign.folded);
        found = cache.insert(&root, std::move(names));
    }
    return *found;
}

QString foldedName(const QString &name)
{
    QString folded;
    folded.reserve(name.size());
    for (const QChar c : name) {
        if (c != u'-' && c != u'_' && c != u'.' && c != u' ')
            folded += c.toLower();
    }
    // Each is written in either way by one tool or another
    constexpr auto configuration = "configuration"_L1;
    if (folded.endsWith(configuration))
        folded.chop(configuration.size() - config.size());
    for (const QLatin1StringView whole : {"maximum"_L1, "minimum"_L1}) {
        if (folded.startsWith(whole))
            folded.remove(3, whole.size() - 3);
    }
    return folded;
}

quint32 lettersOf(const QString &folded)
{
    quint32 letters = 0;
    for (const QChar c : folded) {
        if (c >= u'a' && c <= u'z')
            letters |= 1U << (c.unicode() - u'a');
    }
    return letters;
}

bool isOtherNameOf(const QString &folded, const KnownPlace &known)
{
    if (folded == known.folded)
        return true;
    const QStringView stem = configStem(folded);
    if (!stem.isEmpty() && stem == configStem(known.folded))
        return true;
    return std::ranges::any_of(otherNames, [&](const OtherName &other) {
        return other.key == known.spec().key && other.folded == folded;
    });
}

bool isSlipOf(const QString &folded, quint32 letters, const KnownPlace &known)
{
    // In a short name two other letters make another word
    constexpr qsizetype few = 5;
    constexpr qsizetype some = 7;
    const qsizetype shorter = std::min(folded.size(), known.folded.size());
    const int most = shorter < few ? 0 : shorter < some ? 1 : 2;
    // Each slip changes two of the letters at most, and most names differ by more than that
    if (most == 0 || folded.size() >= longestWord || std::abs(folded.size() - known.folded.size()) > most ||
        std::popcount(letters ^ known.letters) > 2 * most)
        return false;
    // "document2" is not a misspelled "document"
    return editDistance(folded, known.folded) <= most && digitsOf(folded) == digitsOf(known.folded);
}

const ForeignName *foreignName(const QString &folded, QLatin1StringView within)
{
    const auto *const found = std::ranges::find_if(foreignNames, [&](const ForeignName &name) {
        return name.folded == folded && name.within == within;
    });
    return found == std::end(foreignNames) ? nullptr : found;
}

} // namespace fleetwright::schema
