// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/faults.h"

namespace fleetwright::json
{

/// Reads the tokens of a JSON text one after the other, and those that people take for JSON. Every function
/// begins at at(), leaves it behind what was read, and gives false where reading has to stop.
class Tokens
{
public:
    Tokens(const QByteArray &text, Faults &faults) : m_text(text), m_faults(faults) {}

    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The byte at at(); NUL at the end as well.
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] char ahead(qsizetype by) const
    {
        return m_at + by < m_text.size() ? m_text[m_at + by] : '\0';
    }
    void skip(qsizetype bytes) { m_at += bytes; }

    /// White space, and what is taken for it: comments, foreign blanks, characters without width.
    bool blanks();

    /// True where a text begins, in whatever quotes.
    [[nodiscard]] bool isQuote() const { return here() == '"' || foreignQuote() > 0; }
    /// A text. `half`: where half of a character is escaped; -1: nowhere.
    bool string(qsizetype &half);
    /// A member's name without quotes.
    bool bareName();

    [[nodiscard]] bool isNumber() const;
    bool number();

    /// A letter or what belongs to a word.
    [[nodiscard]] bool isWord() const;
    /// true, false, null and what other languages call so.
    bool word();

    /// What stands at `at`, for a message: a bracket, a word, the name of a character.
    [[nodiscard]] QString shown(qsizetype at) const;

private:
    bool foreignBlank();
    bool comment();
    /// The bytes of a quote of another kind that stands here; 0: none does.
    [[nodiscard]] qsizetype foreignQuote() const;
    bool quotedOtherwise(qsizetype size, qsizetype &half);
    bool control(qsizetype opening);
    bool escape(qsizetype &half);
    void codeEscape(qsizetype &half);
    void takeForPath(qsizetype from);
    bool fraction();
    bool hexadecimal(qsizetype begin);
    [[nodiscard]] char32_t codeAt(qsizetype at) const;
    [[nodiscard]] qsizetype wordEnd(qsizetype at) const;

    const QByteArray &m_text;
    Faults &m_faults;
    qsizetype m_at = 0;
    bool m_strayBackslash = false; ///< the text being read holds one
};

} // namespace fleetwright::json
