// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QIcon>

class QPainter;

namespace fleetwright::ui
{

/// The drawings of resources/icons/lucide, named as there.
enum class Icon : quint8 {
    ArrowDown,
    ArrowUp,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    CircleCheck,
    CircleDashed,
    CircleDot,
    CircleHelp,
    CircleX,
    FilePlus,
    FolderOpen,
    Info,
    LayoutTemplate,
    Redo2,
    Save,
    TriangleAlert,
    Undo2,
    X,
};

/// Draws in the colour of `token` of the moment, sharp at every scale.
[[nodiscard]] QIcon iconOf(Icon icon, Token token = Token::Text);

/// Draws it as large as `rect` allows, in its middle.
void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color);

} // namespace fleetwright::ui
