// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

class QWidget;

namespace fleetwright::ui
{

/// What a field is for and what it may hold, as the help of its row.
[[nodiscard]] QString helpText(const schema::FieldSpec &spec);

/// What an empty field shows: what the service assumes without it, or an example.
[[nodiscard]] QString placeholderText(const schema::FieldSpec &spec);

/// What the choice at `index` is called.
[[nodiscard]] QString choiceLabel(const schema::FieldSpec &spec, qsizetype index);

/// `text` as rich text that wraps in tool tips, its line breaks kept.
[[nodiscard]] QString wrappingText(const QString &text);

/// Space between the rows of a form, in pixels.
[[nodiscard]] int rowSpacing(const QWidget &widget);

} // namespace fleetwright::ui
