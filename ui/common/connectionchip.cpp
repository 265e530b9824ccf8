// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/connectionchip.h"

#include "ui/style/drawing.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace fleetwright::ui
{

namespace
{

constexpr int padding = 10;
constexpr int gap = 8;
constexpr int swatchSide = 10;
constexpr int chevronSide = 14;

} // namespace

ConnectionChip::ConnectionChip(QWidget *parent) : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
}

void ConnectionChip::setFacts(const Facts &facts)
{
    m_facts = facts;
    const QString title =
        facts.region.isEmpty() ? facts.name : QStringLiteral("%1 · %2").arg(facts.name, facts.region);
    setText(title);
    setAccessibleName(facts.isProduction ? tr("Connection: %1, production").arg(title)
                                         : tr("Connection: %1").arg(title));
    updateGeometry();
    update();
}

QString ConnectionChip::word() const
{
    return m_facts.isProduction ? tr("PRODUCTION") : m_facts.isSandbox ? tr("SANDBOX") : QString();
}

QFont ConnectionChip::wordFont() const
{
    QFont font = textFont(TextSize::Secondary, true);
    font.setWeight(QFont::Bold);
    return font;
}

QFont ConnectionChip::nameFont() const
{
    return textFont(TextSize::Body, true);
}

QString ConnectionChip::details() const
{
    QStringList known{m_facts.region, m_facts.account};
    known.removeAll(QString());
    return known.join(QStringLiteral("   "));
}

int ConnectionChip::wordWidth() const
{
    return word().isEmpty() ? 0 : QFontMetrics(wordFont()).horizontalAdvance(word()) + 2 * padding;
}

QSize ConnectionChip::sizeHint() const
{
    int width = wordWidth() + padding + QFontMetrics(nameFont()).horizontalAdvance(m_facts.name) + gap +
                chevronSide + padding;
    if (m_facts.color.isValid())
        width += swatchSide + gap;
    if (const QString more = details(); !more.isEmpty())
        width += gap + fontMetrics().horizontalAdvance(more);
    return {width, scaled(30, fontMetrics())};
}

void ConnectionChip::paintEvent(QPaintEvent * /*event*/)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const Looks looks(option);
    QPainter painter(this);
    const auto visual = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const bool isProduction = m_facts.isProduction;
    Shape all;
    all.ground = looks(looks.pressed ? Token::Press : looks.hover ? Token::Hover : Token::Card);
    all.edge = isProduction ? looks(Token::DangerFill) : looks.edge(Token::EdgeSoft);
    all.width = looks.edgeWidth();
    drawShape(painter, rect(), all);

    QRect at = rect();
    if (const int filled = wordWidth(); filled > 0) {
        const QRect part = visual({0, 0, filled, height()});
        painter.save();
        painter.setClipRect(part);
        drawShape(painter, rect(),
                  {.ground = looks(isProduction ? Token::DangerFill : Token::InfoTint), .edge = all.edge});
        painter.setPen(looks(isProduction ? Token::OnFill : Token::Info));
        painter.setFont(wordFont());
        painter.drawText(part, Qt::AlignCenter, word());
        painter.restore();
        at.setLeft(filled);
    }
    at.adjust(padding, 0, -padding, 0);
    if (m_facts.color.isValid()) {
        const QRect swatch(at.left(), at.center().y() - swatchSide / 2 + 1, swatchSide, swatchSide);
        drawShape(painter, visual(swatch),
                  {.ground = m_facts.color, .edge = looks(Token::Edge), .radius = 3});
        at.setLeft(swatch.right() + 1 + gap);
    }
    const auto write = [&](const QString &text, const QFont &font, Token token) {
        const int width = QFontMetrics(font).horizontalAdvance(text);
        painter.setFont(font);
        painter.setPen(looks(token));
        painter.drawText(visual({at.left(), at.top(), width, at.height()}), Qt::AlignCenter, text);
        at.setLeft(at.left() + width + gap);
    };
    write(m_facts.name, nameFont(), Token::Text);
    write(details(), font(), Token::Text2);
    const QRect chevron(at.right() + 1 - chevronSide, at.center().y() - chevronSide / 2 + 1, chevronSide,
                        chevronSide);
    paintIcon(painter, visual(chevron), Icon::ChevronDown, looks(Token::Text));
}

} // namespace fleetwright::ui
