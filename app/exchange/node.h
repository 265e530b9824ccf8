// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

#include <QList>

namespace fleetwright::exchange
{

/// A value that a reader found: JSON's kinds with the order of members kept, and where each stands in the
/// text that was read.
struct Node {
    struct Member;
    /// What an object may hold at most: more has no job, and looking names up would be slow.
    static constexpr qsizetype mostMembers = 10'000;
    enum class Kind : quint8 { Scalar, List, Object };

    Kind kind = Kind::Scalar;
    QJsonValue scalar = {};
    QList<Node> items = {};
    QList<Member> members = {};
    json::TextRange range = {};
    bool isPlain = false; ///< a text of YAML without quotes: it may stand for a number

    [[nodiscard]] static Node text(const QString &text, json::TextRange range);
    [[nodiscard]] static Node value(const QJsonValue &scalar, json::TextRange range);
    [[nodiscard]] static Node list(json::TextRange range);
    [[nodiscard]] static Node object(json::TextRange range);
    [[nodiscard]] static Node of(const json::ParsedText &parsed);

    [[nodiscard]] bool isText() const { return kind == Kind::Scalar && scalar.isString(); }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isObject() const { return kind == Kind::Object; }
    /// Empty where this is no text.
    [[nodiscard]] QString string() const { return scalar.toString(); }

    /// The value of the member `name`; nullptr where there is none.
    [[nodiscard]] const Node *member(QStringView name) const;
    [[nodiscard]] Node *member(QStringView name);
    /// Sets the member, whatever it was.
    void set(const QString &name, json::TextRange nameRange, Node value);
    /// Takes it out; nothing where there is none.
    std::optional<Member> take(QStringView name);

    [[nodiscard]] QJsonValue toJson() const;
    /// The value and the places of all in it.
    [[nodiscard]] json::ParsedText toParsed() const;
    /// This as JSON in one line, members in their order: `{"a": 1}`, or without the blanks.
    [[nodiscard]] QString toJsonText(bool withBlanks) const;
};

struct Node::Member {
    QString name = {};
    json::TextRange nameRange = {};
    Node value = {};
};

} // namespace fleetwright::exchange
