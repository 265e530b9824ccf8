// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"
#include "app/job/jobmodel.h"

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace fleetwright::ui
{

/// Method, path and size of what is sent, and the ways to copy it.
class RequestLine : public QWidget
{
    Q_OBJECT

public:
    explicit RequestLine(const job::JobModel &model, QWidget *parent = nullptr);

    /// Asked whenever something is copied.
    void setDestination(std::function<exchange::Destination()> destination)
    {
        m_destination = std::move(destination);
    }
    /// Shows the document as it is now; `bytes` is the length of its body.
    void refresh(qsizetype bytes);

signals:
    void copied(const QString &what);

private:
    void copy(exchange::Form form);

    const job::JobModel &m_model;
    std::function<exchange::Destination()> m_destination;
    QLabel *m_path;
    QLabel *m_size;
    QToolButton *m_copy;
};

} // namespace fleetwright::ui
