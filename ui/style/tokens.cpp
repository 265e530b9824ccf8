// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace fleetwright::ui
{

namespace
{

constexpr qreal highContrast = 20;

constexpr bool isInOrder()
{
    for (size_t i = 0; i < std::size(tokenLooks); ++i) {
        if (size_t(tokenLooks[i].token) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor plain(Token token, bool dark)
{
    const TokenLook &look = tokenLooks[size_t(token)];
    return QColor::fromRgb(dark ? look.dark : look.light);
}

struct Part {
    QPalette::ColorRole role;
    Token token;
    Token disabled;
};
constexpr Part parts[] = {
    {QPalette::Window, Token::Canvas, Token::Canvas},
    {QPalette::WindowText, Token::Text, Token::Disabled},
    {QPalette::Base, Token::Card, Token::Canvas},
    {QPalette::AlternateBase, Token::Card, Token::Canvas},
    {QPalette::ToolTipBase, Token::Card, Token::Card},
    {QPalette::ToolTipText, Token::Text, Token::Text},
    {QPalette::PlaceholderText, Token::Placeholder, Token::Disabled},
    {QPalette::Text, Token::Text, Token::Disabled},
    {QPalette::Button, Token::Card, Token::Canvas},
    {QPalette::ButtonText, Token::Text, Token::Disabled},
    {QPalette::BrightText, Token::OnFill, Token::OnFill},
    {QPalette::Light, Token::Card, Token::Card},
    {QPalette::Midlight, Token::Hair, Token::Hair},
    {QPalette::Mid, Token::Edge, Token::Hair},
    {QPalette::Dark, Token::EdgeHover, Token::Edge},
    {QPalette::Shadow, Token::EdgeHover, Token::Edge},
    {QPalette::Highlight, Token::AccentFill, Token::Press},
    {QPalette::HighlightedText, Token::OnFill, Token::Disabled},
    {QPalette::Link, Token::Accent, Token::Disabled},
    {QPalette::LinkVisited, Token::Accent, Token::Disabled},
};

QPalette highContrastPalette()
{
    const QColor ground(Qt::black);
    const QColor ink(Qt::white);
    const QColor strong(0xff, 0xff, 0x00);
    const QColor faint(0xb0, 0xb0, 0xb0);
    QPalette palette;
    for (const Part &part : parts) {
        const bool isGround = part.token == Token::Card || part.token == Token::Canvas;
        palette.setColor(part.role, isGround ? ground : ink);
        palette.setColor(QPalette::Disabled, part.role,
                         isGround                           ? ground
                         : part.disabled == Token::Disabled ? faint
                                                            : ink);
    }
    palette.setColor(QPalette::Highlight, strong);
    palette.setColor(QPalette::HighlightedText, ground);
    palette.setColor(QPalette::Link, strong);
    palette.setColor(QPalette::LinkVisited, strong);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, ground);
    return palette;
}

} // namespace

qreal contrast(const QColor &one, const QColor &other)
{
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Scheme schemeOf(const QPalette &palette)
{
    // A disabled or inactive widget belongs to the same scheme as its window.
    const QColor ground = palette.color(QPalette::Active, QPalette::Window);
    const QColor ink = palette.color(QPalette::Active, QPalette::WindowText);
    if (contrast(ground, ink) >= highContrast)
        return Scheme::HighContrast;
    return ground.lightness() < ink.lightness() ? Scheme::Dark : Scheme::Light;
}

QColor tone(Token token, const QPalette &palette)
{
    const Scheme scheme = schemeOf(palette);
    if (scheme != Scheme::HighContrast)
        return plain(token, scheme == Scheme::Dark);
    const QPalette::ColorRole role = tokenLooks[size_t(token)].role;
    if (role == QPalette::NoRole) {
        const QColor ground = palette.color(QPalette::Active, QPalette::Window);
        return plain(token, ground.lightness() < 128);
    }
    return palette.color(QPalette::Active, role);
}

QPalette paletteOf(Scheme scheme)
{
    if (scheme == Scheme::HighContrast)
        return highContrastPalette();
    const bool dark = scheme == Scheme::Dark;
    QPalette palette;
    for (const Part &part : parts) {
        palette.setColor(part.role, plain(part.token, dark));
        palette.setColor(QPalette::Disabled, part.role, plain(part.disabled, dark));
    }
    // What is selected where one does not type stays to be seen, but does not shout.
    palette.setColor(QPalette::Inactive, QPalette::Highlight, plain(Token::Select, dark));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, plain(Token::OnSelect, dark));
    return palette;
}

} // namespace fleetwright::ui
