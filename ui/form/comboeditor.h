// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QComboBox;

namespace fleetwright::ui
{

/// One of several values as a drop-down list.
class ComboEditor : public FieldEditor
{
    Q_OBJECT

public:
    ComboEditor(const schema::FieldSpec &spec, QWidget *parent);

    void display(const QJsonValue &value) override;
    [[nodiscard]] QList<QWidget *> inputs() const override;
    [[nodiscard]] int stretch() const override { return 0; }

private:
    QComboBox *m_combo;
};

} // namespace fleetwright::ui
