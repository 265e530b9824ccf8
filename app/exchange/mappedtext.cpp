// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/mappedtext.h"

#include "app/base/charactername.h"
#include "app/job/gap.h"

namespace fleetwright::exchange
{

MappedText MappedText::of(const QByteArray &text, qsizetype begin)
{
    MappedText mapped;
    for (qsizetype i = begin; i < text.size(); ++i)
        mapped.append(text.at(i), i);
    mapped.setEnd(text.size());
    return mapped;
}

void MappedText::append(char byte, qsizetype offset)
{
    m_bytes += byte;
    m_offsets += offset;
    m_end = offset + 1;
}

void MappedText::append(const QByteArray &bytes, qsizetype offset)
{
    for (const char byte : bytes)
        append(byte, offset);
}

void MappedText::append(const MappedText &other)
{
    m_bytes += other.m_bytes;
    m_offsets += other.m_offsets;
    m_end = other.m_end;
}

qsizetype MappedText::offset(qsizetype at) const
{
    return at < m_offsets.size() ? m_offsets.at(at) : m_end;
}

json::TextRange MappedText::range(json::TextRange inner) const
{
    return {offset(inner.begin), inner.end > inner.begin ? offset(inner.end - 1) + 1 : offset(inner.begin)};
}

MappedText MappedText::mid(qsizetype at, qsizetype count) const
{
    MappedText part;
    part.m_bytes = m_bytes.mid(at, count);
    part.m_offsets = m_offsets.mid(at, count);
    part.m_end = offset(at + part.m_bytes.size());
    return part;
}

MappedText MappedText::withQuotedGaps() const
{
    MappedText quoted;
    bool isInside = false;
    for (qsizetype i = 0; i < m_bytes.size();) {
        const char byte = m_bytes.at(i);
        const qsizetype gap = isInside ? 0 : job::gapBytes(m_bytes, i);
        if (gap > 0) {
            quoted.append('"', offset(i));
            quoted.append(mid(i, gap));
            quoted.append('"', offset(i));
            i += gap;
            continue;
        }
        if (isInside && byte == '\\' && i + 1 < m_bytes.size()) {
            quoted.append(byte, offset(i));
            ++i;
        } else if (byte == '"') {
            isInside = !isInside;
        }
        quoted.append(m_bytes.at(i), offset(i));
        ++i;
    }
    quoted.setEnd(m_end);
    return quoted;
}

MappedText MappedText::withoutQuoteEscapes() const
{
    MappedText plain;
    for (qsizetype i = 0; i < m_bytes.size(); ++i) {
        qsizetype slashes = 0;
        while (i + slashes < m_bytes.size() && m_bytes.at(i + slashes) == '\\')
            ++slashes;
        // As the C runtime of Windows does: 2n + 1 of them before a quotation mark are n and the mark
        const bool isBeforeQuote = i + slashes < m_bytes.size() && m_bytes.at(i + slashes) == '"';
        plain.append(mid(i, slashes > 0 && isBeforeQuote ? slashes / 2 : slashes));
        i += slashes;
        if (i < m_bytes.size())
            plain.append(m_bytes.at(i), offset(i));
    }
    plain.setEnd(m_end);
    return plain;
}

Expected<Node, json::SyntaxError> MappedText::toJson() const
{
    Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(m_bytes);
    if (!parsed) {
        json::SyntaxError error = parsed.error();
        error.offset = offset(error.offset);
        error.fix.reset(); // it speaks of the inner text
        return tl::unexpected(error);
    }
    for (json::TextRange &place : parsed->map.values)
        place = range(place);
    for (json::TextRange &place : parsed->map.names)
        place = range(place);
    return Node::of(*parsed);
}

} // namespace fleetwright::exchange
