// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/curlreader.h"

#include "app/base/charactername.h"
#include "app/exchange/clifind.h"
#include "app/exchange/companion.h"
#include "app/exchange/shellwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CurlReader)
};

constexpr QByteArrayView bodyOptions[] = {"--data-binary", "--data-raw", "--data", "--json", "-d"};

bool isJobUrl(const ShellWord &word)
{
    return word.text.bytes().contains("/jobs/") && !word.text.bytes().trimmed().startsWith('{');
}

} // namespace

std::optional<qsizetype> findCurlCommand(const QByteArray &text)
{
    if (!text.contains("/jobs/"))
        return std::nullopt;
    const QList<qsizetype> found = commandsNamed(text, u"curl"_s);
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

DraftResult readCurlCommand(const Source &source)
{
    const qsizetype begin = *findCurlCommand(source.text);
    const auto command = shellWords(source.text, begin, shellOf(source.text, begin));
    if (!command)
        return tl::unexpected(command.error());
    const QList<ShellWord> &words = command->words;
    Draft draft{.request = Node::object({begin, command->end}), .form = Form::Curl};
    const auto option = std::ranges::find_if(words, [](const ShellWord &word) {
        return std::ranges::find(bodyOptions, QByteArrayView(word.text.bytes())) != std::end(bodyOptions);
    });
    if (option != words.end() && option + 1 != words.end()) {
        MappedText body = (option + 1)->text;
        if (body.bytes().startsWith('@')) {
            const qsizetype place = (option + 1)->range.begin;
            const Expected<QByteArray> content =
                readCompanion(textFromUtf8(body.bytes().sliced(1)), source.folder);
            if (!content)
                return refusal(content.error().message, place);
            body = {};
            body.append(*content, place);
        }
        Expected<Node, json::SyntaxError> request = body.withQuotedGaps().toJson();
        if (!request)
            return tl::unexpected(request.error());
        if (!request->isObject())
            return refusal(Texts::tr("The body must be an object: the request."), (option + 1)->range.begin);
        draft.request = *std::move(request);
    } else {
        return refusal(Texts::tr("This command sends no body: --data-binary is missing."), begin);
    }
    const auto address = std::ranges::find_if(words, isJobUrl);
    if (address == words.end())
        return refusal(Texts::tr("This command names no job: its address ends with /jobs/ and the job id."),
                       begin);
    const QByteArray path = address->text.bytes();
    const QByteArray id = path.mid(path.lastIndexOf("/jobs/") + 6).split('?').constFirst();
    if (!id.isEmpty())
        draft.request.set(u"jobId"_s, address->range,
                          Node::text(textFromUtf8(QByteArray::fromPercentEncoding(id)), address->range));
    return draft;
}

} // namespace fleetwright::exchange
