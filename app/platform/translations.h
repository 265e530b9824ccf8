// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QObject;

namespace fleetwright::platform
{

/// Shows texts in the language of `locale` from now on, where the program has it. English is always behind
/// it: what is not translated is at least counted right ("1 device"). The translations go with `owner`.
void installTranslations(QObject &owner, const QLocale &locale = {});

} // namespace fleetwright::platform
