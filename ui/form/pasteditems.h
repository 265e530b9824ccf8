// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QJsonValue>
#include <QList>

namespace fleetwright::ui
{

/// What a pasted text puts into a list of `element`s: the items of a JSON list, or an item a line. The
/// members of an object are taken in the order of the table, separated by tabs, or else by the first `=`, `,`
/// or `;` found.
[[nodiscard]] QList<QJsonValue> pastedItems(const schema::FieldSpec &element, const QString &text);

} // namespace fleetwright::ui
