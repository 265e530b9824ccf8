// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/editdistance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright
{

int editDistance(const QString &a, const QString &b)
{
    std::array<std::array<int, longestWord + 1>, 3> rows{};
    auto *before = &rows[0];
    auto *above = &rows[1];
    auto *here = &rows[2];
    for (int j = 0; j <= b.size(); ++j)
        (*above)[size_t(j)] = j;
    for (int i = 1; i <= a.size(); ++i) {
        (*here)[0] = i;
        for (int j = 1; j <= b.size(); ++j) {
            const auto at = size_t(j);
            const bool same = a[i - 1] == b[j - 1];
            int least = std::min({(*above)[at] + 1, (*here)[at - 1] + 1, (*above)[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                least = std::min(least, (*before)[at - 2] + 1);
            (*here)[at] = least;
        }
        std::swap(before, above);
        std::swap(above, here);
    }
    return (*above)[size_t(b.size())];
}

} // namespace fleetwright
