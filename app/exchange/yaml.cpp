// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/yaml.h"

#include "app/base/charactername.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <sstream>
#include <vector>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int deepest = 200;
/// Of values in all, those that aliases repeat included.
constexpr qsizetype mostValues = 100'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

/// What leaves yaml-cpp's parser in the middle; caught at this file's border.
struct Refused {
    json::SyntaxError error;
};

/// `!Ref` → `Ref`, `!Sub` → `Fn::Sub`; empty where CloudFormation has no such tag.
QString functionOf(const std::string &tag)
{
    static constexpr QLatin1StringView functions[] = {
        "Sub"_L1,         "GetAtt"_L1, "Join"_L1, "Select"_L1,    "Split"_L1,  "FindInMap"_L1,
        "ImportValue"_L1, "Base64"_L1, "Cidr"_L1, "GetAZs"_L1,    "If"_L1,     "Equals"_L1,
        "And"_L1,         "Or"_L1,     "Not"_L1,  "Transform"_L1, "Length"_L1, "ToJsonString"_L1};
    const QString name = QString::fromStdString(tag).mid(1);
    if (name == "Ref"_L1 || name == "Condition"_L1)
        return name;
    const bool isKnown =
        std::ranges::any_of(functions, [&](QLatin1StringView known) { return known == name; });
    return isKnown ? u"Fn::"_s + name : QString();
}

/// Builds nodes from the parser's events.
class Builder : public YAML::EventHandler
{
public:
    explicit Builder(const MappedText &text) : m_text(text) {}

    [[nodiscard]] Node take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        finish(Node::value(QJsonValue::Null, rangeOf(mark, 0)), anchor, {});
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.constFind(anchor);
        if (found == m_anchors.constEnd())
            refuse(Texts::tr("This alias stands inside of what it repeats."), mark);
        count(sizes(*found), mark);
        put(*found);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        Node node = Node::text(textFromUtf8(value), rangeOf(mark, qsizetype(value.size())));
        node.isPlain =
            tag == "?" || tag.starts_with("tag:yaml.org,2002:") ? tag != "tag:yaml.org,2002:str" : false;
        finish(std::move(node), anchor, functionFor(tag, mark));
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(Node::list(rangeOf(mark, 1)), tag, anchor, mark);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(Node::object(rangeOf(mark, 1)), tag, anchor, mark);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        Node node;
        YAML::anchor_t anchor = 0;
        QString function = {};
        std::optional<Node> key = {}; ///< that waits for its value
        QList<Node> merged = {};      ///< what `<<` named
    };

    [[noreturn]] void refuse(const QString &message, const YAML::Mark &mark) const
    {
        throw Refused{{.message = message, .offset = rangeOf(mark, 0).begin}};
    }

    [[nodiscard]] json::TextRange rangeOf(const YAML::Mark &mark, qsizetype length) const
    {
        const qsizetype begin = std::clamp<qsizetype>(mark.pos, 0, m_text.size());
        return m_text.range({begin, std::min(begin + length, m_text.size())});
    }

    QString functionFor(const std::string &tag, const YAML::Mark &mark) const
    {
        if (tag.empty() || tag == "?" || tag == "!" || tag.starts_with("tag:yaml.org,2002:"))
            return {};
        const QString function = functionOf(tag);
        if (function.isEmpty())
            refuse(Texts::tr("The tag %1 has no meaning here.").arg(QString::fromStdString(tag)), mark);
        return function;
    }

    static qsizetype sizes(const Node &node)
    {
        qsizetype count = 1;
        for (const Node &item : node.items)
            count += sizes(item);
        for (const Node::Member &member : node.members)
            count += sizes(member.value);
        return count;
    }

    void count(qsizetype more, const YAML::Mark &mark)
    {
        m_count += more;
        if (m_count > mostValues)
            refuse(Texts::tr("This holds more values than any job, aliases counted."), mark);
    }

    void open(Node node, const std::string &tag, YAML::anchor_t anchor, const YAML::Mark &mark)
    {
        if (m_levels.size() >= deepest)
            refuse(Texts::tr("This is nested too deeply: at most 200 levels."), mark);
        QString function = functionFor(tag, mark);
        m_levels.push_back(Level{std::move(node), anchor, std::move(function)});
        count(1, mark);
    }

    void close()
    {
        Level level = std::move(m_levels.back());
        m_levels.pop_back();
        // Members of its own come before those that it takes over
        for (const Node &other : std::as_const(level.merged)) {
            for (const Node::Member &member : other.members) {
                if (!level.node.member(member.name))
                    level.node.members += member;
            }
        }
        const Node *last = !level.node.items.isEmpty()     ? &level.node.items.constLast()
                           : !level.node.members.isEmpty() ? &level.node.members.constLast().value
                                                           : nullptr;
        if (last)
            level.node.range.end = std::max(level.node.range.end, last->range.end);
        finish(std::move(level.node), level.anchor, level.function);
    }

    void finish(Node node, YAML::anchor_t anchor, const QString &function)
    {
        if (!function.isEmpty()) {
            Node call = Node::object(node.range);
            call.members += Node::Member{function, node.range, std::move(node)};
            node = std::move(call);
        }
        if (anchor != 0)
            m_anchors.insert(anchor, node);
        put(std::move(node));
    }

    void put(Node node)
    {
        if (m_levels.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_levels.back();
        if (level.node.isList()) {
            level.node.items += std::move(node);
        } else if (!level.key) {
            if (!node.isText())
                throw Refused{{.message = Texts::tr("The name of a member must be a text."),
                               .offset = node.range.begin}};
            level.key = std::move(node);
        } else {
            member(level, std::move(node));
        }
    }

    static void member(Level &level, Node value)
    {
        const Node key = *std::exchange(level.key, std::nullopt);
        if (key.isPlain && key.string() == "<<"_L1) {
            if (value.isObject())
                level.merged += value;
            else
                level.merged += value.items;
            return;
        }
        if (level.node.members.size() >= Node::mostMembers)
            throw Refused{
                {.message = Texts::tr("This holds more members than any job."), .offset = key.range.begin}};
        if (level.node.member(key.string()))
            throw Refused{
                {.message = Texts::tr("%1 is given twice.").arg(key.string()), .offset = key.range.begin}};
        level.node.members += Node::Member{key.string(), key.range, std::move(value)};
    }

    const MappedText &m_text;
    Node m_root = {};
    std::vector<Level> m_levels;
    QHash<YAML::anchor_t, Node> m_anchors;
    qsizetype m_count = 0;
};

