// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/read.h"

#include "app/exchange/clireader.h"
#include "app/exchange/curlreader.h"
#include "app/exchange/program.h"
#include "app/exchange/structured.h"
#include "app/exchange/yaml.h"
#include "app/json/lineindex.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// The first byte that is no white space; the byte order mark counts as such.
qsizetype beginOf(const QByteArray &text)
{
    qsizetype at = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    while (at < text.size() && QByteArrayView(" \t\r\n").contains(text.at(at)))
        ++at;
    return at;
}

/// A reader for programs and commands, and where what it reads begins in a text.
struct Finder {
    std::optional<qsizetype> (*find)(const QByteArray &text);
    DraftResult (*read)(const Source &source);
};

constexpr Finder finders[] = {{findCliCommand, readCliCommand},
                              {findCurlCommand, readCurlCommand},
                              {findBoto3Call, readBoto3Call},
                              {findJavaScript, readJavaScript}};

/// True where the first line that says something starts a YAML request, answer or template.
bool looksLikeYaml(const QByteArray &text)
{
    const QString latin = QString::fromLatin1(text);
    static const QRegularExpression resource(u"^[ \\t]*[\"']?Type[\"']?[ \\t]*:[ \\t]*[\"']?AWS::IoT::Job"_s,
                                             QRegularExpression::MultilineOption);
    if (resource.match(latin).hasMatch())
        return true;
    static const QRegularExpression firstName(
        u"\\A(?:\\xEF\\xBB\\xBF)?(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n|---[^\\n]*\\n|%YAML[^\\n]*\\n)*[\"']?([A-Za-z]\\w*)[\"']?[ \\t]*:(?:\\s|\\z)"_s);
    const auto found = firstName.match(latin);
    if (!found.hasMatch())
        return latin.startsWith("---\n"_L1) || latin.startsWith("%YAML"_L1);
    static constexpr QLatin1StringView others[] = {"job"_L1,       "jobArn"_L1, "jobTemplateId"_L1,
                                                   "createdAt"_L1, "status"_L1, "namespaceId"_L1};
    const auto isOfAJob = [](const QString &name) {
        return schema::createJob().member(name) ||
               std::ranges::any_of(others, [&](QLatin1StringView other) { return other == name; });
    };
    if (isOfAJob(found.captured(1)))
        return true;
    // A request may begin with a member that nobody knows
    static const QRegularExpression anyName(u"^([A-Za-z]\\w*)[ \\t]*:(?:\\s|\\z)"_s,
                                            QRegularExpression::MultilineOption);
    constexpr int most = 200;
    int looked = 0;
    for (auto names = anyName.globalMatch(latin); names.hasNext() && looked < most; ++looked) {
        if (isOfAJob(names.next().captured(1)))
            return true;
    }
    return false;
}

/// True where only JSON begins so: `{"` and `{}`, `[`, or nothing else that is read fits.
bool looksLikeJson(const QByteArray &text, qsizetype begin)
{
    static const QRegularExpression start(u"\\A\\{\\s*(?:[\"}]|\\z)|\\A\\["_s);
    return start.match(QString::fromLatin1(text.mid(begin, 4096))).hasMatch();
}

DraftResult readJson(const QByteArray &text)
{
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    return readStructured(Node::of(*parsed), false);
}

DraftResult readAsYaml(const QByteArray &text)
{
    Expected<Node, json::SyntaxError> node =
        readYaml(MappedText::of(text, text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0));
    if (!node)
        return tl::unexpected(node.error());
    return readStructured(*std::move(node), true);
}

DraftResult draftOf(const Source &source)
{
    const qsizetype begin = beginOf(source.text);
    if (looksLikeJson(source.text, begin))
        return readJson(source.text);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(source.text);
    if (decoded.isNull() || decoder.hasError())
        return readJson(source.text);
    if (looksLikeYaml(source.text))
        return readAsYaml(source.text);
    const Finder *first = nullptr;
    qsizetype place = source.text.size();
    for (const Finder &finder : finders) {
        const std::optional<qsizetype> found = finder.find(source.text);
        if (found && *found < place) {
            first = &finder;
            place = *found;
        }
    }
    if (first)
        return first->read(source);
    DraftResult read = readJson(source.text);
    const char start = begin < source.text.size() ? source.text[begin] : '{';
    if (read || start == '{' || start == '[' || start == '"')
        return read;
    return refusal(
        Texts::tr("This is no job in a form that is read, such as JSON, YAML or an AWS CLI command. As JSON "
                  "it is wrong as well: %1")
            .arg(read.error().message),
        read.error().offset);
}

} // namespace

Expected<Reading, json::SyntaxError> read(const QByteArray &text, const QString &folder)
{
    if (text.size() > largestText)
        return tl::unexpected(
            json::SyntaxError{Texts::tr("This file is larger than any job: at most 1 MiB is read.")});
    DraftResult draft = draftOf({text, folder});
    const json::LineIndex lines(text);
    if (!draft) {
        json::SyntaxError error = draft.error();
        error.offset = std::clamp<qsizetype>(error.offset, 0, text.size());
        error.position = lines.positionAt(error.offset);
        return tl::unexpected(error);
    }
    json::ParsedText parsed = draft->request.toParsed();
    Reading reading{
        .document = job::JobDocument::inFile(parsed), .form = draft->form, .places = std::move(parsed.map)};
    for (const Note &note : std::as_const(draft->notes))
        reading.remarks += Remark{note.text, lines.positionAt(note.offset)};
    return reading;
}

} // namespace fleetwright::exchange
