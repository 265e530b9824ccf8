// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/helpbutton.h"

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

QString wrappingText(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace fleetwright::ui
