// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace fleetwright::ui
{

/// Which connection is in use, as a button that opens the menu of the others. One to production says so in a
/// word on a red ground, the sandbox in a word on a quiet one.
class ConnectionChip : public QToolButton
{
    Q_OBJECT

public:
    explicit ConnectionChip(QWidget *parent = nullptr);

    struct Facts {
        QString name = {};
        QString region = {};
        QString account = {};
        QColor color = {}; ///< the operator's mark for it; invalid: none
        bool isProduction = false;
        bool isSandbox = false;
    };
    void setFacts(const Facts &facts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString word() const;
    [[nodiscard]] QFont wordFont() const;
    [[nodiscard]] QFont nameFont() const;
    [[nodiscard]] QString details() const;
    /// How wide the filled part at the start is; 0 where there is none.
    [[nodiscard]] int wordWidth() const;

    Facts m_facts;
};

} // namespace fleetwright::ui
