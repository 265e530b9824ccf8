// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobinput.h"

#include "app/cli/console.h"
#include "app/exchange/read.h"
#include "app/job/rules.h"
#include "app/json/jsonstring.h"
#include "app/json/lineindex.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace fleetwright::cli
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

QString severityWord(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Error:
        return u"error"_s;
    case schema::Severity::Warning:
        return u"warning"_s;
    case schema::Severity::Hint:
        return u"hint"_s;
    }
    return {};
}

QString PlacedProblem::toLine(const QString &file) const
{
    const QString field = problem.at.isRoot() ? QString() : problem.at.toPath() + u": "_s;
    return u"%1:%2:%3: %4: %5%6 [%7]"_s.arg(file, QString::number(position.line),
                                            QString::number(position.column), severityWord(problem.severity),
                                            field, problem.message, problem.rule);
}

qsizetype JobInput::errors() const
{
    return std::ranges::count_if(problems, [](const PlacedProblem &placed) {
        return placed.problem.severity == schema::Severity::Error;
    });
}

QJsonObject JobInput::toJson() const
{
    QJsonArray list;
    for (const PlacedProblem &placed : problems) {
        list += QJsonObject{{u"line"_s, placed.position.line},
                            {u"column"_s, placed.position.column},
                            {u"severity"_s, severityWord(placed.problem.severity)},
                            {u"pointer"_s, placed.problem.at.toString()},
                            {u"message"_s, placed.problem.message},
                            {u"rule"_s, placed.problem.rule}};
    }
    return {{u"file"_s, name}, {u"problems"_s, list}};
}

void JobInput::announce() const
{
    for (const QString &line : announcements)
        printError(line);
}

Expected<JobInput> JobInput::read(const QString &file, const job::RuleContext &context, const QString &jobId)
{
    QFile source(file);
    const bool opened =
        file == "-"_L1 ? source.open(stdin, QIODevice::ReadOnly) : source.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(Texts::tr("%1 cannot be read: %2").arg(file, source.errorString()));
    // One more than a job may have, so that a larger one is told as too large
    const QByteArray text = source.read(exchange::largestText + 1);
    if (source.error() != QFileDevice::NoError)
        return failure(Texts::tr("%1 cannot be read: %2").arg(file, source.errorString()));

    JobInput input{.name = file};
    const Expected<exchange::Reading, json::SyntaxError> reading =
        exchange::read(text, file == "-"_L1 ? QString() : QFileInfo(file).absolutePath());
    if (!reading) {
        input.problems += PlacedProblem{{.severity = schema::Severity::Error,
                                         .rule = u"json.syntax"_s,
                                         .message = reading.error().message},
                                        reading.error().position};
        return input;
    }
    if (reading->form != exchange::Form::RequestJson)
        input.announcements += u"%1: %2"_s.arg(file, exchange::readAsText(reading->form));
    for (const exchange::Remark &remark : reading->remarks)
        input.announcements += u"%1:%2:%3: %4"_s.arg(file)
                                   .arg(remark.position.line)
                                   .arg(remark.position.column)
                                   .arg(remark.text);
    input.document =
        jobId.isEmpty() ? reading->document : reading->document.with(json::Pointer({u"jobId"_s}), jobId);
    const json::LineIndex lines(text);
    for (const schema::Problem &problem : job::checkCreateJob(input.document->root(), context)) {
        const json::TextRange range = reading->places.nearest(problem.at);
        // Other forms write texts otherwise than JSON
        const bool isLiteral = text.mid(range.begin, 1) == "\"";
        const qsizetype at = problem.within < 0 || !isLiteral
                                 ? range.begin
                                 : json::placeInLiteral(text, range, problem.within);
        input.problems += PlacedProblem{problem, lines.positionAt(at)};
    }
    std::ranges::stable_sort(input.problems, {}, [](const PlacedProblem &placed) {
        return std::pair(placed.position.line, placed.position.column);
    });
    return input;
}

} // namespace fleetwright::cli
