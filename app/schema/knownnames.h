// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QSet>
#include <QString>

#include <span>
#include <vector>

namespace fleetwright::schema
{

/// A place where the table knows a member.
struct KnownPlace {
    std::vector<const FieldSpec *> path = {}; ///< the rows on the way, list elements included, itself last
    QString folded = {};                      ///< its key
    quint32 letters = 0;                      ///< those that the folded key has, a bit each
    QStringList foldedPaths = {};             ///< its key with one, two … of the keys above it in front

    [[nodiscard]] const FieldSpec &spec() const { return *path.back(); }
};

/// A member of another operation.
struct ForeignName {
    QLatin1StringView folded = {};
    QLatin1StringView within = {}; ///< the key of the object that it is looked for in; empty: the request
    const char *text = nullptr;    ///< why it is none of the request's; marked for translation; %1: the name
    bool isAnswer = false;         ///< the service says it: nobody wrote it
};

/// All that is known below one row.
struct KnownNames {
    std::vector<KnownPlace> places = {}; ///< in the table's order; maps have none
    QSet<QString> folded = {};           ///< everything that isOtherNameOf() or foreignName() may know

    /// False where the folded name can be nothing but a slip; a quick answer for the very many that are none.
    [[nodiscard]] bool mayKnow(const QString &name) const;
};

[[nodiscard]] const KnownNames &knownNames(const FieldSpec &root);

/// What is left of a name where case and separators do not count: abort-config, AbortConfig, "Abort
/// configuration" give the same.
[[nodiscard]] QString foldedName(const QString &name);
/// Which of the letters a to z a folded name has, a bit each.
[[nodiscard]] quint32 lettersOf(const QString &folded);

/// True where tools or pages call the member with the folded key `known` by `folded`.
[[nodiscard]] bool isOtherNameOf(const QString &folded, const KnownPlace &known);
/// True where so few letters are wrong, missing, too many or swapped that it can only be a slip.
[[nodiscard]] bool isSlipOf(const QString &folded, quint32 letters, const KnownPlace &known);

/// The operation's member that is called so; nullptr where there is none.
[[nodiscard]] const ForeignName *foreignName(const QString &folded, QLatin1StringView within);

} // namespace fleetwright::schema
