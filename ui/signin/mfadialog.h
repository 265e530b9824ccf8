// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/prompts.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace fleetwright::ui
{

/// Asks for the code of an MFA device.
class MfaDialog : public QDialog
{
    Q_OBJECT

public:
    explicit MfaDialog(const identity::MfaQuestion &question, QWidget *parent = nullptr);

    /// The digits typed.
    [[nodiscard]] QString code() const;

private:
    QLineEdit *m_code;
    QPushButton *m_ok;
};

} // namespace fleetwright::ui
