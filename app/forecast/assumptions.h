// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QJsonObject>
#include <QList>

namespace fleetwright::forecast
{

/// How long an execution takes from the moment a device begins until it reports.
class Durations
{
public:
    /// Half of them take up to `median`, 95 of 100 up to `p95` seconds; between and beyond as a lognormal
    /// distribution has it. The same value twice: all take as long.
    Durations(double median, double p95);
    /// As measured: seconds each; all are equally likely.
    explicit Durations(QList<double> measured);

    [[nodiscard]] double median() const { return m_median; }
    [[nodiscard]] double p95() const { return m_p95; }
    [[nodiscard]] const QList<double> &measured() const { return m_measured; }
    /// The time, in seconds, within which a share (above 0, below 1) of executions ends.
    [[nodiscard]] double within(double share) const;

    bool operator==(const Durations &) const = default;

private:
    double m_median;
    double m_p95;
    QList<double> m_measured; ///< sorted; empty: lognormal
};

/// What a forecast takes for granted about the fleet.
struct Assumptions {
    qint64 devices = 1000;
    double onlineShare = 0.9;     ///< of devices that begin at once when they are notified
    double meanHoursOffline = 8;  ///< until one of the others comes online, on average
    Durations duration{120, 600}; ///< until a device reports success or failure
    double failedShare = 0.01;    ///< of executions begun
    double rejectedShare = 0;     ///< likewise; told at once
    double hangingShare = 0.005;  ///< likewise; never report, so that only a time-out ends them

    /// An error names what is out of range, and the range.
    [[nodiscard]] Expected<void> check() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// What is absent or of another kind is as by default.
    [[nodiscard]] static Assumptions fromJson(const QJsonObject &object);

    bool operator==(const Assumptions &) const = default;
};

constexpr qint64 mostDevices = 100'000'000;

} // namespace fleetwright::forecast
