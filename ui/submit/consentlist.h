// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/submit/consent.h"

#include <QWidget>

class QListWidget;

namespace fleetwright::ui
{

/// What has to be agreed to before the job is sent, each with a box to tick. Hidden where there is nothing.
class ConsentList : public QWidget
{
    Q_OBJECT

public:
    explicit ConsentList(QWidget *parent = nullptr);

    /// Shows these; what was ticked of them stays ticked.
    void setNeeded(const submit::Consents &needed);
    [[nodiscard]] const submit::Consents &needed() const { return m_needed; }
    /// The ones that are ticked.
    [[nodiscard]] submit::Consents given() const;
    /// Takes all ticks away.
    void forget();

signals:
    void ticked();

private:
    submit::Consents m_needed;
    QListWidget *m_list;
};

} // namespace fleetwright::ui
