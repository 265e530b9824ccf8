// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/clioptions.h"

#include "app/exchange/companion.h"
#include "app/exchange/shorthand.h"
#include "app/exchange/writtenfile.h"
#include "app/exchange/yaml.h"
#include "app/job/gap.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using json::SyntaxError;
using NodeResult = Expected<Node, SyntaxError>;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CliOptions)
};

constexpr QLatin1StringView switches[] = {
    "debug"_L1,        "no-verify-ssl"_L1,   "no-paginate"_L1,        "no-sign-request"_L1,
    "no-cli-pager"_L1, "cli-auto-prompt"_L1, "no-cli-auto-prompt"_L1, "v2-debug"_L1};
constexpr QLatin1StringView globals[] = {
    "endpoint-url"_L1,      "output"_L1,           "query"_L1,
    "profile"_L1,           "region"_L1,           "color"_L1,
    "ca-bundle"_L1,         "cli-read-timeout"_L1, "cli-connect-timeout"_L1,
    "cli-binary-format"_L1, "cli-error-format"_L1, "generate-cli-skeleton"_L1};

QString memberName(QStringView option)
{
    QString name;
    bool isUpper = false;
    for (const QChar c : option) {
        if (c == u'-') {
            isUpper = true;
            continue;
        }
        name += isUpper ? c.toUpper() : c;
        isUpper = false;
    }
    return name;
}

/// An option and its words.
struct Option {
    QString name = {}; ///< without the hyphens
    json::TextRange place = {};
    QList<ShellWord> values = {};
};

class Reader
{
public:
    explicit Reader(const Source &source) : m_source(source) { m_draft.form = Form::CliCommand; }

    DraftResult read(const QList<ShellWord> &words)
    {
        for (qsizetype at = 0; at < words.size();) {
            if (const auto taken = takeOption(words, at); !taken)
                return tl::unexpected(taken.error());
        }
        m_draft.request = Node::object(
            words.isEmpty() ? json::TextRange()
                            : json::TextRange{words.constFirst().range.begin, words.constLast().range.end});
        for (const Option &option : std::as_const(m_options)) {
            const auto read =
                option.name.startsWith("cli-input-"_L1) ? wholeInput(option) : parameter(option);
            if (!read)
                return tl::unexpected(read.error());
        }
        for (const Node::Member &member : std::as_const(m_input.members)) {
            if (!m_draft.request.member(member.name))
                m_draft.request.members += member;
        }
        return std::move(m_draft);
    }

private:
    using Done = Expected<void, json::SyntaxError>;

    void note(const QString &text, qsizetype offset) { m_draft.notes += Note{text, offset}; }

    static bool isOption(const ShellWord &word)
    {
        return word.text.bytes().startsWith("--") && word.text.size() > 2;
    }

    Done takeOption(const QList<ShellWord> &words, qsizetype &at)
    {
        const ShellWord &word = words.at(at++);
        if (!isOption(word)) {
            if (word.hasGap) {
                note(Texts::tr("%1 may hold further options: they are not known here.")
                         .arg(word.text.toString()),
                     word.range.begin);
                return {};
            }
            return refusal(Texts::tr("%1 belongs to no option.").arg(word.text.toString()), word.range.begin);
        }
        const qsizetype equals = word.text.bytes().indexOf('=');
        Option option{.name = QString::fromUtf8(word.text.bytes().mid(2, equals < 0 ? -1 : equals - 2)),
                      .place = word.range};
        if (equals >= 0) {
            option.values += ShellWord{word.text.mid(equals + 1), word.range, word.hasGap};
        } else if (std::ranges::find(switches, option.name) == std::end(switches)) {
            const bool isList = takesMany(option.name);
            while (at < words.size() && !isOption(words.at(at)) && (isList || option.values.isEmpty()))
                option.values += words.at(at++);
        }
        return keep(std::move(option));
    }

    static const schema::FieldSpec *specOf(const QString &option)
    {
        return schema::createJob().member(memberName(option));
    }

    static bool takesMany(const QString &option)
    {
        const schema::FieldSpec *spec = specOf(option);
        return spec && spec->kind == schema::FieldKind::List;
    }

    Done keep(Option option)
    {
        const bool isGlobal = std::ranges::find(globals, option.name) != std::end(globals);
        if (isGlobal || std::ranges::find(switches, option.name) != std::end(switches)) {
            QString written = u"--"_s + option.name;
            for (const ShellWord &word : std::as_const(option.values))
                written += u' ' + word.text.toString();
            note(Texts::tr("%1 is no part of a job and was left out.").arg(written), option.place.begin);
            return {};
        }
        if (option.values.isEmpty() && !takesMany(option.name))
            return refusal(Texts::tr("--%1 has no value.").arg(option.name), option.place.begin);
        const auto earlier = std::ranges::find(m_options, option.name, &Option::name);
        if (earlier == m_options.end()) {
            m_options += std::move(option);
            return {};
        }
        note(Texts::tr("--%1 is given twice: the last one counts.").arg(option.name), earlier->place.begin);
        *earlier = std::move(option);
        return {};
    }

