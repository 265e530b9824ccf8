// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/helpbutton.h"

#include "ui/form/fieldtexts.h"

#include <QWhatsThis>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

HelpButton::HelpButton(const QString &text, QWidget *parent) : QToolButton(parent)
{
    setText(u"?"_s);
    setAutoRaise(true);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Help"));
    setAccessibleDescription(text);
    setToolTip(wrappingText(text));
    setWhatsThis(wrappingText(text));
    connect(this, &QToolButton::clicked, this,
            [this] { QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this); });
}

} // namespace fleetwright::ui
