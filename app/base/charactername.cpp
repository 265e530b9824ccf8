// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/charactername.h"

#include "app/base/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace fleetwright
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CharacterName)
};

struct Row {
    char32_t first;
    char32_t last;
    const char *name;
    const char *plain; ///< nullptr: nothing in ASCII stands for it
};

/// By code point.
constexpr std::array table{
    Row{0x00, 0x00, QT_TRANSLATE_NOOP("CharacterName", "null character"), ""},
    Row{0x01, 0x06, QT_TRANSLATE_NOOP("CharacterName", "control character"), ""},
    Row{0x07, 0x07, QT_TRANSLATE_NOOP("CharacterName", "bell"), ""},
    Row{0x08, 0x08, QT_TRANSLATE_NOOP("CharacterName", "backspace"), ""},
    Row{0x09, 0x09, QT_TRANSLATE_NOOP("CharacterName", "tab"), " "},
    Row{0x0A, 0x0A, QT_TRANSLATE_NOOP("CharacterName", "line feed"), " "},
    Row{0x0B, 0x0B, QT_TRANSLATE_NOOP("CharacterName", "vertical tab"), " "},
    Row{0x0C, 0x0C, QT_TRANSLATE_NOOP("CharacterName", "form feed"), " "},
    Row{0x0D, 0x0D, QT_TRANSLATE_NOOP("CharacterName", "carriage return"), " "},
    Row{0x0E, 0x1A, QT_TRANSLATE_NOOP("CharacterName", "control character"), ""},
    Row{0x1B, 0x1B, QT_TRANSLATE_NOOP("CharacterName", "escape"), ""},
    Row{0x1C, 0x1F, QT_TRANSLATE_NOOP("CharacterName", "control character"), ""},
    Row{0x20, 0x20, QT_TRANSLATE_NOOP("CharacterName", "blank"), nullptr},
    Row{0x7F, 0x7F, QT_TRANSLATE_NOOP("CharacterName", "delete"), ""},
    Row{0x80, 0x84, QT_TRANSLATE_NOOP("CharacterName", "control character"), ""},
    Row{0x85, 0x85, QT_TRANSLATE_NOOP("CharacterName", "next line"), " "},
    Row{0x86, 0x9F, QT_TRANSLATE_NOOP("CharacterName", "control character"), ""},
    Row{0xA0, 0xA0, QT_TRANSLATE_NOOP("CharacterName", "no-break space"), " "},
    Row{0xAB, 0xAB, QT_TRANSLATE_NOOP("CharacterName", "left-pointing double angle quotation mark"), "\""},
    Row{0xAD, 0xAD, QT_TRANSLATE_NOOP("CharacterName", "soft hyphen"), ""},
    Row{0xB4, 0xB4, QT_TRANSLATE_NOOP("CharacterName", "acute accent"), "'"},
    Row{0xBB, 0xBB, QT_TRANSLATE_NOOP("CharacterName", "right-pointing double angle quotation mark"), "\""},
    Row{0x2BC, 0x2BC, QT_TRANSLATE_NOOP("CharacterName", "modifier letter apostrophe"), "'"},
    Row{0x34F, 0x34F, QT_TRANSLATE_NOOP("CharacterName", "combining grapheme joiner"), ""},
    Row{0x61C, 0x61C, QT_TRANSLATE_NOOP("CharacterName", "Arabic letter mark"), ""},
    Row{0x115F, 0x1160, QT_TRANSLATE_NOOP("CharacterName", "Hangul filler"), ""},
    Row{0x1680, 0x1680, QT_TRANSLATE_NOOP("CharacterName", "Ogham space mark"), " "},
    Row{0x180E, 0x180E, QT_TRANSLATE_NOOP("CharacterName", "Mongolian vowel separator"), ""},
    Row{0x2000, 0x2000, QT_TRANSLATE_NOOP("CharacterName", "en quad"), " "},
    Row{0x2001, 0x2001, QT_TRANSLATE_NOOP("CharacterName", "em quad"), " "},
    Row{0x2002, 0x2002, QT_TRANSLATE_NOOP("CharacterName", "en space"), " "},
    Row{0x2003, 0x2003, QT_TRANSLATE_NOOP("CharacterName", "em space"), " "},
    Row{0x2004, 0x2004, QT_TRANSLATE_NOOP("CharacterName", "three-per-em space"), " "},
    Row{0x2005, 0x2005, QT_TRANSLATE_NOOP("CharacterName", "four-per-em space"), " "},
    Row{0x2006, 0x2006, QT_TRANSLATE_NOOP("CharacterName", "six-per-em space"), " "},
    Row{0x2007, 0x2007, QT_TRANSLATE_NOOP("CharacterName", "figure space"), " "},
    Row{0x2008, 0x2008, QT_TRANSLATE_NOOP("CharacterName", "punctuation space"), " "},
    Row{0x2009, 0x2009, QT_TRANSLATE_NOOP("CharacterName", "thin space"), " "},
    Row{0x200A, 0x200A, QT_TRANSLATE_NOOP("CharacterName", "hair space"), " "},
    Row{0x200B, 0x200B, QT_TRANSLATE_NOOP("CharacterName", "zero-width space"), ""},
    Row{0x200C, 0x200C, QT_TRANSLATE_NOOP("CharacterName", "zero-width non-joiner"), ""},
    Row{0x200D, 0x200D, QT_TRANSLATE_NOOP("CharacterName", "zero-width joiner"), ""},
    Row{0x200E, 0x200E, QT_TRANSLATE_NOOP("CharacterName", "left-to-right mark"), ""},
    Row{0x200F, 0x200F, QT_TRANSLATE_NOOP("CharacterName", "right-to-left mark"), ""},
    Row{0x2010, 0x2010, QT_TRANSLATE_NOOP("CharacterName", "typographic hyphen"), "-"},
    Row{0x2011, 0x2011, QT_TRANSLATE_NOOP("CharacterName", "non-breaking hyphen"), "-"},
    Row{0x2012, 0x2012, QT_TRANSLATE_NOOP("CharacterName", "figure dash"), "-"},
    Row{0x2013, 0x2013, QT_TRANSLATE_NOOP("CharacterName", "en dash"), "-"},
    Row{0x2014, 0x2014, QT_TRANSLATE_NOOP("CharacterName", "em dash"), "-"},
    Row{0x2015, 0x2015, QT_TRANSLATE_NOOP("CharacterName", "horizontal bar"), "-"},
    Row{0x2018, 0x2018, QT_TRANSLATE_NOOP("CharacterName", "left single quotation mark"), "'"},
    Row{0x2019, 0x2019, QT_TRANSLATE_NOOP("CharacterName", "right single quotation mark"), "'"},
    Row{0x201A, 0x201A, QT_TRANSLATE_NOOP("CharacterName", "low single quotation mark"), "'"},
    Row{0x201B, 0x201B, QT_TRANSLATE_NOOP("CharacterName", "reversed single quotation mark"), "'"},
    Row{0x201C, 0x201C, QT_TRANSLATE_NOOP("CharacterName", "left double quotation mark"), "\""},
    Row{0x201D, 0x201D, QT_TRANSLATE_NOOP("CharacterName", "right double quotation mark"), "\""},
    Row{0x201E, 0x201E, QT_TRANSLATE_NOOP("CharacterName", "low double quotation mark"), "\""},
    Row{0x201F, 0x201F, QT_TRANSLATE_NOOP("CharacterName", "reversed double quotation mark"), "\""},
    Row{0x2024, 0x2024, QT_TRANSLATE_NOOP("CharacterName", "one dot leader"), "."},
    Row{0x2026, 0x2026, QT_TRANSLATE_NOOP("CharacterName", "ellipsis"), "..."},
    Row{0x2028, 0x2028, QT_TRANSLATE_NOOP("CharacterName", "line separator"), " "},
    Row{0x2029, 0x2029, QT_TRANSLATE_NOOP("CharacterName", "paragraph separator"), " "},
    Row{0x202A, 0x202A, QT_TRANSLATE_NOOP("CharacterName", "left-to-right embedding"), ""},
    Row{0x202B, 0x202B, QT_TRANSLATE_NOOP("CharacterName", "right-to-left embedding"), ""},
    Row{0x202C, 0x202C, QT_TRANSLATE_NOOP("CharacterName", "pop directional formatting"), ""},
    Row{0x202D, 0x202D, QT_TRANSLATE_NOOP("CharacterName", "left-to-right override"), ""},
    Row{0x202E, 0x202E, QT_TRANSLATE_NOOP("CharacterName", "right-to-left override"), ""},
    Row{0x202F, 0x202F, QT_TRANSLATE_NOOP("CharacterName", "narrow no-break space"), " "},
    Row{0x2032, 0x2032, QT_TRANSLATE_NOOP("CharacterName", "prime"), "'"},
    Row{0x2033, 0x2033, QT_TRANSLATE_NOOP("CharacterName", "double prime"), "\""},
    Row{0x2039, 0x2039, QT_TRANSLATE_NOOP("CharacterName", "left-pointing single angle quotation mark"), "'"},
    Row{0x203A, 0x203A, QT_TRANSLATE_NOOP("CharacterName", "right-pointing single angle quotation mark"),
        "'"},
    Row{0x2044, 0x2044, QT_TRANSLATE_NOOP("CharacterName", "fraction slash"), "/"},
    Row{0x205F, 0x205F, QT_TRANSLATE_NOOP("CharacterName", "medium mathematical space"), " "},
    Row{0x2060, 0x2060, QT_TRANSLATE_NOOP("CharacterName", "word joiner"), ""},
    Row{0x2061, 0x2064, QT_TRANSLATE_NOOP("CharacterName", "invisible operator"), ""},
    Row{0x2066, 0x2066, QT_TRANSLATE_NOOP("CharacterName", "left-to-right isolate"), ""},
    Row{0x2067, 0x2067, QT_TRANSLATE_NOOP("CharacterName", "right-to-left isolate"), ""},
    Row{0x2068, 0x2068, QT_TRANSLATE_NOOP("CharacterName", "first strong isolate"), ""},
    Row{0x2069, 0x2069, QT_TRANSLATE_NOOP("CharacterName", "pop directional isolate"), ""},
    Row{0x206A, 0x206F, QT_TRANSLATE_NOOP("CharacterName", "invisible format character"), ""},
    Row{0x2212, 0x2212, QT_TRANSLATE_NOOP("CharacterName", "minus sign"), "-"},
    Row{0x2215, 0x2215, QT_TRANSLATE_NOOP("CharacterName", "division slash"), "/"},
    Row{0x2236, 0x2236, QT_TRANSLATE_NOOP("CharacterName", "ratio"), ":"},
    Row{0x3000, 0x3000, QT_TRANSLATE_NOOP("CharacterName", "ideographic space"), " "},
    Row{0x3164, 0x3164, QT_TRANSLATE_NOOP("CharacterName", "Hangul filler"), ""},
    Row{0xD800, 0xDFFF, QT_TRANSLATE_NOOP("CharacterName", "half of a character"), ""},
    Row{0xE000, 0xF8FF, QT_TRANSLATE_NOOP("CharacterName", "private-use character"), nullptr},
    Row{0xFE00, 0xFE0F, QT_TRANSLATE_NOOP("CharacterName", "variation selector"), ""},
    Row{0xFE58, 0xFE58, QT_TRANSLATE_NOOP("CharacterName", "small em dash"), "-"},
    Row{0xFE63, 0xFE63, QT_TRANSLATE_NOOP("CharacterName", "small hyphen-minus"), "-"},
    Row{0xFEFF, 0xFEFF, QT_TRANSLATE_NOOP("CharacterName", "byte order mark"), ""},
    Row{0xFFA0, 0xFFA0, QT_TRANSLATE_NOOP("CharacterName", "Hangul filler"), ""},
    Row{0xFFF9, 0xFFFB, QT_TRANSLATE_NOOP("CharacterName", "annotation mark"), ""},
    Row{0xFFFC, 0xFFFC, QT_TRANSLATE_NOOP("CharacterName", "object replacement character"), ""},
    Row{0xFFFD, 0xFFFD, QT_TRANSLATE_NOOP("CharacterName", "replacement character"), nullptr},
    Row{0x1D173, 0x1D17A, QT_TRANSLATE_NOOP("CharacterName", "invisible format character"), ""},
    Row{0xE0001, 0xE007F, QT_TRANSLATE_NOOP("CharacterName", "invisible tag character"), ""},
    Row{0xE0100, 0xE01EF, QT_TRANSLATE_NOOP("CharacterName", "variation selector"), ""},
};

