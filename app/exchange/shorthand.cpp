// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/shorthand.h"

#include "app/base/charactername.h"
#include "app/job/gap.h"

#include <QCoreApplication>

namespace fleetwright::exchange
{

namespace
{

using Result = Expected<Node, json::SyntaxError>;

constexpr int deepest = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Shorthand)
};

bool isKeyByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && QByteArrayView("-_.#/:").contains(c)) || static_cast<unsigned char>(c) >= 0x80;
}

/// The grammar of awscli/shorthand.py, with its limits: which signs end a value depends on where it stands.
class Parser
{
public:
    explicit Parser(const MappedText &text) : m_text(text), m_bytes(text.bytes()) {}

    Result parse()
    {
        Node object = Node::object(m_text.whole());
        for (;;) {
            if (const auto read = keyValue(object, true); !read)
                return tl::unexpected(read.error());
            skipBlanks();
            if (atEnd())
                return object;
            if (at() != ',')
                return refuse(Texts::tr("A comma is expected here."));
            ++m_at;
            skipBlanks();
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] char at() const { return atEnd() ? '\0' : m_bytes.at(m_at); }
    [[nodiscard]] json::TextRange since(qsizetype begin) const { return m_text.range({begin, m_at}); }
    [[nodiscard]] tl::unexpected<json::SyntaxError> refuse(const QString &message) const
    {
        return tl::unexpected(json::SyntaxError{.message = message, .offset = m_text.offset(m_at)});
    }
    void skipBlanks()
    {
        while (!atEnd() && QByteArrayView(" \t\r\n").contains(at()))
            ++m_at;
    }

    Expected<void, json::SyntaxError> keyValue(Node &object, bool isOutermost)
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (!atEnd() && isKeyByte(at()))
            ++m_at;
        if (m_at == begin)
            return refuse(Texts::tr("The name of a member is expected here: name=value."));
        const QString name = textFromUtf8(m_bytes.mid(begin, m_at - begin));
        const json::TextRange place = since(begin);
        skipBlanks();
        if (at() != '=')
            return refuse(Texts::tr("An equals sign is expected behind %1.").arg(name));
        ++m_at;
        skipBlanks();
        if (object.member(name))
            return tl::unexpected(json::SyntaxError{.message = Texts::tr("%1 is given twice.").arg(name),
                                                    .offset = place.begin});
        Result value = isOutermost ? outerValue() : innerValue();
        if (!value)
            return tl::unexpected(value.error());
        if (object.members.size() >= Node::mostMembers)
            return refuse(Texts::tr("This holds more members than any job."));
        object.set(name, place, *std::move(value));
        return {};
    }

    Result outerValue()
    {
        if (atEnd())
            return Node::text({}, since(m_at));
        if (at() == '[' || at() == '{')
            return innerValue();
        return commaList();
    }

    Result innerValue()
    {
        if (m_depth >= deepest)
            return refuse(Texts::tr("This is nested too deeply: at most 200 levels."));
        ++m_depth;
        Result value = at() == '[' ? list() : at() == '{' ? object() : scalar(false);
        --m_depth;
        return value;
    }

    Result list()
    {
        const qsizetype begin = m_at++;
        Node node = Node::list({});
        for (skipBlanks(); at() != ']'; skipBlanks()) {
            if (atEnd())
                return refuse(Texts::tr("This list is not closed: ] is missing."));
            Result item = innerValue();
            if (!item)
                return item;
            node.items += *std::move(item);
            skipBlanks();
            if (at() == ',')
                ++m_at;
            else if (at() != ']')
                return refuse(Texts::tr("A comma or ] is expected here."));
        }
        ++m_at;
        node.range = since(begin);
        return node;
    }

    Result object()
    {
        const qsizetype begin = m_at++;
        Node node = Node::object({});
        for (skipBlanks(); at() != '}'; skipBlanks()) {
            if (atEnd())
                return refuse(Texts::tr("This group is not closed: } is missing."));
            if (const auto read = keyValue(node, false); !read)
                return tl::unexpected(read.error());
            skipBlanks();
            if (at() == ',')
                ++m_at;
            else if (at() != '}')
                return refuse(Texts::tr("A comma or } is expected here."));
        }
        ++m_at;
        node.range = since(begin);
        return node;
    }

    /// `a=b,c,d=e`: commas go on with a list until a name with an equals sign follows.
    Result commaList()
    {
        const qsizetype begin = m_at;
        Result first = scalar(false);
        if (!first)
            return first;
        Node list = Node::list({});
        for (skipBlanks(); at() == ','; skipBlanks()) {
            const qsizetype comma = m_at++;
            skipBlanks();
            Result next = scalar(true);
            skipBlanks();
            if (!next || (!atEnd() && at() != ',')) {
                m_at = comma;
                break;
            }
            if (list.items.isEmpty())
                list.items += *first;
            list.items += *std::move(next);
        }
        if (list.items.isEmpty())
            return first;
        list.range = since(begin);
        return list;
    }

    Result scalar(bool isFurther)
    {
        if (at() == '\'' || at() == '"')
            return quoted();
        const qsizetype begin = m_at;
        QByteArray value;
        const QByteArrayView ends = isFurther ? QByteArrayView("\"',=") : QByteArrayView("\"',]}");
        while (!atEnd()) {
            if (at() == '\\' && m_bytes.mid(m_at, 2) == "\\,") {
                value += ',';
                m_at += 2;
                continue;
            }
            if (const qsizetype gap = job::gapBytes(m_bytes, m_at); gap > 0) {
                value += m_bytes.mid(m_at, gap);
                m_at += gap;
                continue;
            }
            if (ends.contains(at()))
                break;
            value += at();
            ++m_at;
        }
        if (m_at == begin)
            return refuse(Texts::tr("A value is expected here."));
        return Node::text(textFromUtf8(value.trimmed()), since(begin));
    }

    Result quoted()
    {
        const qsizetype begin = m_at;
        const char quote = at();
        QByteArray value;
        for (++m_at; !atEnd() && at() != quote; ++m_at) {
            if (at() == '\\' && m_at + 1 < m_bytes.size() &&
                (m_bytes.at(m_at + 1) == quote || m_bytes.at(m_at + 1) == '\\'))
                ++m_at;
            value += at();
        }
        if (atEnd()) {
            m_at = begin;
            return refuse(Texts::tr("This quotation mark is not closed."));
        }
        ++m_at;
        return Node::text(textFromUtf8(value), since(begin));
    }

    const MappedText &m_text;
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

Expected<Node, json::SyntaxError> shorthand(const MappedText &text)
{
    return Parser(text).parse();
}

Node inKinds(Node node, const schema::FieldSpec *spec)
{
    if (!spec)
        return node;
    if (spec->kind == schema::FieldKind::List && node.kind == Node::Kind::Scalar) {
        Node list = Node::list(node.range);
        list.items += node;
        node = std::move(list);
    }
    for (Node &item : node.items)
        item = inKinds(std::move(item), spec->element());
    for (Node::Member &member : node.members) {
        const bool isMap = spec->kind == schema::FieldKind::Map;
        member.value = inKinds(std::move(member.value), isMap ? spec->element() : spec->member(member.name));
    }
    if (spec->isNumeric() && node.isText()) {
        const QByteArray digits = node.string().toUtf8();
        // What JSON would not read as a number stays a text, and is told as one
        if (const auto parsed = json::parse(digits); parsed && parsed->root.isDouble())
            node.scalar = parsed->root;
    }
    return node;
}

} // namespace fleetwright::exchange
