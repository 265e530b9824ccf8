// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/thingname.h"

#include <QtGlobal>

namespace fleetwright::schema
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr FieldSpec name = {.kind = FieldKind::Text,
                            .label = QT_TRANSLATE_NOOP("Field", "Name of a thing or group"),
                            .range = {.min = 1, .max = 128},
                            .pattern = "[a-zA-Z0-9:_-]+"_L1,
                            .patternText = QT_TRANSLATE_NOOP("Field", "letters, digits, colons, _ and -")};

} // namespace

const FieldSpec &thingName()
{
    return name;
}

} // namespace fleetwright::schema
