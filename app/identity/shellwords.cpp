// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/shellwords.h"

namespace fleetwright::identity
{
namespace
{

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

} // namespace

std::optional<QStringList> shellWords(QStringView text)
{
    constexpr QChar none;
    QStringList words;
    QString word;
    bool inWord = false;
    bool escaped = false;
    QChar quote = none;
    for (const QChar c : text) {
        if (escaped) {
            // Within double quotes a backslash means itself before everything else.
            if (quote != none && c != u'\\' && c != quote)
                word += u'\\';
            word += c;
            escaped = false;
        } else if (c == u'\\' && quote != u'\'') {
            escaped = true;
            inWord = true;
        } else if (quote != none) {
            if (c == quote)
                quote = none;
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            inWord = true;
        } else if (!isBlank(c)) {
            word += c;
            inWord = true;
        } else if (inWord) {
            words += std::exchange(word, {});
            inWord = false;
        }
    }
    if (escaped || quote != none)
        return std::nullopt;
    if (inWord)
        words += word;
    return words;
}

} // namespace fleetwright::identity
