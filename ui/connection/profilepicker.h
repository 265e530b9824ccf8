// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"
#include "app/identity/profilesummary.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace fleetwright::ui
{

class Banner;

/// Where a new connection starts: the profiles found on this computer, one click each, and the other sources
/// of credentials.
class ProfilePicker : public QWidget
{
    Q_OBJECT

public:
    explicit ProfilePicker(QWidget *parent = nullptr);

    void setFound(const identity::FoundProfiles &found);

signals:
    void profileChosen(const fleetwright::identity::ProfileSummary &profile);
    void kindChosen(fleetwright::aws::Connection::Kind kind);

private:
    void choose(int row);

    identity::FoundProfiles m_found;
    QLabel *m_heading;
    Banner *m_problem;
    QTreeWidget *m_list;
};

/// "Role Deploy by single sign-on", for a list and for screen readers.
[[nodiscard]] QString kindInWords(const identity::ProfileSummary &profile);

} // namespace fleetwright::ui
