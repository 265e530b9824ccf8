// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/charactername.h"
#include "app/base/visibletext.h"
#include "app/json/tokens.h"

#include <QStringList>

namespace fleetwright::json
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype hexDigits = 4;
constexpr qsizetype codeLength = 6; // \uXXXX

/// What people open texts with, and what then closes them.
struct Quotes {
    QStringView opening;
    QStringView closing;
};
constexpr Quotes otherQuotes[] = {{u"'`", u"'`"},
                                  {u"\u2018\u2019\u201A\u201B", u"\u2018\u2019\u201A\u201B"},
                                  {u"\u201C\u201D\u201E\u201F\uFF02", u"\u201C\u201D\u201E\u201F\uFF02"},
                                  {u"\u00AB\u00BB", u"\u00AB\u00BB"}};

bool isHex(QByteArrayView digits)
{
    bool ok = digits.size() == hexDigits;
    for (const char c : digits)
        ok = ok && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    return ok;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

QByteArray escapeOf(char c)
{
    switch (c) {
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return "\\u" + QByteArray::number(c, 16).rightJustified(hexDigits, '0');
    }
}

} // namespace

qsizetype Tokens::foreignQuote() const
{
    if (atEnd() || (here() > ' ' && here() < '\x7F' && here() != '\'' && here() != '`'))
        return 0;
    const char32_t c = codeAt(m_at);
    for (const Quotes &quotes : otherQuotes) {
        if (c < 0x10000 && quotes.opening.contains(QChar(char16_t(c))))
            return bytesOf(c);
    }
    return 0;
}

bool Tokens::string(qsizetype &half)
{
    half = -1;
    m_strayBackslash = false;
    if (here() != '"')
        return quotedOtherwise(foreignQuote(), half);
    const qsizetype opening = m_at++;
    for (;;) {
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\' &&
               !isControl(m_text[m_at]))
            ++m_at;
        if (atEnd()) {
            return m_faults.stop(
                Texts::tr("The text ends before the JSON does: a bracket or quote is not closed."), m_at);
        }
        if (here() == '"')
            break;
        if (here() == '\\' ? !escape(half) : !control(opening))
            return false;
    }
    if (m_strayBackslash)
        takeForPath(opening + 1);
    ++m_at;
    return true;
}

bool Tokens::quotedOtherwise(qsizetype size, qsizetype &half)
{
    const qsizetype opening = m_at;
    const char32_t quote = codeAt(opening);
    QStringView closing;
    for (const Quotes &quotes : otherQuotes) {
        if (quotes.opening.contains(QChar(char16_t(quote))))
            closing = quotes.closing;
    }
    const auto message = [&] {
        return Texts::tr("A text stands in double quotes (\"), not in %1.").arg(describedCharacter(quote));
    };
    m_faults.mend(Mending::Quotes, opening, {opening, opening + size}, "\"", message);
    m_at += size;
    for (;;) {
        const char c = here();
        if (atEnd() || c == '\n' || c == '\r')
            return m_faults.stop(message(), opening);
        if (const qsizetype found = foreignQuote();
            found > 0 && closing.contains(QChar(char16_t(codeAt(m_at))))) {
            m_faults.mend(Mending::Quotes, m_at, {m_at, m_at + found}, "\"", message);
            m_at += found;
            return true;
        }
        if (c == '"') {
            m_faults.mend(Mending::Quotes, m_at, {m_at, m_at + 1}, "\\\"", message);
            ++m_at;
        } else if (c == '\\' || isControl(c)) {
            if (c == '\\' ? !escape(half) : !control(opening))
                return false;
        } else {
            ++m_at;
        }
    }
}

/// A control character inside a text.
bool Tokens::control(qsizetype opening)
{
    const char c = here();
    const bool breaksLine = c == '\n' || c == '\r';
    const QByteArray escaped = escapeOf(c);
    m_faults.mend(Mending::Escape, m_at, {m_at, m_at + 1}, escaped, [&] {
        const QString written = QString::fromLatin1(escaped);
        if (breaksLine)
            return Texts::tr("A line break inside a text is written as %1.").arg(written);
        if (c == '\t')
            return Texts::tr("A tab inside a text is written as %1.").arg(written);
        return Texts::tr("%1, inside a text is written as %2.")
            .arg(describedCharacter(static_cast<unsigned char>(c)), written);
    });
    if (breaksLine)
        m_faults.elseTell(
            {Texts::tr("The quote that opens here is not closed before the line ends."), opening});
    ++m_at;
    return true;
}

