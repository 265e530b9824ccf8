// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QPlainTextEdit;

namespace fleetwright::ui
{

/// Text of several lines. Tab moves on to the next field.
class MultilineEditor : public FieldEditor
{
    Q_OBJECT

public:
    MultilineEditor(const schema::FieldSpec &spec, QWidget *parent);

    void display(const QJsonValue &value) override;
    [[nodiscard]] QList<QWidget *> inputs() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    bool m_displaying = false;
};

} // namespace fleetwright::ui
