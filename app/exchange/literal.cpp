// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/literal.h"

#include "app/base/charactername.h"
#include "app/exchange/quotedliteral.h"
#include "app/job/gap.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int deepest = 200;
constexpr int mostNames = 100;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Literal)
};

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

Expected<Node, json::SyntaxError> LiteralReader::value(qsizetype at)
{
    m_at = at;
    return expression();
}

Expected<Node, json::SyntaxError> LiteralReader::arguments(qsizetype begin)
{
    m_at = begin + 1;
    Node object = Node::object({begin, begin + 1});
    bool isFurther = false;
    for (skip(); at() != ')'; skip()) {
        if (m_at >= m_text.size())
            return refusal(Texts::tr("This bracket is not closed."), begin);
        // What JavaScript hands over behind the input is no part of it
        if (m_language == Language::JavaScript && isFurther) {
            ++m_depth;
            (void)gapSince(m_at);
            --m_depth;
        } else if (const auto read = argument(object); !read) {
            return tl::unexpected(read.error());
        }
        isFurther = true;
        if (object.members.size() > Node::mostMembers)
            return refusal(Texts::tr("This holds more members than any job."), begin);
        skip();
        if (at() == ',')
            ++m_at;
        else if (at() != ')')
            return refusal(Texts::tr("A comma or ) is expected here."), m_at);
    }
    ++m_at;
    object.range.end = m_at;
    return object;
}

char LiteralReader::at(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : '\0';
}

bool LiteralReader::startsWith(QByteArrayView begin) const
{
    return m_at <= m_text.size() && QByteArrayView(m_text).sliced(m_at).startsWith(begin);
}

void LiteralReader::skip()
{
    while (m_at < m_text.size()) {
        const bool isLine = m_language == Language::Python ? at() == '#' : startsWith("//");
        if (QByteArrayView(" \t\r\n\f").contains(at())) {
            ++m_at;
        } else if (isLine) {
            const qsizetype end = m_text.indexOf('\n', m_at);
            m_at = end < 0 ? m_text.size() : end;
        } else if (m_language == Language::JavaScript && startsWith("/*")) {
            const qsizetype end = m_text.indexOf("*/", m_at + 2);
            m_at = end < 0 ? m_text.size() : end + 2;
        } else if (m_language == Language::Python && at() == '\\' && (at(1) == '\n' || at(1) == '\r')) {
            m_at += 2;
        } else {
            return;
        }
    }
}

/// True where an expression ends, outside of brackets at a line's end too.
bool LiteralReader::isAtEnd()
{
    if (m_depth == 0) {
        qsizetype next = m_at;
        while (next < m_text.size() && QByteArrayView(" \t\r").contains(m_text.at(next)))
            ++next;
        if (next >= m_text.size() || m_text.at(next) == '\n' || m_text.at(next) == '#')
            return true;
    }
    skip();
    return m_at >= m_text.size() || QByteArrayView(",]});:").contains(at());
}

QByteArray LiteralReader::word()
{
    const qsizetype begin = m_at;
    while (isNameByte(at()) || at() == '.')
        ++m_at;
    return m_text.mid(begin, m_at - begin);
}

Expected<Node, json::SyntaxError> LiteralReader::expression()
{
    if (m_depth >= deepest)
        return refusal(Texts::tr("This is nested too deeply: at most 200 levels."), m_at);
    skip();
    const qsizetype begin = m_at;
    Result first = primary();
    if (!first)
        return first;
    Node node = *std::move(first);
    while (!isAtEnd()) {
        // Texts one behind the other, or joined by a plus sign
        const bool isPlus = at() == '+' && at(1) != '+' && at(1) != '=';
        const bool isAdjacent = m_language == Language::Python && quotedStart(m_text, m_at, true);
        if (startsWith("as const") || startsWith("satisfies ") || startsWith("as ")) {
            while (m_at < m_text.size() && !QByteArrayView(",]});\n").contains(at()))
                ++m_at;
            break;
        }
        if (!node.isText() || (!isPlus && !isAdjacent))
            return gapSince(begin);
        if (isPlus)
            ++m_at;
        skip();
        Result next = primary();
        if (!next)
            return next;
        if (!next->isText())
            return gapSince(begin);
        node = Node::text(node.string() + next->string(), since(begin));
    }
    return node;
}

Expected<Node, json::SyntaxError> LiteralReader::primary()
{
    const qsizetype begin = m_at;
    if (quotedStart(m_text, m_at, m_language == Language::Python)) {
        Result text = quotedLiteral(m_text, m_at, m_language == Language::Python);
        if (text)
            m_at = text->range.end;
        return text;
    }
    const char c = at();
    if (c == '{')
        return object();
    if (c == '[')
        return list(']');
    if (c == '(' && m_language == Language::Python)
        return list(')');
    if ((c >= '0' && c <= '9') || c == '-' || c == '+' || (c == '.' && at(1) >= '0' && at(1) <= '9'))
        return number();
    if (isNameByte(c))
        return named(word(), begin);
    return gapSince(begin);
}

