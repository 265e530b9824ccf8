// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visibletext.h"

namespace fleetwright
{

namespace
{

/// True for what is not seen and may make a text look like another.
bool isDeceptive(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return c != U'\n' && c != U'\t';
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // Letters of Hangul that are blank
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }
}

} // namespace

QString visibleText(const QString &text)
{
    constexpr char16_t nonJoiner = 0x200C;
    constexpr char16_t joiner = 0x200D;
    constexpr char16_t lastAscii = 0x7F;
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t code = isPair ? QChar::surrogateToUcs4(c, text.at(i + 1)) : c.unicode();
        const bool joins = (c == joiner || c == nonJoiner) && i > 0 && i + 1 < text.size() &&
                           text.at(i - 1).unicode() > lastAscii && text.at(i + 1).unicode() > lastAscii &&
                           !isDeceptive(text.at(i - 1).unicode()) && !isDeceptive(text.at(i + 1).unicode());
        if (isDeceptive(code) && !joins)
            shown += QStringLiteral("<U+%1>").arg(QString::number(code, 16).toUpper(), 4, u'0');
        else
            shown += QStringView(text).sliced(i, isPair ? 2 : 1);
        i += isPair ? 1 : 0;
    }
    return shown;
}

} // namespace fleetwright
