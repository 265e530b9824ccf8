// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/clireader.h"

#include "app/exchange/clifind.h"
#include "app/exchange/clioptions.h"

#include "app/json/sourcemap.h"

#include <QCoreApplication>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CliReader)
};

struct Found {
    qsizetype begin = 0;
    qsizetype end = 0;
    Shell shell = Shell::Posix;
    QList<ShellWord> options = {}; ///< those before `iot` and those behind `create-job`
    std::optional<qsizetype> brokenLine = {};
};

/// Of several jobs in a text.
constexpr qsizetype mostTold = 10;

/// Where the two words stand among the command's; nothing where it does something else.
std::optional<qsizetype> operationAt(const QList<ShellWord> &words)
{
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        if (words.at(i).text.bytes() == "iot")
            return words.at(i + 1).text.bytes() == "create-job" ? std::optional(i) : std::nullopt;
        const bool isBehindOption = i > 1 && words.at(i - 1).text.bytes().startsWith("--");
        if (!words.at(i).text.bytes().startsWith("--") && !isBehindOption)
            return std::nullopt;
    }
    return std::nullopt;
}

/// An error where a command that may be one of them cannot be taken apart.
Expected<QList<Found>, json::SyntaxError> allCommands(const QByteArray &text)
{
    QList<Found> found;
    if (!text.contains("create-job"))
        return found;
    const QList<qsizetype> begins = commandsNamed(text, u"aws2?"_s);
    for (qsizetype i = 0; i < begins.size() && found.size() < mostTold; ++i) {
        const qsizetype begin = begins.at(i);
        const qsizetype next = i + 1 < begins.size() ? begins.at(i + 1) : text.size();
        if ((!found.isEmpty() && begin < found.constLast().end) ||
            !QByteArrayView(text).sliced(begin, next - begin).contains("create-job"))
            continue;
        const Shell shell = shellOf(text, begin);
        const Expected<ShellCommand, json::SyntaxError> command = shellWords(text, begin, shell);
        if (!command)
            return tl::unexpected(command.error());
        const std::optional<qsizetype> at = operationAt(command->words);
        if (!at)
            continue;
        Found one{.begin = begin,
                  .end = command->end,
                  .shell = shell,
                  .options = command->words.mid(1, *at - 1),
                  .brokenLine = command->brokenLine};
        one.options += command->words.mid(*at + 2);
        found += one;
    }
    return found;
}

} // namespace

std::optional<qsizetype> findCliCommand(const QByteArray &text)
{
    const Expected<QList<Found>, json::SyntaxError> found = allCommands(text);
    if (!found)
        return found.error().offset;
    return found->isEmpty() ? std::nullopt : std::optional(found->constFirst().begin);
}

DraftResult readCliCommand(const Source &source)
{
    const Expected<QList<Found>, json::SyntaxError> found = allCommands(source.text);
    if (!found)
        return tl::unexpected(found.error());
    if (found->size() > 1) {
        QStringList lines;
        for (const Found &one : *found)
            lines += QString::number(json::positionAt(source.text, one.begin).line);
        return refusal(Texts::tr("This text creates several jobs (lines %1): one is read at a time.")
                           .arg(lines.join(u", "_s)),
                       found->at(1).begin);
    }
    const Found &one = found->constFirst();
    DraftResult draft = requestOfOptions(one.options, source);
    if (!draft)
        return draft;
    if (one.options.isEmpty())
        draft->request.range = {one.begin, one.end};
    if (one.brokenLine)
        draft->notes +=
            Note{Texts::tr("Blanks stand behind the sign that continues this line: a shell would end "
                           "the command here."),
                 *one.brokenLine};
    if (const std::optional<qsizetype> other = otherCommand(source.text, {one.begin, one.end}))
        draft->notes +=
            Note{Texts::tr("What else stands in this text is no part of a job and was left out."), *other};
    if (one.shell == Shell::PowerShell)
        draft->form = Form::PowerShell;
    return draft;
}

} // namespace fleetwright::exchange