/// The gap for the expression that begins at `begin`, which is gone over.
Node LiteralReader::gapSince(qsizetype begin)
{
    m_at = begin;
    QByteArray open;
    while (m_at < m_text.size()) {
        const char c = at();
        const bool isQuoted = quotedStart(m_text, m_at, m_language == Language::Python).has_value();
        if (isQuoted && (m_at == begin || !isNameByte(m_text.at(m_at - 1)))) {
            const Result text = quotedLiteral(m_text, m_at, m_language == Language::Python);
            m_at = text ? text->range.end : m_at + 1;
            continue;
        }
        if (open.isEmpty() && (QByteArrayView(",]});").contains(c) || (m_depth == 0 && c == '\n')))
            break;
        if (QByteArrayView("([{").contains(c))
            open += c;
        else if (QByteArrayView(")]}").contains(c))
            open.chop(1);
        ++m_at;
    }
    return Node::text(job::gap(textFromUtf8(m_text.mid(begin, m_at - begin))), since(begin));
}

Expected<Node, json::SyntaxError> LiteralReader::number()
{
    static const QRegularExpression written(
        u"^[+-]?(?:0[xX][0-9A-Fa-f_]+|(?:[0-9][0-9_]*)?\\.?[0-9_]*(?:[eE][+-]?[0-9]+)?)"_s);
    const qsizetype begin = m_at;
    QByteArray digits = written.match(QString::fromLatin1(m_text.mid(m_at, 60))).captured().toLatin1();
    m_at += digits.size();
    digits.replace("_", "");
    if (digits.startsWith('+'))
        digits.remove(0, 1);
    if (digits.contains('x') || digits.contains('X'))
        return Node::value(digits.toLongLong(nullptr, 16), since(begin));
    if (digits.startsWith('.'))
        digits.prepend('0');
    if (digits.endsWith('.'))
        digits.chop(1);
    const auto parsed = json::parse(digits);
    if (!parsed || !parsed->root.isDouble())
        return gapSince(begin);
    return Node::value(parsed->root, since(begin));
}

Expected<Node, json::SyntaxError> LiteralReader::list(char close)
{
    const qsizetype begin = m_at++;
    Node node = Node::list({});
    bool hasComma = false;
    ++m_depth;
    for (skip(); at() != close; skip()) {
        if (m_at >= m_text.size())
            return refusal(Texts::tr("This bracket is not closed."), begin);
        if (startsWith("...") || at() == '*') {
            const qsizetype spread = m_at;
            node.items += gapSince(spread);
        } else {
            Result item = expression();
            if (!item)
                return item;
            node.items += *std::move(item);
        }
        skip();
        if (at() == ',') {
            hasComma = true;
            ++m_at;
        } else if (at() != close) {
            return refusal(Texts::tr("A comma or a closing bracket is expected here."), m_at);
        }
    }
    --m_depth;
    ++m_at;
    node.range = since(begin);
    // Brackets around one value are no tuple
    if (close == ')' && node.items.size() == 1 && !hasComma)
        return node.items.takeFirst();
    return node;
}

Expected<Node, json::SyntaxError> LiteralReader::object()
{
    const qsizetype begin = m_at++;
    Node node = Node::object({});
    ++m_depth;
    for (skip(); at() != '}'; skip()) {
        if (m_at >= m_text.size())
            return refusal(Texts::tr("This bracket is not closed."), begin);
        if (const auto read = member(node); !read)
            return tl::unexpected(read.error());
        if (node.members.size() > Node::mostMembers)
            return refusal(Texts::tr("This holds more members than any job."), begin);
        skip();
        if (at() == ',')
            ++m_at;
        else if (at() != '}')
            return refusal(Texts::tr("A comma or } is expected here."), m_at);
    }
    --m_depth;
    ++m_at;
    node.range = since(begin);
    return node;
}

