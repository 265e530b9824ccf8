// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forecast/assumptionsbar.h"

#include "ui/common/tintedlabel.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

#include <cmath>
#include <utility>

namespace fleetwright::ui
{

namespace
{
constexpr int columns = 3; // pairs of label and field in a row
} // namespace

AssumptionsBar::AssumptionsBar(QWidget *parent)
    : QWidget(parent), m_devices(new QSpinBox(this)), m_problem(new TintedLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    m_devices->setObjectName(QStringLiteral("assumedDevices"));
    m_devices->setRange(1, static_cast<int>(forecast::mostDevices));
    m_devices->setGroupSeparatorShown(true);
    m_devices->setKeyboardTracking(false);
    m_devices->setButtonSymbols(QAbstractSpinBox::NoButtons);
    connect(m_devices, &QSpinBox::valueChanged, this, &AssumptionsBar::tell);
    add(tr("De&vices"), m_devices, tr("How many devices the job goes to"));
    m_failed = addShare(tr("&Fail"), "assumedFailed", tr("Share of executions that end as FAILED"));
    m_hanging = addShare(tr("&Hang"), "assumedHanging",
                         tr("Share of executions that never report: only a time-out ends them"));
    m_rejected = addShare(tr("Re&ject"), "assumedRejected", tr("Share of executions that devices reject"));
    m_online = addShare(tr("&Online"), "assumedOnline",
                        tr("Share of devices that begin as soon as they are notified"));
    m_offline = addNumber(tr("Others a&fter"), "assumedOffline", tr(" h"), 24.0 * 366,
                          tr("Hours until one of the offline devices comes online, on average"));
    m_median = addNumber(tr("Half &done in"), "assumedMedian", tr(" s"), 2419200,
                         tr("Seconds in which half of the devices finish, once begun"));
    m_p95 = addNumber(tr("&95 % in"), "assumedP95", tr(" s"), 2419200,
                      tr("Seconds in which 95 of 100 devices finish, once begun"));
    m_problem->setObjectName(QStringLiteral("assumptionsProblem"));
    m_problem->setSign(Sign::Error);
    m_problem->hide();
    grid->addWidget(m_problem, grid->rowCount(), 0, 1, 2 * columns);
    setAssumptions(m_assumptions);
}

void AssumptionsBar::add(const QString &text, QWidget *field, const QString &help)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    auto *label = new QLabel(text, this);
    label->setBuddy(field);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    field->setToolTip(help);
    field->setAccessibleName(QString(text).remove(u'&'));
    field->setAccessibleDescription(help);
    // As wide as it needs in a wide window, as there is room in a narrow one.
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    field->setMinimumWidth(fontMetrics().averageCharWidth() * 8);
    grid->addWidget(label, m_count / columns, 2 * (m_count % columns));
    grid->addWidget(field, m_count / columns, 2 * (m_count % columns) + 1);
    grid->setColumnStretch(2 * (m_count % columns) + 1, 1);
    ++m_count;
}

QDoubleSpinBox *AssumptionsBar::addNumber(const QString &text, const char *name, const QString &suffix,
                                          double most, const QString &help)
{
    auto *field = new QDoubleSpinBox(this);
    field->setObjectName(QLatin1StringView(name));
    field->setRange(0, most);
    field->setDecimals(1);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setSuffix(suffix);
    field->setKeyboardTracking(false);
    connect(field, &QDoubleSpinBox::valueChanged, this, &AssumptionsBar::tell);
    add(text, field, help);
    return field;
}

QDoubleSpinBox *AssumptionsBar::addShare(const QString &text, const char *name, const QString &help)
{
    QDoubleSpinBox *field = addNumber(text, name, tr(" %"), 100, help);
    field->setDecimals(2);
    return field;
}

void AssumptionsBar::setAssumptions(const forecast::Assumptions &assumptions)
{
    m_assumptions = assumptions;
    m_isFilling = true;
    m_devices->setValue(static_cast<int>(m_devicesKnown.value_or(assumptions.devices)));
    m_failed->setValue(assumptions.failedShare * 100);
    m_rejected->setValue(assumptions.rejectedShare * 100);
    m_hanging->setValue(assumptions.hangingShare * 100);
    m_online->setValue(assumptions.onlineShare * 100);
    m_offline->setValue(assumptions.meanHoursOffline);
    m_median->setValue(assumptions.duration.median());
    m_p95->setValue(assumptions.duration.p95());
    m_isFilling = false;
    m_problem->hide();
}

void AssumptionsBar::setDevicesKnown(const std::optional<qint64> &known)
{
    if (std::exchange(m_devicesKnown, known) == known)
        return;
    m_isFilling = true;
    m_devices->setValue(static_cast<int>(known.value_or(m_assumptions.devices)));
    m_isFilling = false;
    m_devices->setReadOnly(known.has_value());
    m_devices->setToolTip(known ? tr("As many as the job has things as targets")
                                : tr("How many devices the job goes to"));
}

void AssumptionsBar::tell()
{
    if (m_isFilling)
        return;
    forecast::Assumptions now = m_assumptions;
    if (!m_devicesKnown)
        now.devices = m_devices->value();
    now.failedShare = m_failed->value() / 100;
    now.rejectedShare = m_rejected->value() / 100;
    now.hangingShare = m_hanging->value() / 100;
    now.onlineShare = m_online->value() / 100;
    now.meanHoursOffline = m_offline->value();
    if (std::abs(m_median->value() - now.duration.median()) > 0.05 ||
        std::abs(m_p95->value() - now.duration.p95()) > 0.05)
        now.duration = forecast::Durations(m_median->value(), m_p95->value());
    const Expected<void> checked = now.check();
    m_problem->setVisible(!checked);
    if (!checked) {
        m_problem->setText(checked.error().message);
        return;
    }
    m_assumptions = now;
    emit edited(now);
}

} // namespace fleetwright::ui
