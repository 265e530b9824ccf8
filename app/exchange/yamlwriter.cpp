// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/yamlwriter.h"

#include "app/json/writer.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

bool isPrintable(char16_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c < 0xFFFE);
}

/// A JSON text is one of YAML in double quotes, but for what YAML wants escaped besides.
QString quoted(const QString &text)
{
    QString out;
    for (const QChar c : QString::fromUtf8(json::write(text, json::Layout::Compact))) {
        if (isPrintable(c.unicode()))
            out += c;
        else
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return out;
}

/// Readers fold or cut nothing in a block of lines that begins with no blank.
bool fitsABlock(const QString &text)
{
    return text.contains(u'\n') && text.front() != u' ' && text.front() != u'\n' &&
           !text.endsWith("\n\n"_L1) &&
           std::ranges::all_of(text, [](QChar c) { return c == u'\n' || isPrintable(c.unicode()); });
}

QString block(const QString &text, const QString &indent)
{
    const bool isEnded = text.endsWith(u'\n');
    QString out = isEnded ? u"|\n"_s : u"|-\n"_s;
    for (const QString &line : (isEnded ? text.chopped(1) : text).split(u'\n'))
        out += (line.isEmpty() ? QString() : indent + line) + u'\n';
    return out;
}

QString key(const QString &name)
{
    static const QRegularExpression plain(u"\\A[A-Za-z][A-Za-z0-9_]{2,}\\z"_s);
    static const QRegularExpression word(u"\\A(?:yes|no|on|off|true|false|null)\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return plain.match(name).hasMatch() && !word.match(name).hasMatch() ? name : quoted(name);
}

QString scalar(const QJsonValue &value, const QString &indent)
{
    if (!value.isString())
        return QString::fromUtf8(json::write(value, json::Layout::Compact)) + u'\n';
    const QString text = value.toString();
    return fitsABlock(text) ? block(text, indent) : quoted(text) + u'\n';
}

QString lines(const Ordered &value, const QString &indent);

/// What stands behind "name:" or "-", which are in lines of `indent`.
QString behind(const Ordered &value, const QString &indent, bool isItem)
{
    const QString deeper = indent + u"  "_s;
    if (value.isScalar())
        return u' ' + scalar(value.scalar, deeper);
    if (value.items.isEmpty() && value.members.isEmpty())
        return value.kind == Ordered::Kind::List ? u" []\n"_s : u" {}\n"_s;
    // The first member of an item stands in the line of its dash
    if (isItem)
        return u' ' + lines(value, deeper).sliced(deeper.size());
    return u'\n' + lines(value, deeper);
}

QString lines(const Ordered &value, const QString &indent)
{
    QString out;
    for (const Ordered &item : value.items)
        out += indent + u'-' + behind(item, indent, true);
    for (const Ordered::Member &member : value.members)
        out += indent + key(member.name) + u':' + behind(member.value, indent, false);
    return out;
}

} // namespace

QString toYaml(const Ordered &value, const QString &indent)
{
    if (value.isScalar())
        return indent + scalar(value.scalar, indent);
    if (value.items.isEmpty() && value.members.isEmpty())
        return indent + (value.kind == Ordered::Kind::List ? u"[]\n"_s : u"{}\n"_s);
    return lines(value, indent);
}

} // namespace fleetwright::exchange
