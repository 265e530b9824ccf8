// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/writer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace fleetwright::json
{

namespace
{

class Writer
{
public:
    Writer(Layout layout, const MemberOrder &order) : m_indented(layout == Layout::Indented), m_order(order)
    {
    }

    QByteArray take(const QJsonValue &value)
    {
        put(value, Pointer(), 0);
        return std::move(m_out);
    }

private:
    void put(const QJsonValue &value, const Pointer &at, int level)
    {
        switch (value.type()) {
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            m_out += "null";
            break;
        case QJsonValue::Bool:
            m_out += value.toBool() ? "true" : "false";
            break;
        case QJsonValue::Double:
            putNumber(value);
            break;
        case QJsonValue::String:
            putString(value.toString());
            break;
        case QJsonValue::Array:
            putArray(value.toArray(), at, level);
            break;
        case QJsonValue::Object:
            putObject(value.toObject(), at, level);
            break;
        }
    }

    void putNumber(const QJsonValue &value)
    {
        // toInteger() falls back to its default for a number that is not an exact 64-bit integer
        const qint64 integer = value.toInteger(0);
        if (integer != 0 || value.toInteger(1) == 0)
            m_out += QByteArray::number(integer);
        else
            m_out += QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    }

    void putString(QStringView text)
    {
        m_out += '"';
        qsizetype plainFrom = 0;
        const auto flush = [&](qsizetype to) { m_out += text.sliced(plainFrom, to - plainFrom).toUtf8(); };
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                ++i;
                continue;
            }
            if (c >= 0x20 && c != u'"' && c != u'\\' && !text[i].isSurrogate())
                continue;
            flush(i);
            plainFrom = i + 1;
            putEscape(c);
        }
        flush(text.size());
        m_out += '"';
    }

    void putEscape(char16_t c)
    {
        switch (c) {
        case u'"':
            m_out += "\\\"";
            break;
        case u'\\':
            m_out += "\\\\";
            break;
        case u'\b':
            m_out += "\\b";
            break;
        case u'\f':
            m_out += "\\f";
            break;
        case u'\n':
            m_out += "\\n";
            break;
        case u'\r':
            m_out += "\\r";
            break;
        case u'\t':
            m_out += "\\t";
            break;
        default:
            m_out += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
        }
    }

    void putArray(const QJsonArray &array, const Pointer &at, int level)
    {
        m_out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            separate(i > 0, level + 1);
            put(array.at(i), at / i, level + 1);
        }
        close(!array.isEmpty(), level, ']');
    }

    void putObject(const QJsonObject &object, const Pointer &at, int level)
    {
        m_out += '{';
        const QStringList keys = m_order ? m_order(at, object.keys()) : object.keys();
        bool first = true;
        for (const QString &key : keys) {
            separate(!first, level + 1);
            first = false;
            putString(key);
            m_out += m_indented ? ": " : ":";
            put(object.value(key), at / key, level + 1);
        }
        close(!first, level, '}');
    }

    void separate(bool comma, int level)
    {
        if (comma)
            m_out += ',';
        newLine(level);
    }

    void close(bool hadItems, int level, char bracket)
    {
        if (hadItems)
            newLine(level);
        m_out += bracket;
    }

    void newLine(int level)
    {
        if (m_indented) {
            m_out += '\n';
            m_out.append(qsizetype(level) * 4, ' ');
        }
    }

    bool m_indented;
    const MemberOrder &m_order;
    QByteArray m_out;
};

} // namespace

QByteArray write(const QJsonValue &value, Layout layout, const MemberOrder &order)
{
    return Writer(layout, order).take(value);
}

} // namespace fleetwright::json
