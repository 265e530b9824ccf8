// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sign.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace fleetwright::ui
{

class IconLabel;

/// A line across a pane that tells something without asking: icon, text, and what one may do about it.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    struct Action {
        QString text = {};
        QString objectName = {};
        std::function<void()> run = {};
        bool closes = true; ///< the banner goes once it is chosen
    };
    /// Shows `text` (plain) with the actions as buttons, replacing what stood there.
    void tell(Sign sign, const QString &text, const QList<Action> &actions = {}, bool closable = true);
    [[nodiscard]] QString text() const;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Sign m_sign = Sign::Hint;
    IconLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace fleetwright::ui
