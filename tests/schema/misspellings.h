// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace fleetwright::test
{

/// A member of fullJob() by its right name, and a name that it is certainly meant by.
struct Misspelling {
    const char *object; ///< the pointer of what it stands in
    const char *wrong;
    const char *known;
};

[[nodiscard]] QList<Misspelling> misspellings();

} // namespace fleetwright::test
