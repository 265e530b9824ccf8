// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace fleetwright::json
{

/// The place of a value in a JSON text, as RFC 6901 writes it: `/targets/0`. The empty pointer is the whole.
class Pointer
{
public:
    Pointer() = default;
    explicit Pointer(QStringList tokens) : m_tokens(std::move(tokens)) {}

    /// Reads the written form; nothing where `text` is neither empty nor starts with a slash, or holds a `~`
    /// that is not `~0` or `~1`.
    [[nodiscard]] static std::optional<Pointer> parse(QStringView text);

    [[nodiscard]] QString toString() const;
    /// As people write it: `abortConfig.criteriaList[0].action`, `tags["odd name"]`; empty for the root.
    [[nodiscard]] QString toPath() const;
    [[nodiscard]] const QStringList &tokens() const { return m_tokens; }
    [[nodiscard]] bool isRoot() const { return m_tokens.isEmpty(); }
    [[nodiscard]] qsizetype depth() const { return m_tokens.size(); }

    /// The last token; empty for the root.
    [[nodiscard]] QString leaf() const { return m_tokens.isEmpty() ? QString() : m_tokens.constLast(); }
    /// The last token as a list index; -1 where it is none.
    [[nodiscard]] qsizetype index() const;
    [[nodiscard]] Pointer parent() const;
    /// The first `count` tokens.
    [[nodiscard]] Pointer first(qsizetype count) const { return Pointer(m_tokens.mid(0, count)); }

    /// True where `other` is this place or one inside it.
    [[nodiscard]] bool contains(const Pointer &other) const;

    friend Pointer operator/(const Pointer &at, QStringView member) { return at.child(member.toString()); }
    friend Pointer operator/(const Pointer &at, const QString &member) { return at.child(member); }
    friend Pointer operator/(const Pointer &at, QLatin1StringView member) { return at.child(member); }
    friend Pointer operator/(const Pointer &at, qsizetype index) { return at.child(QString::number(index)); }

    bool operator==(const Pointer &) const = default;
    friend size_t qHash(const Pointer &p, size_t seed = 0)
    {
        return qHashRange(p.m_tokens.begin(), p.m_tokens.end(), seed);
    }

private:
    [[nodiscard]] Pointer child(QString token) const;

    QStringList m_tokens;
};

inline namespace literals
{
/// `"/abortConfig/criteriaList"_ptr`; the text must be a valid pointer.
Pointer operator""_ptr(const char *text, size_t size);
} // namespace literals

} // namespace fleetwright::json
