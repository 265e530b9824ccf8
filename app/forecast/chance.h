// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace fleetwright::forecast
{

/// Nothing is left to chance: of each kind there is as much as there is on average.
class Average
{
public:
    static constexpr bool isRandom = false;
    [[nodiscard]] double part(double count, double share) const { return count * share; }
    /// Gives each of `places` its part of `count`.
    template<typename Give>
    void share(double count, int places, Give give) const
    {
        for (int place = 0; place < places; ++place)
            give(place, count / places);
    }
};

/// Chance decides about each device; counts are whole numbers.
class Random
{
public:
    static constexpr bool isRandom = true;
    explicit Random(quint64 seed) : m_state(seed) {}

    /// How many of `count` fall to a share of them.
    [[nodiscard]] double part(double count, double share);
    template<typename Give>
    void share(double count, int places, Give give)
    {
        const double each = std::floor(count / places);
        if (each > 0) {
            for (int place = 0; place < places; ++place)
                give(place, each);
        }
        for (double left = count - each * places; left > 0.5; --left)
            give(static_cast<int>(uniform() * places), 1.0);
    }

private:
    /// In [0, 1).
    [[nodiscard]] double uniform();
    [[nodiscard]] double normal();

    quint64 m_state;
    double m_spare = 0;
    bool m_hasSpare = false;
};

inline double Random::uniform()
{
    // SplitMix64 (Steele, Lea, Flood 2014): quick, and good enough for a few million draws.
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 z = m_state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    z ^= z >> 31U;
    return static_cast<double>(z >> 11U) * 0x1.0p-53;
}

inline double Random::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double u = 0;
    double v = 0;
    double s = 0;
    do {
        u = 2 * uniform() - 1;
        v = 2 * uniform() - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double scale = std::sqrt(-2 * std::log(s) / s);
    m_spare = v * scale;
    m_hasSpare = true;
    return u * scale;
}

inline double Random::part(double count, double share)
{
    if (count < 0.5 || share <= 0)
        return 0;
    if (share >= 1)
        return count;
    if (share > 0.5)
        return count - part(count, 1 - share);
    const double mean = count * share;
    constexpr double smallMean = 12;
    if (mean > smallMean) {
        const double drawn = std::round(mean + std::sqrt(mean * (1 - share)) * normal());
        return std::clamp(drawn, 0.0, count);
    }
    // Waiting times between hits are geometric (Devroye, "Non-Uniform Random Variate Generation", X.4).
    const double scale = std::log1p(-share);
    double hits = 0;
    double at = 0;
    while (true) {
        at += std::floor(std::log1p(-uniform()) / scale) + 1;
        if (at > count)
            return hits;
        ++hits;
    }
}

} // namespace fleetwright::forecast
