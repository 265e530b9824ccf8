// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/quotedliteral.h"

#include "app/base/charactername.h"
#include "app/exchange/draft.h"
#include "app/job/gap.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Literal)
};

struct Escape {
    QByteArray text = {};
    qsizetype end = 0;
};

/// The escape that begins at `at`, as Python and JavaScript have it.
Escape escapeAt(const QByteArray &text, qsizetype at)
{
    const char next = at + 1 < text.size() ? text.at(at + 1) : '\\';
    if (next == '\n')
        return {{}, at + 2};
    if (next == '\r')
        return {{}, at + 2 + (text.mid(at + 2, 1) == "\n" ? 1 : 0)};
    static const QRegularExpression coded(
        u"^(?:\\\\u[0-9A-Fa-f]{4}|\\\\u\\{[0-9A-Fa-f]{1,6}\\}|\\\\x[0-9A-Fa-f]{2}|"
        "\\\\U[0-9A-Fa-f]{8})"_s);
    // Two of them may be the halves of one character
    QString units;
    qsizetype end = at;
    for (;;) {
        const auto found = coded.match(QString::fromLatin1(text.mid(end, 12)));
        if (!found.hasMatch())
            break;
        QString digits = found.captured().sliced(2);
        digits.remove(u'{').remove(u'}');
        const char32_t code = digits.toUInt(nullptr, 16);
        units += code < 0x10000 ? QString(QChar(char16_t(code))) : QString::fromUcs4(&code, 1);
        end += found.capturedLength();
        if (units.isEmpty() || !units.back().isHighSurrogate())
            break;
    }
    if (end > at)
        return {units.toUtf8(), end};
    static constexpr std::pair<char, char> escapes[] = {{'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'b', '\b'},
                                                        {'f', '\f'}, {'v', '\v'}, {'0', '\0'}};
    for (const auto &[sign, meaning] : escapes) {
        if (next == sign)
            return {QByteArray(1, meaning), at + 2};
    }
    if (QByteArrayView("\\'\"`$/{}").contains(next))
        return {QByteArray(1, next), std::min(at + 2, text.size())};
    // One that has no meaning stays as it is in Python
    return {text.mid(at, 1), at + 1};
}

/// Where the bracket that opens at `at` is closed, one past it; -1 where it is not.
qsizetype closed(const QByteArray &text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (text.at(at) == '{')
            ++depth;
        else if (text.at(at) == '}' && --depth == 0)
            return at + 1;
    }
    return -1;
}

} // namespace

std::optional<qsizetype> quotedStart(const QByteArray &text, qsizetype at, bool isPython)
{
    qsizetype quote = at;
    if (isPython) {
        while (quote < text.size() && quote < at + 2 && QByteArrayView("rRbBuUfF").contains(text.at(quote)))
            ++quote;
    }
    const QByteArrayView quotes = isPython ? QByteArrayView("'\"") : QByteArrayView("'\"`");
    return quote < text.size() && quotes.contains(text.at(quote)) ? std::optional(quote) : std::nullopt;
}

Expected<Node, json::SyntaxError> quotedLiteral(const QByteArray &text, qsizetype begin, bool isPython)
{
    const qsizetype quoteAt = *quotedStart(text, begin, isPython);
    const QByteArray prefix = text.mid(begin, quoteAt - begin).toLower();
    const char quote = text.at(quoteAt);
    const bool isTriple = isPython && text.mid(quoteAt, 3) == QByteArray(3, quote);
    const QByteArray close(isTriple ? 3 : 1, quote);
    const bool isRaw = prefix.contains('r');
    const bool isFormat = prefix.contains('f');
    const bool isTemplate = quote == '`';
    QByteArray value;
    for (qsizetype at = quoteAt + close.size(); at < text.size();) {
        if (QByteArrayView(text).sliced(at).startsWith(close))
            return Node::text(textFromUtf8(value), {begin, at + close.size()});
        const char c = text.at(at);
        if (c == '\n' && !isTriple && !isTemplate)
            break;
        if (c == '\\' && isRaw) {
            value += text.mid(at, 2);
            at += 2;
        } else if (c == '\\') {
            const Escape escape = escapeAt(text, at);
            value += escape.text;
            at = escape.end;
        } else if (isFormat && (text.mid(at, 2) == "{{" || text.mid(at, 2) == "}}")) {
            value += c;
            at += 2;
        } else if ((isFormat && c == '{') || (isTemplate && text.mid(at, 2) == "${")) {
            const qsizetype bracket = at + (c == '$' ? 1 : 0);
            const qsizetype end = closed(text, bracket);
            if (end < 0)
                break;
            value += job::gap(textFromUtf8(text.mid(bracket + 1, end - bracket - 2))).toUtf8();
            at = end;
        } else {
            value += c;
            ++at;
        }
    }
    return refusal(Texts::tr("This quotation mark is not closed."), begin);
}

} // namespace fleetwright::exchange
