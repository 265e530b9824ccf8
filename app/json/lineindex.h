// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

#include <QList>

namespace fleetwright::json
{

/// Line and column of any place in a UTF-8 text, for who asks for many: the text is counted once.
class LineIndex
{
public:
    /// `text` must outlive it.
    explicit LineIndex(const QByteArray &text);

    /// As positionAt().
    [[nodiscard]] TextPosition positionAt(qsizetype offset) const;

private:
    [[nodiscard]] qsizetype charactersBefore(qsizetype offset) const;

    const QByteArray &m_text;
    QList<qsizetype> m_lines;  ///< where each begins
    QList<qsizetype> m_blocks; ///< characters before each block of the text
};

} // namespace fleetwright::json