    /// The word, or the content of the file that it names. A file that cannot be read leaves a gap, or
    /// nothing where the job hangs on it.
    Expected<MappedText, json::SyntaxError> content(const ShellWord &word, bool mayBeGap, bool &isFile)
    {
        isFile = false;
        const std::optional<QString> path = companionPath(word.text.toString());
        if (!path)
            return word.text;
        QString trouble;
        const QStringList open = job::gapsIn(*path);
        if (open.isEmpty()) {
            const Expected<QByteArray> bytes = readCompanion(*path, m_source.folder);
            if (bytes) {
                isFile = true;
                MappedText text;
                text.append(*bytes, word.range.begin);
                text.setEnd(word.range.end);
                return text;
            }
            trouble = bytes.error().message;
        } else {
            // What the script itself wrote into it is here
            if (const auto written = contentWrittenTo(m_source.text, open.constFirst().toUtf8()))
                return MappedText::of(m_source.text, 0).mid(written->begin, written->end - written->begin);
            trouble = Texts::tr("The name of this file is only known to the shell.");
        }
        if (!mayBeGap)
            return refusal(trouble, word.range.begin);
        note(trouble, word.range.begin);
        MappedText text;
        text.append(job::gap(*path).toUtf8(), word.range.begin);
        text.setEnd(word.range.end);
        return text;
    }

    Done wholeInput(const Option &option)
    {
        const ShellWord &word = option.values.constFirst();
        bool isFile = false;
        const auto text = content(word, false, isFile);
        if (!text)
            return tl::unexpected(text.error());
        const bool isYaml = option.name == "cli-input-yaml"_L1;
        NodeResult node = isYaml ? readYaml(*text) : text->withQuotedGaps().toJson();
        if (!node)
            return tl::unexpected(inFile(node.error(), word, *text, isFile));
        if (!node->isObject())
            return refusal(Texts::tr("--%1 must be an object: the whole request.").arg(option.name),
                           word.range.begin);
        m_input = isYaml ? inFieldKinds(*std::move(node), &schema::createJob()) : *std::move(node);
        return {};
    }

    /// An error inside a file tells its place there: all of the file stands for one word.
    static SyntaxError inFile(SyntaxError error, const ShellWord &word, const MappedText &text, bool isFile)
    {
        if (isFile) {
            const json::TextPosition position = error.position;
            error.message = Texts::tr("%1, line %2, column %3: %4")
                                .arg(*companionPath(word.text.toString()))
                                .arg(position.line)
                                .arg(position.column)
                                .arg(error.message);
        }
        error.offset = std::min(error.offset, text.whole().end);
        return error;
    }

    Done parameter(const Option &option)
    {
        const QString name = memberName(option.name);
        const schema::FieldSpec *spec = schema::createJob().member(name);
        NodeResult node =
            takesMany(option.name) ? list(option, *spec) : single(option.values.constFirst(), spec);
        if (!node)
            return tl::unexpected(node.error());
        if (takesMany(option.name) && !option.values.isEmpty())
            node->range = {option.values.constFirst().range.begin, option.values.constLast().range.end};
        m_draft.request.set(name, option.place, *std::move(node));
        return {};
    }

    NodeResult list(const Option &option, const schema::FieldSpec &spec)
    {
        Node list = Node::list(option.place);
        for (const ShellWord &word : option.values) {
            const bool isOnly = option.values.size() == 1;
            const QByteArray begin = word.text.bytes().trimmed().left(1);
            if (isOnly && (begin == "[" || companionPath(word.text.toString())))
                return single(word, &spec);
            NodeResult item = single(word, spec.element());
            if (!item)
                return item;
            // name=a,b gives a list of its own in no parameter of a job
            list.items += *std::move(item);
        }
        return list;
    }

    NodeResult single(const ShellWord &word, const schema::FieldSpec *spec)
    {
        bool isFile = false;
        const auto read = content(word, true, isFile);
        if (!read)
            return tl::unexpected(read.error());
        const MappedText &text = *read;
        const auto asText = [&] { return Node::text(text.toString(), word.range); };
        if (spec && spec->kind == schema::FieldKind::JsonText && !isFile && !json::inspect(text.bytes())) {
            // Windows PowerShell hands quotes on only where a backslash stands before them
            const MappedText unescaped = text.withoutQuoteEscapes();
            if (json::inspect(unescaped.bytes()))
                return Node::text(unescaped.toString(), word.range);
        }
        if (spec && (spec->isText() || spec->isNumeric()))
            return inKinds(asText(), spec);
        const QByteArray trimmed = text.bytes().trimmed();
        const bool isGap = job::gapBytes(trimmed, 0) == trimmed.size() && !trimmed.isEmpty();
        if (isGap ||
            (!spec && !trimmed.startsWith('{') && !trimmed.startsWith('[') && !trimmed.contains('=')))
            return asText();
        NodeResult node = trimmed.startsWith('{') || trimmed.startsWith('[') ? jsonIn(text) : shorthand(text);
        if (!node)
            return spec ? NodeResult(tl::unexpected(inFile(node.error(), word, text, isFile))) : asText();
        return inKinds(*std::move(node), spec);
    }

    static NodeResult jsonIn(const MappedText &text)
    {
        const MappedText quoted = text.withQuotedGaps();
        NodeResult node = quoted.toJson();
        // Windows PowerShell hands quotes on only where a backslash stands before them
        if (!node && quoted.bytes().contains("\\\"")) {
            if (NodeResult unescaped = quoted.withoutQuoteEscapes().toJson())
                return unescaped;
        }
        return node;
    }

    const Source &m_source;
    QList<Option> m_options;
    Node m_input = {};
    Draft m_draft;
};

} // namespace

DraftResult requestOfOptions(const QList<ShellWord> &words, const Source &source)
{
    return Reader(source).read(words);
}

} // namespace fleetwright::exchange