bool Tokens::escape(qsizetype &half)
{
    const char letter = ahead(1);
    if (letter != '\0' && QByteArrayView("\"\\/bfnrt").contains(letter)) {
        m_at += 2;
        return true;
    }
    if (letter == 'u' && isHex(m_text.mid(m_at + 2, hexDigits))) {
        codeEscape(half);
        return true;
    }
    if (m_at + 1 >= m_text.size()) {
        return m_faults.stop(
            Texts::tr("The text ends before the JSON does: a bracket or quote is not closed."),
            m_text.size());
    }
    if (letter == '\'' || letter == '`') {
        m_faults.mend(Mending::Escape, m_at, {m_at, m_at + 1}, {}, [&] {
            return Texts::tr("“\\%1” is no escape of JSON: this quote stands for itself.")
                .arg(QLatin1Char(letter));
        });
        m_at += 2;
        return true;
    }
    const bool isCode = letter == 'u';
    const auto message = [&] {
        if (isCode) {
            return Texts::tr(
                "Behind “\\u” there are four hexadecimal digits; a backslash by itself is written "
                "as \\\\.");
        }
        if (isControl(letter))
            return Texts::tr("A backslash is written as \\\\, and a line break inside a text as \\n.");
        const QString shown = visibleText(textFromUtf8(m_text.mid(m_at + 1, bytesOf(codeAt(m_at + 1)))));
        return Texts::tr("“\\%1” is no escape of JSON: a backslash is written as \\\\.").arg(shown);
    };
    // Other languages know these: who wrote them may have meant no backslash
    const bool meansSomething =
        letter == 'x' || (letter >= '0' && letter <= '9') || isControl(letter) || (isCode && ahead(2) == '{');
    if (meansSomething)
        return m_faults.stop(message(), m_at);
    m_faults.mend(Mending::Backslash, m_at, {m_at, m_at + 1}, "\\\\", message);
    m_strayBackslash = true;
    ++m_at;
    return true;
}

void Tokens::codeEscape(qsizetype &half)
{
    const auto code = [this](qsizetype at) {
        return QChar(m_text.sliced(at + 2, hexDigits).toUShort(nullptr, 16));
    };
    const qsizetype begin = m_at;
    m_at += codeLength;
    if (!code(begin).isSurrogate())
        return;
    if (code(begin).isHighSurrogate() && here() == '\\' && ahead(1) == 'u' &&
        isHex(m_text.mid(m_at + 2, hexDigits)) && code(m_at).isLowSurrogate())
        m_at += codeLength;
    else if (half < 0)
        half = begin;
}

/// The text from `from` up to here holds a backslash that is none of JSON's: in a path such as C:\Users\new
/// all of them are the path's.
void Tokens::takeForPath(qsizetype from)
{
    const QByteArrayView path = QByteArrayView(m_text).sliced(from, m_at - from);
    const bool hasDrive = path.size() > 3 && QChar(QLatin1Char(path[0])).isLetter() && path[1] == ':' &&
                          path[2] == '\\' && path[3] != '\\';
    if (!hasDrive || path.contains("\\\""))
        return;
    m_faults.forgetSince(from);
    const auto message = [] { return QString(); }; // the first of them was told
    for (qsizetype i = 0; i < path.size(); ++i) {
        const qsizetype at = from + i;
        if (isControl(path[i])) {
            m_faults.mend(Mending::Escape, at, {at, at + 1}, escapeOf(path[i]), message);
        } else if (path[i] == '\\') {
            if (i + 1 < path.size() && path[i + 1] == '\\')
                ++i;
            else
                m_faults.mend(Mending::Backslash, at, {at, at + 1}, "\\\\", message);
        }
    }
}

} // namespace fleetwright::json
