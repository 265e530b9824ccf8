// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

#include <bit>
#include <cmath>

namespace fleetwright::test
{

/// JSON values of every type, shape and size class; the same for the same seed.
class RandomValue
{
public:
    explicit RandomValue(quint32 seed) : m_random(seed) {}

    /// A value at most `depth` levels deep.
    QJsonValue value(int depth)
    {
        switch (m_random.bounded(depth > 0 ? 7 : 5)) {
        case 0:
            return QJsonValue::Null;
        case 1:
            return m_random.bounded(2) == 1;
        case 2:
            return static_cast<qint64>(m_random.generate64()) >> m_random.bounded(64);
        case 3:
            return number();
        case 4:
            return text();
        case 5: {
            QJsonArray array;
            for (int i = m_random.bounded(5); i > 0; --i)
                array.append(value(depth - 1));
            return array;
        }
        default: {
            QJsonObject object;
            for (int i = m_random.bounded(5); i > 0; --i)
                object.insert(name(), value(depth - 1));
            return object;
        }
        }
    }

    /// Up to 12 characters of all planes, without lone surrogates.
    QString text()
    {
        QString out;
        for (int i = m_random.bounded(13); i > 0; --i) {
            static constexpr char32_t ends[] = {0x20, 0x80, 0x800, 0x10000, 0x110000};
            const char32_t c = m_random.bounded(quint32(ends[m_random.bounded(5)]));
            if (!QChar::isSurrogate(c))
                out += QString::fromUcs4(&c, 1);
        }
        return out;
    }

    /// A text without the characters from U+D800 on: Qt's parser sorts members that have them in another
    /// order than it looks them up in. Empty, but never null: that crashes Qt 6.8 beside a name of another
    /// script.
    QString name()
    {
        QString out = QLatin1StringView("") + text();
        return out.removeIf([](QChar c) { return c.unicode() >= 0xD800; });
    }

    QRandomGenerator &random() { return m_random; }

private:
    QJsonValue number()
    {
        // Qt holds a whole double and an integer apart where they are nested; text does not
        const double any = decimal();
        return any == std::floor(any) && std::abs(any) < 9e18 ? QJsonValue(static_cast<qint64>(any))
                                                              : QJsonValue(any);
    }

    double decimal()
    {
        // Any finite double there is, or a decimal as people write them
        if (m_random.bounded(2) == 1)
            return (m_random.bounded(2'000'000) - 1'000'000) / std::pow(10, m_random.bounded(6));
        const auto any = std::bit_cast<double>(m_random.generate64());
        return std::isfinite(any) ? any : 0;
    }

    QRandomGenerator m_random;
};

} // namespace fleetwright::test