const Row *rowOf(char32_t c)
{
    const auto *behind = std::ranges::upper_bound(table, c, {}, &Row::first);
    return behind != table.begin() && std::prev(behind)->last >= c ? std::prev(behind) : nullptr;
}

constexpr char32_t toAscii = 0xFEE0;

bool isFullWidth(char32_t c)
{
    return c >= U'!' + toAscii && c <= U'~' + toAscii;
}

QString textOf(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

} // namespace

QString characterName(char32_t c)
{
    if (isFullWidth(c))
        return Texts::tr("full-width %1").arg(textOf(c - toAscii));
    const Row *row = rowOf(c);
    return row ? Texts::tr(row->name) : QString();
}

QString describedCharacter(char32_t c)
{
    if (c > U' ' && c < 0x7F)
        return u'“' + textOf(c) + u'”';
    const QString code = u"U+%1"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
    if (const QString name = characterName(c); !name.isEmpty())
        return Texts::tr("%1, %2", "code point and name of a character").arg(code, name);
    const QString shown = visibleText(textOf(c));
    return shown.startsWith(u'<') ? code : Texts::tr("%1, “%2”").arg(code, shown);
}

std::optional<QString> plainCharacter(char32_t c)
{
    if (isFullWidth(c))
        return textOf(c - toAscii);
    const Row *row = rowOf(c);
    return row && row->plain ? std::optional(QString::fromLatin1(row->plain)) : std::nullopt;
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : char32_t(text[at].unicode());
}

QString textFromUtf8(QByteArrayView utf8)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    QString marks;
    while (utf8.startsWith(mark)) {
        marks += QChar(QChar::ByteOrderMark);
        utf8 = utf8.sliced(mark.size());
    }
    return marks + QString::fromUtf8(utf8);
}

} // namespace fleetwright
