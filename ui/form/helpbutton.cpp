// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/helpbutton.h"

#include "ui/form/fieldtexts.h"
#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QWhatsThis>

namespace fleetwright::ui
{

HelpButton::HelpButton(const QString &text, QWidget *parent) : QToolButton(parent)
{
    setIcon(iconOf(Icon::CircleHelp, Token::Placeholder));
    setAutoRaise(true);
    const int side = scaled(24, fontMetrics());
    setFixedSize(side, side);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Help"));
    setAccessibleDescription(text);
    setToolTip(wrappingText(text));
    setWhatsThis(wrappingText(text));
    connect(this, &QToolButton::clicked, this,
            [this] { QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this); });
}

} // namespace fleetwright::ui
