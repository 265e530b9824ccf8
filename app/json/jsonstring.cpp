// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/jsonstring.h"

#include "app/base/charactername.h"

namespace fleetwright::json
{

namespace
{

constexpr qsizetype codeEscape = 6; // \uXXXX

char16_t codeAt(QByteArrayView escape)
{
    return static_cast<char16_t>(escape.sliced(2, 4).toUShort(nullptr, 16));
}

char16_t plainEscape(char letter)
{
    switch (letter) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return static_cast<unsigned char>(letter);
    }
}

/// How long a character, as it stands in a literal, is there and in the UTF-8 that it means.
struct Lengths {
    qsizetype written = 1;
    qsizetype meant = 1;
};

Lengths lengthsAt(QByteArrayView rest)
{
    if (rest[0] != '\\' || rest.size() < 2)
        return {};
    if (rest[1] != 'u' || rest.size() < codeEscape)
        return {2, 1};
    const QChar code(codeAt(rest));
    const bool isPair = code.isHighSurrogate() && rest.size() >= 2 * codeEscape && rest[codeEscape] == '\\' &&
                        rest[codeEscape + 1] == 'u' && QChar::isLowSurrogate(codeAt(rest.sliced(codeEscape)));
    if (isPair)
        return {2 * codeEscape, 4};
    return {codeEscape, code.unicode() < 0x80 ? 1 : code.unicode() < 0x800 ? 2 : 3};
}

} // namespace

QString textOfLiteral(QByteArrayView literal)
{
    const QByteArrayView inside = literal.sliced(1, literal.size() - 2);
    qsizetype at = inside.indexOf('\\');
    if (at < 0)
        return textFromUtf8(inside);
    QString text;
    text.reserve(inside.size());
    qsizetype from = 0;
    for (; at >= 0; at = inside.indexOf('\\', from)) {
        text += textFromUtf8(inside.sliced(from, at - from));
        const bool isCode = inside[at + 1] == 'u';
        text += QChar(isCode ? codeAt(inside.sliced(at)) : plainEscape(inside[at + 1]));
        from = at + (isCode ? codeEscape : 2);
    }
    return text + textFromUtf8(inside.sliced(from));
}

qsizetype placeInLiteral(const QByteArray &text, TextRange literal, qsizetype within)
{
    if (literal.begin < 0 || literal.end > text.size() || literal.end - literal.begin < 2 ||
        text[literal.begin] != '"')
        return literal.begin;
    const QByteArrayView inside =
        QByteArrayView(text).sliced(literal.begin + 1, literal.end - literal.begin - 2);
    qsizetype at = 0;
    for (qsizetype passed = 0; at < inside.size();) {
        const Lengths lengths = lengthsAt(inside.sliced(at));
        passed += lengths.meant;
        if (passed > within)
            break;
        at += lengths.written;
    }
    return literal.begin + 1 + at;
}

} // namespace fleetwright::json
