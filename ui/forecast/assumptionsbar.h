// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"

#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QSpinBox;

namespace fleetwright::ui
{

class TintedLabel;

/// What the forecast takes for granted, to be changed.
class AssumptionsBar : public QWidget
{
    Q_OBJECT

public:
    explicit AssumptionsBar(QWidget *parent = nullptr);

    void setAssumptions(const forecast::Assumptions &assumptions);
    /// Shows the number that the targets tell, so that it is not for the operator to say; nothing: shows the
    /// operator's own again.
    void setDevicesKnown(const std::optional<qint64> &known);

signals:
    /// They have passed their check.
    void edited(const fleetwright::forecast::Assumptions &assumptions);

private:
    [[nodiscard]] QDoubleSpinBox *addShare(const QString &text, const char *name, const QString &help);
    [[nodiscard]] QDoubleSpinBox *addNumber(const QString &text, const char *name, const QString &suffix,
                                            double most, const QString &help);
    void add(const QString &text, QWidget *field, const QString &help);
    void tell();

    forecast::Assumptions m_assumptions; ///< with the operator's number of devices
    std::optional<qint64> m_devicesKnown;
    QSpinBox *m_devices;
    QDoubleSpinBox *m_failed = nullptr;
    QDoubleSpinBox *m_rejected = nullptr;
    QDoubleSpinBox *m_hanging = nullptr;
    QDoubleSpinBox *m_online = nullptr;
    QDoubleSpinBox *m_offline = nullptr;
    QDoubleSpinBox *m_median = nullptr;
    QDoubleSpinBox *m_p95 = nullptr;
    TintedLabel *m_problem;
    int m_count = 0;
    bool m_isFilling = false;
};

} // namespace fleetwright::ui
