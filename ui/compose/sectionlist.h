// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sections/formpage.h"

#include <QListWidget>

namespace fleetwright::ui
{

/// The form's sections with a mark each: a sign of its own shape and, where there are problems, how many.
class SectionList : public QListWidget
{
    Q_OBJECT

public:
    explicit SectionList(QWidget *parent = nullptr);

    void setSections(const QList<FormPage::SectionMark> &sections);
    /// Shows where the form stands, without asking it to move.
    void setCurrent(const QString &id);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The operator wants to see it, and to go on through the list: arrow keys.
    void chosen(const QString &id);
    /// The operator wants to type there: Enter or a click.
    void entered(const QString &id);

private:
    bool m_following = false;
};

} // namespace fleetwright::ui
