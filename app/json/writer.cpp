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
        put(value);
        return std::move(m_out);
    }

private:
    void put(const QJsonValue &value)
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
            putArray(value.toArray());
            break;
        case QJsonValue::Object:
            putObject(value.toObject());
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

    void putString(const QString &text)
    {
        m_out += '"';
        if (text.isValidUtf16()) {
            putEscaped(text.toUtf8());
        } else {
            // UTF-8 has no form for half of a pair
            for (qsizetype i = 0; i < text.size(); ++i) {
                const bool isPair =
                    text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
                if (text[i].isSurrogate() && !isPair)
                    putCode(text[i].unicode());
                else
                    putEscaped(text.mid(i, isPair ? 2 : 1).toUtf8());
                i += isPair ? 1 : 0;
            }
        }
        m_out += '"';
    }

    void putEscaped(QByteArrayView utf8)
    {
        qsizetype plainFrom = 0;
        for (qsizetype i = 0; i < utf8.size(); ++i) {
            const auto c = static_cast<unsigned char>(utf8[i]);
            if (c >= 0x20 && c != '"' && c != '\\')
                continue;
            m_out.append(utf8.sliced(plainFrom, i - plainFrom));
            plainFrom = i + 1;
            putEscape(c);
        }
        m_out.append(utf8.sliced(plainFrom));
    }

    void putEscape(unsigned char c)
    {
        switch (c) {
        case '"':
            m_out += "\\\"";
            break;
        case '\\':
            m_out += "\\\\";
            break;
        case '\b':
            m_out += "\\b";
            break;
        case '\f':
            m_out += "\\f";
            break;
        case '\n':
            m_out += "\\n";
            break;
        case '\r':
            m_out += "\\r";
            break;
        case '\t':
            m_out += "\\t";
            break;
        default:
            putCode(c);
        }
    }

    void putCode(char16_t c) { m_out += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0'); }

    void putArray(const QJsonArray &array)
    {
        m_out += '[';
        ++m_level;
        for (qsizetype i = 0; i < array.size(); ++i) {
            separate(i > 0);
            enter([&] { return QString::number(i); });
            put(array.at(i));
            leave();
        }
        close(!array.isEmpty(), ']');
    }

    void putObject(const QJsonObject &object)
    {
        m_out += '{';
        const QStringList keys = m_order ? m_order(Pointer(m_tokens), object.keys()) : object.keys();
        ++m_level;
        bool first = true;
        for (const QString &key : keys) {
            separate(!first);
            first = false;
            putString(key);
            m_out += m_indented ? ": " : ":";
            enter([&] { return key; });
            put(object.value(key));
            leave();
        }
        close(!first, '}');
    }

    /// The place matters only to an order.
    template<typename Token>
    void enter(Token token)
    {
        if (m_order)
            m_tokens.append(token());
    }

    void leave()
    {
        if (m_order)
            m_tokens.removeLast();
    }

    void separate(bool comma)
    {
        if (comma)
            m_out += ',';
        newLine();
    }

    void close(bool hadItems, char bracket)
    {
        --m_level;
        if (hadItems)
            newLine();
        m_out += bracket;
    }

    void newLine()
    {
        if (m_indented) {
            m_out += '\n';
            m_out.append(m_level * 4, ' ');
        }
    }

    bool m_indented;
    const MemberOrder &m_order;
    QStringList m_tokens;
    qsizetype m_level = 0;
    QByteArray m_out;
};

} // namespace

QByteArray write(const QJsonValue &value, Layout layout, const MemberOrder &order)
{
    return Writer(layout, order).take(value);
}

} // namespace fleetwright::json