Expected<void, json::SyntaxError> LiteralReader::member(Node &object)
{
    const qsizetype begin = m_at;
    if (startsWith("...") || startsWith("**")) {
        m_at += at() == '.' ? 3 : 2;
        Result other = expression();
        if (!other)
            return tl::unexpected(other.error());
        takeOver(object, *std::move(other), begin);
        return {};
    }
    QString name;
    if (quotedStart(m_text, m_at, m_language == Language::Python)) {
        const Result text = quotedLiteral(m_text, m_at, m_language == Language::Python);
        if (!text)
            return tl::unexpected(text.error());
        m_at = text->range.end;
        name = text->string();
    } else if (isNameByte(at())) {
        name = textFromUtf8(word());
    } else {
        return refusal(Texts::tr("The name of a member is expected here."), m_at);
    }
    const json::TextRange place = since(begin);
    skip();
    if (at() != ':') {
        if (m_language != Language::JavaScript)
            return refusal(Texts::tr("A colon is expected behind %1.").arg(name), m_at);
        Result same = named(name.toUtf8(), begin);
        if (!same)
            return tl::unexpected(same.error());
        object.set(name, place, *std::move(same));
        return {};
    }
    ++m_at;
    Result value = expression();
    if (!value)
        return tl::unexpected(value.error());
    if (object.member(name))
        m_notes += Note{Texts::tr("%1 is given twice: the last one counts.").arg(name), place.begin};
    object.set(name, place, *std::move(value));
    return {};
}

Expected<void, json::SyntaxError> LiteralReader::argument(Node &object)
{
    const qsizetype begin = m_at;
    ++m_depth;
    static const QRegularExpression keyword(u"^([A-Za-z_]\\w*)\\s*=(?!=)"_s);
    const auto named = keyword.match(QString::fromLatin1(m_text.mid(m_at, 200)));
    if (startsWith("**"))
        m_at += 2;
    else if (named.hasMatch())
        m_at += named.capturedLength();
    Result value = expression();
    --m_depth;
    if (!value)
        return tl::unexpected(value.error());
    if (named.hasMatch())
        object.set(named.captured(1), {begin, begin + named.capturedLength(1)}, *std::move(value));
    else
        takeOver(object, *std::move(value), begin);
    return {};
}

/// The members of `other` as well; later ones count.
void LiteralReader::takeOver(Node &object, Node other, qsizetype begin)
{
    if (!other.isObject()) {
        m_notes += Note{Texts::tr("%1 may hold further members: they are not known here.")
                            .arg(textFromUtf8(m_text.mid(begin, m_at - begin)).simplified().left(80)),
                        begin};
        return;
    }
    for (Node::Member &member : other.members)
        object.set(member.name, member.nameRange, std::move(member.value));
}

/// `json.dumps(…)`: its first argument as JSON text.
Expected<Node, json::SyntaxError> LiteralReader::serialized(qsizetype begin)
{
    ++m_at;
    ++m_depth;
    Result value = expression();
    --m_depth;
    if (!value)
        return value;
    // Further arguments say how it is laid out
    while (at() == ',') {
        ++m_at;
        skip();
        if (at() != ')')
            (void)gapSince(m_at);
        skip();
    }
    if (at() != ')')
        return gapSince(begin);
    ++m_at;
    return Node::text(value->toJsonText(m_language == Language::Python), since(begin));
}

Expected<Node, json::SyntaxError> LiteralReader::named(const QByteArray &name, qsizetype begin)
{
    if (name == "True" || name == "true")
        return Node::value(true, since(begin));
    if (name == "False" || name == "false")
        return Node::value(false, since(begin));
    if (name == "None" || name == "null" || name == "undefined")
        return Node::value(QJsonValue::Null, since(begin));
    const qsizetype end = m_at;
    if (at() == '(' && (name == "json.dumps" || name == "JSON.stringify"))
        return serialized(begin);
    if (at() == '(' && name == "dict" && m_language == Language::Python)
        return arguments(m_at);
    const bool isName = at() != '(' && at() != '[';
    const std::optional<qsizetype> assigned =
        isName && ++m_steps <= mostNames ? assignmentOf(name, begin) : std::nullopt;
    if (!assigned)
        return gapSince(begin);
    // As deep as here, so that names that lead to each other come to an end
    const int depth = std::exchange(m_depth, 0);
    LiteralReader other(m_text, m_language);
    other.m_steps = m_steps + deepest / 10;
    Result value = other.value(*assigned);
    m_steps = std::max(m_steps, other.m_steps);
    m_depth = depth;
    m_at = end;
    return value ? value : Result(gapSince(begin));
}

std::optional<qsizetype> LiteralReader::assignmentOf(const QByteArray &name, qsizetype before) const
{
    const QRegularExpression written(
        u"^[ \\t]*(?:export[ \\t]+)?(?:(?:const|let|var)[ \\t]+)?%1(?:[ \\t]*:[^=\\n]+)?[ \\t]*=(?!=)"_s.arg(
            QRegularExpression::escape(QString::fromLatin1(name))),
        QRegularExpression::MultilineOption);
    std::optional<qsizetype> found;
    const QString latin = QString::fromLatin1(m_text);
    for (auto match = written.globalMatch(latin); match.hasNext();) {
        const auto one = match.next();
        if (one.capturedStart() < before)
            found = one.capturedEnd();
    }
    return found;
}

} // namespace fleetwright::exchange
