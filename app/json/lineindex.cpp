// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/lineindex.h"

#include <algorithm>

namespace fleetwright::json
{

namespace
{

constexpr qsizetype blockSize = 256; // bytes

qsizetype countCharacters(QByteArrayView text)
{
    return std::ranges::count_if(text,
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

} // namespace

LineIndex::LineIndex(const QByteArray &text) : m_text(text), m_lines{0}
{
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        m_lines.append(at + 1);
    m_blocks.reserve(text.size() / blockSize + 1);
    qsizetype characters = 0;
    for (qsizetype at = 0; at <= text.size(); at += blockSize) {
        m_blocks.append(characters);
        characters += countCharacters(QByteArrayView(text).sliced(at, std::min(blockSize, text.size() - at)));
    }
}

qsizetype LineIndex::charactersBefore(qsizetype offset) const
{
    const qsizetype block = offset / blockSize;
    const qsizetype begin = block * blockSize;
    return m_blocks.at(block) + countCharacters(QByteArrayView(m_text).sliced(begin, offset - begin));
}

TextPosition LineIndex::positionAt(qsizetype offset) const
{
    const qsizetype at = std::clamp(offset, qsizetype(0), m_text.size());
    const auto line = std::prev(std::ranges::upper_bound(m_lines, at));
    return {static_cast<int>(line - m_lines.begin()) + 1,
            static_cast<int>(charactersBefore(at) - charactersBefore(*line)) + 1};
}

} // namespace fleetwright::json
