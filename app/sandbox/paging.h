// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/parameters.h"
#include "app/sandbox/store.h"

#include <QJsonArray>

#include <functional>

namespace fleetwright::sandbox
{

/// A list that is given page by page. A page starts after the last key of the one before, so that what is
/// added meanwhile neither repeats nor hides an item; tokens are opaque, hold across restarts, and are good
/// for the same list with the same filters only.
struct Page {
    /// Selects rows whose first column is the key, in the key's order, without WHERE.
    QString select = {};
    QStringList conditions = {};
    QVariantList values = {};
    QString key = {};        ///< the key's column
    bool descending = false; ///< newest first; the key is then a number
    QString member = {};     ///< what the answer calls the list
    int size = 0;            ///< at most so many items: Parameters::maxResults()
};

/// One page of the list as the service's answer; `item` makes the element of a row. Refuses a wrong token.
[[nodiscard]] Reply<QJsonObject> listPage(Store &store, const Parameters &parameters, const Page &page,
                                          const std::function<QJsonValue(const Store::Row &)> &item);

} // namespace fleetwright::sandbox
