// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/sourcemap.h"

#include <algorithm>

namespace fleetwright::json
{

TextRange SourceMap::nearest(const Pointer &at) const
{
    for (Pointer here = at;; here = here.parent()) {
        const auto found = values.constFind(here);
        if (found != values.constEnd())
            return *found;
        if (here.isRoot())
            return {};
    }
}

Pointer SourceMap::pointerAt(qsizetype offset) const
{
    Pointer best;
    qsizetype bestDepth = -1;
    const auto look = [&](const QHash<Pointer, TextRange> &ranges) {
        for (auto it = ranges.begin(); it != ranges.end(); ++it) {
            if (it->begin <= offset && offset <= it->end && it.key().depth() > bestDepth) {
                best = it.key();
                bestDepth = it.key().depth();
            }
        }
    };
    look(values);
    look(names);
    return best;
}

TextPosition positionAt(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(std::clamp(offset, qsizetype(0), text.size()));
    TextPosition position;
    for (const char c : before) {
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) { // begins a character
            ++position.column;
        }
    }
    return position;
}

} // namespace fleetwright::json
