// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"
#include "ui/common/filedialogs.h"

#include <QObject>

class QMenu;
class QWidget;

namespace fleetwright::ui
{

class NoticeList;

/// The menu that writes the current job into a file in another form. The job's own file stays what it is.
class Exporting : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        std::function<job::JobDocument()> job;
        std::function<exchange::Destination()> destination;
        NoticeList &notices;
        const FileDialogs &files;
    };

    /// All parts outlive it. `menu` gets an action for each form that is written.
    Exporting(Parts parts, QMenu &menu, QWidget &window);

private:
    void write(const exchange::FormSpec &form);

    Parts m_parts;
    QWidget &m_window;
};

} // namespace fleetwright::ui