/// yaml-cpp takes some of them for the end of the text.
std::optional<qsizetype> forbiddenByte(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text.at(i));
        if (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t'))
            return i;
    }
    return std::nullopt;
}

/// A plain scalar as a number that JSON writes alike, or as a hexadecimal one.
QJsonValue numberIn(const QString &text)
{
    static const QRegularExpression hexadecimal(u"\\A[+-]?0x[0-9A-Fa-f]{1,12}\\z"_s);
    if (hexadecimal.match(text).hasMatch())
        return text.toLongLong(nullptr, 16);
    QByteArray digits = text.toUtf8();
    if (digits.startsWith('+'))
        digits.remove(0, 1);
    if (digits.startsWith('.'))
        digits.prepend('0');
    if (digits.endsWith('.'))
        digits.chop(1);
    const auto parsed = json::parse(digits);
    return parsed && parsed->root.isDouble() ? parsed->root : QJsonValue(QJsonValue::Undefined);
}

Node scalarAs(Node node, const schema::FieldSpec *spec)
{
    const QString text = node.string();
    node.isPlain = false;
    if (text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1) {
        node.scalar = QJsonValue::Null;
        return node;
    }
    if (spec && spec->isText())
        return node;
    if (const QJsonValue number = numberIn(text); !number.isUndefined())
        node.scalar = number;
    else if (text == "true"_L1 || text == "True"_L1 || text == "TRUE"_L1)
        node.scalar = true;
    else if (text == "false"_L1 || text == "False"_L1 || text == "FALSE"_L1)
        node.scalar = false;
    return node;
}

} // namespace

Expected<Node, json::SyntaxError> readYaml(const MappedText &text)
{
    if (const std::optional<qsizetype> bad = forbiddenByte(text.bytes()))
        return tl::unexpected(json::SyntaxError{.message = Texts::tr("YAML holds no control characters."),
                                                .offset = text.offset(*bad)});
    try {
        std::istringstream stream(text.bytes().toStdString());
        YAML::Parser parser(stream);
        Builder builder(text);
        if (!parser.HandleNextDocument(builder))
            return tl::unexpected(json::SyntaxError{.message = Texts::tr("This YAML text is empty.")});
        Node root = builder.take();
        Builder further(text);
        if (parser.HandleNextDocument(further))
            return tl::unexpected(json::SyntaxError{
                .message = Texts::tr("This YAML text holds several documents: one is read."),
                .offset = further.take().range.begin});
        return root;
    } catch (const Refused &refused) {
        json::SyntaxError error = refused.error;
        return tl::unexpected(error);
    } catch (const YAML::Exception &error) {
        const qsizetype at = std::clamp<qsizetype>(error.mark.pos, 0, text.size());
        return tl::unexpected(json::SyntaxError{
            .message = Texts::tr("This is not YAML: %1.").arg(QString::fromStdString(error.msg)),
            .offset = text.offset(at)});
    } catch (const std::exception &error) {
        return tl::unexpected(
            json::SyntaxError{.message = Texts::tr("This is not YAML: %1.").arg(textFromUtf8(error.what()))});
    }
}

Node inFieldKinds(Node node, const schema::FieldSpec *spec)
{
    if (node.isPlain && node.isText())
        return scalarAs(std::move(node), spec);
    for (Node &item : node.items)
        item = inFieldKinds(std::move(item), spec ? spec->element() : nullptr);
    for (Node::Member &member : node.members) {
        const schema::FieldSpec *below = nullptr;
        if (spec)
            below = spec->kind == schema::FieldKind::Map ? spec->element() : spec->member(member.name);
        member.value = inFieldKinds(std::move(member.value), below);
    }
    return node;
}

} // namespace fleetwright::exchange
