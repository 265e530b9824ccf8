// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace fleetwright::platform
{

void installTranslations(QObject &owner, const QLocale &locale)
{
    const auto install = [&owner](const QLocale &language, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&owner);
        if (translator->load(language, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    };
    const QString own = QStringLiteral(":/i18n");
    // The one that is installed last is asked first.
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(QLocale::English), QStringLiteral("fleetwright"), own);
    install(locale, QStringLiteral("fleetwright"), own);
}

} // namespace fleetwright::platform
