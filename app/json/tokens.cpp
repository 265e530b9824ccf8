// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/tokens.h"

#include "app/base/charactername.h"

namespace fleetwright::json
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

} // namespace

bool Tokens::blanks()
{
    for (;;) {
        const char c = here();
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            ++m_at;
        else if (c == '/' || c == '#') {
            if (!comment())
                return !m_faults.isStopped();
        } else if ((c > ' ' && c < '\x7F') || atEnd() || !foreignBlank())
            return true;
    }
}

/// False, too, where none stands here.
bool Tokens::comment()
{
    const qsizetype begin = m_at;
    const bool isBlock = here() == '/' && ahead(1) == '*';
    if (here() == '/' && !isBlock && ahead(1) != '/')
        return false;
    qsizetype end = isBlock ? m_text.indexOf("*/", begin + 2) : m_text.indexOf('\n', begin);
    const auto message = [] { return Texts::tr("JSON has no comments."); };
    if (end < 0 && isBlock)
        return m_faults.stop(message(), begin);
    end = end < 0 ? m_text.size() : isBlock ? end + 2 : end;
    m_faults.mend(Mending::Comment, begin, {begin, end}, {}, message);
    m_at = end;
    return true;
}

bool Tokens::foreignBlank()
{
    const char32_t c = codeAt(m_at);
    // A NUL shows that something else follows
    const bool isPlain = c > U' ' && c < 0x7F;
    const std::optional<QString> plain = isPlain || c == 0 ? std::nullopt : plainCharacter(c);
    if (!plain || (!plain->isEmpty() && *plain != QLatin1StringView(" ")))
        return false;
    const qsizetype size = bytesOf(c);
    m_faults.mend(Mending::Invisible, m_at, {m_at, m_at + size}, plain->toLatin1(), [&] {
        return m_at == 0 && c == QChar::ByteOrderMark
                   ? Texts::tr("Starts with an invisible byte order mark, U+FEFF, which JSON does not allow.")
                   : Texts::tr("%1, is not allowed here: outside of texts only blanks, tabs and line breaks "
                               "separate.")
                         .arg(describedCharacter(c));
    });
    m_at += size;
    return true;
}

bool Tokens::bareName()
{
    const qsizetype begin = m_at;
    m_at = wordEnd(begin);
    const TextRange range{begin, m_at};
    const QByteArray name = m_text.sliced(begin, m_at - begin);
    m_faults.mend(Mending::Quotes, begin, range, '"' + name + '"', [&] {
        return Texts::tr("The name of a member stands in double quotes: \"%1\".").arg(shown(begin));
    });
    return true;
}

bool Tokens::isNumber() const
{
    return isDigit(here()) || here() == '-' || ((here() == '.' || here() == '+') && isDigit(ahead(1))) ||
           (here() == '+' && ahead(1) == '.' && isDigit(ahead(2)));
}

bool Tokens::number()
{
    const qsizetype begin = m_at;
    if (here() == '+') {
        m_faults.mend(Mending::Number, begin, {begin, begin + 1}, {},
                      [] { return Texts::tr("A number has no plus sign in front."); });
        ++m_at;
    } else if (here() == '-') {
        ++m_at;
        if (isLetter(here()) && word())
            return m_faults.stop(Texts::tr("A number has a digit behind its minus sign."), begin);
        if (m_faults.isStopped())
            return false;
    }
    if (here() == '0' && (ahead(1) == 'x' || ahead(1) == 'X'))
        return hexadecimal(begin);
    if (here() == '0' && isDigit(ahead(1)))
        return m_faults.stop(Texts::tr("A number must not start with 0."), begin);
    const qsizetype digits = m_at;
    while (isDigit(here()))
        ++m_at;
    const bool isMissing = m_at == digits;
    if (isMissing && !(here() == '.' && isDigit(ahead(1))))
        return m_faults.stop(Texts::tr("A number has a digit behind its minus sign."), begin);
    if (isMissing) {
        m_faults.mend(Mending::Number, begin, {m_at, m_at}, "0",
                      [] { return Texts::tr("A number has a digit before its decimal point: 0.5."); });
    }
    if (!fraction())
        return false;
    qsizetype end = wordEnd(m_at);
    while (end < m_text.size() && m_text[end] == '.')
        end = wordEnd(end + 1);
    if (end > m_at) {
        return m_faults.stop(
            Texts::tr("“%1” is no number: it has digits, a decimal point and an exponent, as in -1.5e3.")
                .arg(QString::fromUtf8(m_text.sliced(begin, std::min(end, begin + 20) - begin))),
            begin);
    }
    return true;
}

