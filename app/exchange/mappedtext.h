// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/charactername.h"
#include "app/exchange/node.h"

namespace fleetwright::exchange
{

/// A text that was taken out of another one, unquoted for instance, and where each of its bytes stood there.
class MappedText
{
public:
    /// UTF-8.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] QString toString() const { return textFromUtf8(m_bytes); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    /// All of `text` from `begin` on, each byte where it is.
    [[nodiscard]] static MappedText of(const QByteArray &text, qsizetype begin = 0);

    void append(char byte, qsizetype offset);
    /// All of `bytes` for what stands at `offset`.
    void append(const QByteArray &bytes, qsizetype offset);
    void append(const MappedText &other);
    /// Where in the other text the last byte's successor stands.
    void setEnd(qsizetype end) { m_end = end; }

    /// The place in the other text of the byte at `at` of this one; `at` may be its size.
    [[nodiscard]] qsizetype offset(qsizetype at) const;
    [[nodiscard]] json::TextRange range(json::TextRange inner) const;
    [[nodiscard]] json::TextRange whole() const { return {offset(0), m_end}; }
    [[nodiscard]] MappedText mid(qsizetype at, qsizetype count = -1) const;

    /// As it is, but gaps outside of JSON strings are made JSON strings.
    [[nodiscard]] MappedText withQuotedGaps() const;
    /// As it is, but without the backslash before each quotation mark.
    [[nodiscard]] MappedText withoutQuoteEscapes() const;
    /// This as JSON, with the places of the other text.
    [[nodiscard]] Expected<Node, json::SyntaxError> toJson() const;

private:
    QByteArray m_bytes;
    QList<qsizetype> m_offsets;
    qsizetype m_end = 0;
};

} // namespace fleetwright::exchange
