// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/form.h"

#include <QByteArray>
#include <QList>

namespace fleetwright::test
{

/// A text, and the job and form that it is.
struct ReadCase {
    const char *name = nullptr;
    QByteArray text = {};
    exchange::Form form = exchange::Form::RequestJson;
    QByteArray request = {}; ///< as JSON; gaps as `<<name>>`
    int remarks = 0;
};

[[nodiscard]] QList<ReadCase> commandCases();
[[nodiscard]] QList<ReadCase> structuredCases();
[[nodiscard]] QList<ReadCase> programCases();

} // namespace fleetwright::test
