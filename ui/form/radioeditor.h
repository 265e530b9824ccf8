// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QButtonGroup;
class QBoxLayout;
class QRadioButton;

namespace fleetwright::ui
{

/// One of a few values as radio buttons side by side. Where the field may be absent, one of them stands for
/// that. A value of the job that is none of the choices gets a button of its own.
class RadioEditor : public FieldEditor
{
    Q_OBJECT

public:
    RadioEditor(const schema::FieldSpec &spec, QWidget *parent);

    void display(const QJsonValue &value) override;
    [[nodiscard]] QList<QWidget *> inputs() const override;

private:
    QRadioButton *addButton(const QString &text, int id);

    QBoxLayout *m_row;
    QButtonGroup *m_group;
    QRadioButton *m_foreign = nullptr;
};

} // namespace fleetwright::ui
