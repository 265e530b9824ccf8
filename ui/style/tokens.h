// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace fleetwright::ui
{

/// What a colour is for. Nothing else in the window names a colour.
enum class Token : quint8 {
    Canvas,
    Card,
    Sunken,
    Hover,
    Press,
    Select,
    OnSelect,
    Hair,
    EdgeSoft,
    Edge,
    EdgeHover,
    Text,
    Text2,
    Placeholder,
    Disabled,
    Accent,
    AccentFill,
    AccentFillHover,
    AccentFillPress,
    DangerFill,
    DangerFillHover,
    DangerFillPress,
    OnFill,
    Good,
    Warning,
    Danger,
    Info,
    AccentTint,
    GoodTint,
    WarningTint,
    DangerTint,
    InfoTint,
    Succeeded,
    SucceededSoft,
    InProgress,
    Queued,
    Failed,
    TimedOut,
    Rejected,
    Canceled,
    Closed,
    CodeKey,
    CodeString,
    CodeNumber,
    CodeWord,
};

/// How a token looks. In a scheme of high contrast it is the palette's `role`, or, where it has none (what
/// tells states apart), its light or dark colour.
struct TokenLook {
    Token token;
    QRgb light;
    QRgb dark;
    QPalette::ColorRole role;
};

/// One row a token, in their order.
inline constexpr TokenLook tokenLooks[] = {
    {Token::Canvas, 0xfff6f7f9, 0xff16181d, QPalette::Window},
    {Token::Card, 0xffffffff, 0xff1e2128, QPalette::Base},
    {Token::Sunken, 0xffedf0f4, 0xff121417, QPalette::Window},
    {Token::Hover, 0xffe9edf3, 0xff272b34, QPalette::Window},
    {Token::Press, 0xffe2e6ec, 0xff303540, QPalette::Window},
    {Token::Select, 0xffe6eefc, 0xff24324f, QPalette::Highlight},
    {Token::OnSelect, 0xff1a1d23, 0xffe8eaee, QPalette::HighlightedText},
    {Token::Hair, 0xffdde1e8, 0xff2e333d, QPalette::WindowText},
    {Token::EdgeSoft, 0xffc3c9d3, 0xff434a57, QPalette::WindowText},
    {Token::Edge, 0xff818a9a, 0xff6c7585, QPalette::WindowText},
    {Token::EdgeHover, 0xff5a6270, 0xffa3abb8, QPalette::WindowText},
    {Token::Text, 0xff1a1d23, 0xffe8eaee, QPalette::WindowText},
    {Token::Text2, 0xff565e6c, 0xffa3abb8, QPalette::WindowText},
    {Token::Placeholder, 0xff646c7b, 0xff8a92a0, QPalette::WindowText},
    {Token::Disabled, 0xff9aa2b0, 0xff636b79, QPalette::PlaceholderText},
    {Token::Accent, 0xff2258c9, 0xff7aa7ff, QPalette::Link},
    {Token::AccentFill, 0xff2258c9, 0xff2f66d4, QPalette::Highlight},
    {Token::AccentFillHover, 0xff1b4aae, 0xff2a5cc2, QPalette::Highlight},
    {Token::AccentFillPress, 0xff163e93, 0xff244fa9, QPalette::Highlight},
    {Token::DangerFill, 0xffc0262d, 0xffc9363d, QPalette::Highlight},
    {Token::DangerFillHover, 0xffa51f26, 0xffb52f36, QPalette::Highlight},
    {Token::DangerFillPress, 0xff8b191f, 0xff9e282e, QPalette::Highlight},
    {Token::OnFill, 0xffffffff, 0xffffffff, QPalette::HighlightedText},
    {Token::Good, 0xff177644, 0xff4cc38a, QPalette::NoRole},
    {Token::Warning, 0xff8f5400, 0xfff0b34a, QPalette::NoRole},
    {Token::Danger, 0xffc0262d, 0xffff7b80, QPalette::NoRole},
    {Token::Info, 0xff2a6f97, 0xff6cb6e0, QPalette::NoRole},
    {Token::AccentTint, 0xffeaf1fd, 0xff1f2b45, QPalette::Base},
    {Token::GoodTint, 0xffe8f5ee, 0xff1a3229, QPalette::Base},
    {Token::WarningTint, 0xfffdf4e3, 0xff352a17, QPalette::Base},
    {Token::DangerTint, 0xfffcecec, 0xff3a2024, QPalette::Base},
    {Token::InfoTint, 0xffe8f2f8, 0xff1a2f3c, QPalette::Base},
    {Token::Succeeded, 0xff3a9c68, 0xff3fa874, QPalette::NoRole},
    {Token::SucceededSoft, 0xffc4e6d3, 0xff23523b, QPalette::NoRole},
    {Token::InProgress, 0xff3f74db, 0xff5b8def, QPalette::NoRole},
    {Token::Queued, 0xff6f93b5, 0xff7c95b0, QPalette::NoRole},
    {Token::Failed, 0xffc0262d, 0xffff6369, QPalette::NoRole},
    {Token::TimedOut, 0xffc27a10, 0xffe0a33c, QPalette::NoRole},
    {Token::Rejected, 0xff8a52c2, 0xffb98aeb, QPalette::NoRole},
    {Token::Canceled, 0xff7d8594, 0xff7f8796, QPalette::NoRole},
    {Token::Closed, 0xfff0f2f6, 0xff191b21, QPalette::Window},
    {Token::CodeKey, 0xff1f4fb3, 0xff8fb4ff, QPalette::NoRole},
    {Token::CodeString, 0xff1e6e43, 0xff7fcba0, QPalette::NoRole},
    {Token::CodeNumber, 0xff9a4a00, 0xffe9b26b, QPalette::NoRole},
    {Token::CodeWord, 0xff7a3fb3, 0xffc198f0, QPalette::NoRole},
};

enum class Scheme : quint8 { Light, Dark, HighContrast };

/// The scheme that a palette belongs to: from 20:1 between text and ground on it is one of high contrast.
[[nodiscard]] Scheme schemeOf(const QPalette &palette);

/// The colour of `token` where `palette` rules. To be asked when painting, so that it follows a change.
[[nodiscard]] QColor tone(Token token, const QPalette &palette);

/// The palette of a scheme, every role of every group set.
[[nodiscard]] QPalette paletteOf(Scheme scheme);

/// How much two opaque colours differ, 1 to 21, as WCAG 2 counts it.
[[nodiscard]] qreal contrast(const QColor &one, const QColor &other);

} // namespace fleetwright::ui
