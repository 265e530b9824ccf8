// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace fleetwright::ui
{

/// The look of every row of the form: its label in one column that is equally wide everywhere, the content
/// beside it, a `?` with the help at the end, and room below the content for what belongs to it.
class RowFrame : public QWidget
{
    Q_OBJECT

public:
    /// `label` and `help` are translated; without help there is no `?`.
    RowFrame(const QString &label, const QString &help, QWidget *parent);

    /// Puts `content` beside the label, which then leads to it.
    void setContent(QWidget *content);
    /// Puts `widget` below the content.
    void addBelow(QWidget *widget);

    [[nodiscard]] QLabel *label() const { return m_label; }

    /// How wide the column of labels is, in pixels.
    [[nodiscard]] static int labelWidth(const QWidget &widget);

private:
    QGridLayout *m_grid;
    QLabel *m_label;
};

} // namespace fleetwright::ui
