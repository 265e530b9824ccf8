// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

namespace fleetwright::ui
{

/// Shows the diagnostics, all of them, before they are saved.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `askPath` gives where to save to, from a proposed file name; empty: the operator thought better of it.
    DiagnosticsDialog(const QString &text, std::function<QString(const QString &)> askPath,
                      QWidget *parent = nullptr);

signals:
    void saved(const QString &path);
    void failed(const QString &text);

private:
    void save();

    QString m_text;
    std::function<QString(const QString &)> m_askPath;
};

} // namespace fleetwright::ui
