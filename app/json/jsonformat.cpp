// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/jsonformat.h"

namespace fleetwright::json
{

namespace
{

constexpr int indentWidth = 4;

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Where the token that begins at `at` ends; a string counts with its quotes.
qsizetype tokenEnd(QStringView text, qsizetype at)
{
    if (text[at] != u'"')
        return at + 1;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return text.size();
}

void breakLine(QString &out, int depth)
{
    out += u'\n';
    out += QString(qsizetype{depth} * indentWidth, u' ');
}

} // namespace

QString reindentJson(QStringView text)
{
    QString out;
    out.reserve(text.size() * 2);
    int depth = 0;
    QChar previous; // the last character that is no white space
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (isSpace(c)) {
            ++at;
            continue;
        }
        const bool closes = c == u'}' || c == u']';
        if (closes)
            --depth;
        const bool afterOpening = previous == u'{' || previous == u'[';
        if ((closes && !afterOpening) || (!closes && (afterOpening || previous == u',')))
            breakLine(out, depth);
        const qsizetype end = tokenEnd(text, at);
        out += text.mid(at, end - at);
        if (c == u':')
            out += u' ';
        if (c == u'{' || c == u'[')
            ++depth;
        // A string that ends in a bracket is no bracket.
        previous = c == u'"' ? QChar(u'"') : c;
        at = end;
    }
    return out;
}

} // namespace fleetwright::json
