// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

namespace fleetwright::submit
{
class Settler;
} // namespace fleetwright::submit

namespace fleetwright::ui
{

class Dialogs;
class NoticeList;

/// Tells of submissions of which it is not known what became, offers to find out, and tells the answer.
class Settling : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    Settling(const Services &services, NoticeList &notices, Dialogs &dialogs, QObject *parent = nullptr);

    /// Reads the log.
    void offer();

private:
    void tellReplaced();

    Services m_services;
    NoticeList &m_notices;
    Dialogs &m_dialogs;
    submit::Settler *m_settler;
};

} // namespace fleetwright::ui
