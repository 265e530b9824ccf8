// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/serverproblems.h"

#include "app/job/servicesentences.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::job
{

using schema::Problems; // lupdate loses the context of texts in a function that gives schema::Problems

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ServerProblems)
};

/// `a.list.1.member.b` as `/a/list/0/b`.
json::Pointer placeOf(const QString &path)
{
    json::Pointer at;
    const schema::FieldSpec *spec = &schema::createJob();
    bool inContainer = false;
    for (const QString &token : path.split(u'.')) {
        if (inContainer && token == "member"_L1) {
            inContainer = false;
            continue;
        }
        const bool isList = spec && spec->kind == schema::FieldKind::List;
        bool isNumber = false;
        const qlonglong position = token.toLongLong(&isNumber);
        if (isList && isNumber && position > 0)
            at = at / qsizetype(position - 1);
        else
            at = at / token;
        inContainer = isList || (spec && spec->kind == schema::FieldKind::Map);
        if (spec)
            spec = inContainer ? spec->element() : spec->member(token);
    }
    return at;
}

} // namespace

Problems serverProblems(const QString &serviceMessage, const QJsonObject &job)
{
    // The value in front may hold anything, quotes included; what follows it may not.
    static const QRegularExpression violation(
        u"at '([\\w.-]+)' failed to satisfy constraint: (.*?)(?=; Value (?:null|'.*?') at '|$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    schema::Problems problems;
    QRegularExpressionMatchIterator matches = violation.globalMatch(serviceMessage);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        problems.append({placeOf(match.captured(1)),
                         schema::Severity::Error,
                         u"server.constraint"_s,
                         Texts::tr("The service refused this: %1").arg(match.captured(2).trimmed()),
                         {}});
    }
    if (!problems.isEmpty())
        return problems;
    if (const std::optional<json::Pointer> at = placeOfSentence(serviceMessage)) {
        // What stands behind it (a role's rights, an object in S3) may be put right elsewhere, and the job
        // sent again
        return {{*at,
                 schema::Severity::Warning,
                 u"server.refusal"_s,
                 Texts::tr("The service refused this: %1").arg(serviceMessage.trimmed()),
                 {}}};
    }
    const QJsonArray targets = job.value("targets"_L1).toArray();
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const QString target = targets.at(i).toString();
        const QRegularExpression named(
            u"(?<![\\w:/-])%1(?![\\w:/-])"_s.arg(QRegularExpression::escape(target)));
        if (!target.isEmpty() && serviceMessage.contains(named))
            problems.append(
                {json::Pointer({u"targets"_s, QString::number(i)}),
                 schema::Severity::Warning,
                 u"server.target"_s,
                 Texts::tr("The service named this target when it refused the job: %1").arg(serviceMessage),
                 {}});
    }
    return problems;
}

} // namespace fleetwright::job
