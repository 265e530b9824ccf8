// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fleetwright::cli
{

/// Ctrl+C and the wish to end, as a signal of Qt's. One at a time; the former handling returns with its end.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

signals:
    void came();
};

} // namespace fleetwright::cli
