// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// What fontconfig gives where nobody chose: a desktop's own font is asked for by its name.
bool isFallback(const QFont &font)
{
    const QString found = QFontInfo(font).family();
    const bool isNamed = found.compare(font.family(), Qt::CaseInsensitive) == 0;
    return found.startsWith("DejaVu"_L1) || (!isNamed && found.startsWith("Noto"_L1));
}

qreal factorOf(TextSize size)
{
    switch (size) {
    case TextSize::Title:
        return 1.5;
    case TextSize::CardTitle:
        return 1.15;
    case TextSize::Body:
        return 1;
    case TextSize::Secondary:
        return 0.92;
    }
    return 1;
}

} // namespace

QFont textFont(TextSize size, bool strong)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factorOf(size));
    else
        font.setPixelSize(qRound(font.pixelSize() * factorOf(size)));
    if (strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont codeFont()
{
    static const bool hasJetBrains = QFontDatabase::hasFamily(u"JetBrains Mono"_s);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (hasJetBrains && isFallback(font)) {
        font.setFamilies({u"JetBrains Mono"_s});
        font.setPointSizeF(textFont(TextSize::Secondary).pointSizeF());
    }
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

void chooseFonts()
{
    constexpr qreal bodyPoints = 9.75; // 13 pixels where a point is 4/3 of one
    QFont font = QApplication::font();
    if (!isFallback(font) || !QFontDatabase::hasFamily(u"Inter"_s))
        return;
    font.setFamilies({u"Inter"_s});
    font.setPointSizeF(bodyPoints);
    // What was typed stays itself: Inter would make an arrow of "->" and a sign of the x in "3x4".
    font.setStyleStrategy(QFont::PreferNoShaping);
    QApplication::setFont(font);
}

} // namespace fleetwright::ui
