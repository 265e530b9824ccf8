// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sign.h"

#include "ui/style/icons.h"

#include <QCoreApplication>

namespace fleetwright::ui
{

namespace
{

struct SignLook {
    Icon icon;
    Token token;
    Token tint;
};

SignLook lookOf(Sign sign)
{
    switch (sign) {
    case Sign::Empty:
        return {Icon::CircleDashed, Token::Text2, Token::Sunken};
    case Sign::Good:
        return {Icon::CircleCheck, Token::Good, Token::GoodTint};
    case Sign::Hint:
        return {Icon::Info, Token::Info, Token::InfoTint};
    case Sign::Warning:
        return {Icon::TriangleAlert, Token::Warning, Token::WarningTint};
    case Sign::Error:
        return {Icon::CircleX, Token::Danger, Token::DangerTint};
    }
    return {Icon::Info, Token::Info, Token::InfoTint};
}

} // namespace

Sign signOf(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Hint:
        return Sign::Hint;
    case schema::Severity::Warning:
        return Sign::Warning;
    case schema::Severity::Error:
        return Sign::Error;
    }
    return Sign::Hint;
}

QIcon signIcon(Sign sign)
{
    const SignLook look = lookOf(sign);
    return iconOf(look.icon, look.token);
}

QColor signColor(Sign sign, const QPalette &palette)
{
    return tone(lookOf(sign).token, palette);
}

QColor signTint(Sign sign, const QPalette &palette)
{
    return tone(lookOf(sign).tint, palette);
}

QString signName(Sign sign)
{
    switch (sign) {
    case Sign::Empty:
        return {};
    case Sign::Good:
        return QCoreApplication::translate("Sign", "Good");
    case Sign::Hint:
        return QCoreApplication::translate("Sign", "Hint");
    case Sign::Warning:
        return QCoreApplication::translate("Sign", "Warning");
    case Sign::Error:
        return QCoreApplication::translate("Sign", "Error");
    }
    return {};
}

} // namespace fleetwright::ui