/// Decimals and exponent.
bool Tokens::fraction()
{
    if (here() == '.') {
        ++m_at;
        if (!isDigit(here())) {
            m_faults.mend(Mending::Number, m_at - 1, {m_at, m_at}, "0",
                          [] { return Texts::tr("A number has a digit behind its decimal point: 1.0."); });
        }
        while (isDigit(here()))
            ++m_at;
    }
    if (here() != 'e' && here() != 'E')
        return true;
    const qsizetype sign = ahead(1) == '+' || ahead(1) == '-' ? 1 : 0;
    if (!isDigit(ahead(1 + sign)))
        return m_faults.stop(Texts::tr("A number has a digit behind its e."), m_at);
    m_at += 1 + sign;
    while (isDigit(here()))
        ++m_at;
    return true;
}

bool Tokens::hexadecimal(qsizetype begin)
{
    const qsizetype end = wordEnd(m_at);
    bool ok = false;
    const qlonglong value = m_text.sliced(m_at + 2, end - m_at - 2).toLongLong(&ok, 16);
    const auto message = [] { return Texts::tr("JSON has no hexadecimal numbers, only decimal ones."); };
    if (!ok)
        return m_faults.stop(message(), begin);
    m_faults.mend(Mending::Number, begin, {m_at, end}, QByteArray::number(value), message);
    m_at = end;
    return true;
}

bool Tokens::isWord() const
{
    return isLetter(here());
}

bool Tokens::word()
{
    const qsizetype begin = m_at;
    m_at = wordEnd(begin);
    const QByteArray found = m_text.sliced(begin, m_at - begin);
    if (found == "true" || found == "false" || found == "null")
        return true;
    const QByteArray lower = found.toLower();
    const QByteArray meant = lower == "none" || lower == "nil" ? QByteArray("null") : lower;
    if (meant == "true" || meant == "false" || meant == "null") {
        m_faults.mend(Mending::Word, begin, {begin, m_at}, meant, [&] {
            return Texts::tr("“%1” is not JSON; it is written as %2.")
                .arg(shown(begin), QString::fromLatin1(meant));
        });
        return true;
    }
    if (lower == "nan" || lower == "infinity" || lower == "inf") {
        return m_faults.stop(
            Texts::tr("“%1” is not JSON: only decimal numbers are. Write null or a text in double quotes.")
                .arg(shown(begin)),
            begin);
    }
    if (found == "undefined") {
        return m_faults.stop(
            Texts::tr("“%1” is not JSON: write null, or leave the member out.").arg(shown(begin)), begin);
    }
    return m_faults.stop(
        Texts::tr("“%1” is not JSON: a text stands in double quotes; without quotes there are "
                  "only numbers, true, false and null.")
            .arg(shown(begin)),
        begin);
}

QString Tokens::shown(qsizetype at) const
{
    constexpr qsizetype most = 20;
    if (at >= m_text.size())
        return {};
    const qsizetype end = wordEnd(at);
    if (end > at)
        return QString::fromLatin1(m_text.sliced(at, std::min(end - at, most)));
    return describedCharacter(codeAt(at));
}

char32_t Tokens::codeAt(qsizetype at) const
{
    constexpr qsizetype longest = 4;
    const QString text =
        textFromUtf8(QByteArrayView(m_text).sliced(at, std::min(longest, m_text.size() - at)));
    return codePointAt(text, 0);
}

qsizetype Tokens::wordEnd(qsizetype at) const
{
    while (at < m_text.size() && (isLetter(m_text[at]) || isDigit(m_text[at])))
        ++at;
    return at;
}

} // namespace fleetwright::json
