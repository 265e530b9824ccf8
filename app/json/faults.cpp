// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/faults.h"

#include <algorithm>
#include <bit>

namespace fleetwright::json
{

void Faults::forgetSince(qsizetype offset)
{
    while (!m_edits.isEmpty() && m_edits.constLast().range.begin >= offset)
        m_edits.removeLast();
}

SyntaxError Faults::take() const
{
    SyntaxError error = m_first.value_or(SyntaxError());
    error.position = positionAt(m_text, error.offset);
    if (m_stopped || m_edits.isEmpty())
        return error;
    // A comma is known to be one too many only behind what follows it
    QList<Edit> edits = m_edits;
    std::ranges::stable_sort(edits, {}, [](const Edit &edit) { return edit.range.begin; });
    QByteArray mended;
    mended.reserve(m_text.size() + 6 * m_edits.size());
    qsizetype from = 0;
    for (const Edit &edit : std::as_const(edits)) {
        mended += QByteArrayView(m_text).sliced(from, edit.range.begin - from);
        mended += edit.by;
        from = edit.range.end;
    }
    mended += QByteArrayView(m_text).sliced(from);
    error.fix = TextFix{label(), mended};
    return error;
}

QString Faults::label() const
{
    if (std::popcount(m_done) != 1)
        return Texts::tr("Write all of it as JSON");
    switch (static_cast<Mending>(std::countr_zero(m_done))) {
    case Mending::Escape:
        return Texts::tr("Escape it as JSON does");
    case Mending::Backslash:
        return Texts::tr("Double the backslashes");
    case Mending::Number:
        return Texts::tr("Write the number as JSON");
    case Mending::Quotes:
        return Texts::tr("Use double quotes");
    case Mending::Comma:
        return Texts::tr("Remove the comma");
    case Mending::Comment:
        return Texts::tr("Remove the comments");
    case Mending::Word:
        return Texts::tr("Write true, false and null");
    case Mending::Invisible:
        return Texts::tr("Replace the foreign characters");
    }
    return {};
}

} // namespace fleetwright::json
