// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/assumptions.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::forecast
{
namespace
{

constexpr double z95 = 1.6448536269514722; // of the standard normal distribution

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

/// The inverse of the standard normal distribution (P. J. Acklam's rational approximation, error below
/// 1.2e-9).
double normalQuantile(double p)
{
    constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                            1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                            6.680131188771972e+01, -1.328068155288572e+01};
    constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                            -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                            3.754408661907416e+00};
    constexpr double tail = 0.02425;
    if (p > 1 - tail)
        return -normalQuantile(1 - p);
    if (p < tail) {
        const double q = std::sqrt(-2 * std::log(p));
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    }
    const double q = p - 0.5;
    const double r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

double quantileOf(const QList<double> &sorted, double share)
{
    const auto index = static_cast<qsizetype>(share * static_cast<double>(sorted.size()));
    return sorted.at(std::clamp<qsizetype>(index, 0, sorted.size() - 1));
}

} // namespace

Durations::Durations(double median, double p95) : m_median(median), m_p95(p95)
{
}

Durations::Durations(QList<double> measured) : m_measured(std::move(measured))
{
    std::ranges::sort(m_measured);
    m_median = m_measured.isEmpty() ? 0 : quantileOf(m_measured, 0.5);
    m_p95 = m_measured.isEmpty() ? 0 : quantileOf(m_measured, 0.95);
}

double Durations::within(double share) const
{
    if (!m_measured.isEmpty())
        return quantileOf(m_measured, share);
    if (m_p95 <= m_median || m_median <= 0)
        return m_median;
    return m_median * std::exp(std::log(m_p95 / m_median) / z95 * normalQuantile(share));
}

Expected<void> Assumptions::check() const
{
    if (devices < 1 || devices > mostDevices)
        return failure(Texts::tr("The number of devices must be from 1 to %L1.").arg(mostDevices));
    for (const double share : {onlineShare, failedShare, rejectedShare, hangingShare}) {
        if (!(share >= 0 && share <= 1))
            return failure(Texts::tr("Shares must be from 0 to 100 %."));
    }
    if (failedShare + rejectedShare + hangingShare > 1 + 1e-9)
        return failure(Texts::tr("What fails, rejects and hangs cannot be more than 100 % together."));
    if (!(meanHoursOffline > 0 && meanHoursOffline <= 24 * 366))
        return failure(Texts::tr("Offline devices must come online within a year on average."));
    constexpr double week = 7 * 24 * 3600.0;
    if (!(duration.median() >= 0 && duration.p95() >= duration.median() && duration.p95() <= 4 * week)) {
        return failure(
            Texts::tr("The times to finish must be from 0 to 4 weeks, and 95 % take no less than half."));
    }
    return {};
}

QJsonObject Assumptions::toJson() const
{
    QJsonObject object{{u"devices"_s, devices},
                       {u"onlineShare"_s, onlineShare},
                       {u"meanHoursOffline"_s, meanHoursOffline},
                       {u"medianSeconds"_s, duration.median()},
                       {u"p95Seconds"_s, duration.p95()},
                       {u"failedShare"_s, failedShare},
                       {u"rejectedShare"_s, rejectedShare},
                       {u"hangingShare"_s, hangingShare}};
    if (!duration.measured().isEmpty()) {
        QJsonArray measured;
        for (const double seconds : duration.measured())
            measured.append(seconds);
        object.insert(u"measuredSeconds"_s, measured);
    }
    return object;
}

Assumptions Assumptions::fromJson(const QJsonObject &object)
{
    const Assumptions usual;
    const auto number = [&](QLatin1StringView name, double otherwise) {
        return object.value(name).toDouble(otherwise);
    };
    Assumptions read{.devices = object.value("devices"_L1).toInteger(usual.devices),
                     .onlineShare = number("onlineShare"_L1, usual.onlineShare),
                     .meanHoursOffline = number("meanHoursOffline"_L1, usual.meanHoursOffline),
                     .duration = Durations(number("medianSeconds"_L1, usual.duration.median()),
                                           number("p95Seconds"_L1, usual.duration.p95())),
                     .failedShare = number("failedShare"_L1, usual.failedShare),
                     .rejectedShare = number("rejectedShare"_L1, usual.rejectedShare),
                     .hangingShare = number("hangingShare"_L1, usual.hangingShare)};
    QList<double> measured;
    for (const QJsonValue &seconds : object.value("measuredSeconds"_L1).toArray())
        measured.append(seconds.toDouble());
    if (!measured.isEmpty())
        read.duration = Durations(measured);
    return read.check() ? read : usual;
}

} // namespace fleetwright::forecast
