// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

class QLineEdit;

namespace fleetwright::ui
{

/// Text on one line: also ARNs and URLs. An empty line takes the member out.
class LineEditor : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(const schema::FieldSpec &spec, QWidget *parent);

    void display(const QJsonValue &value) override;
    [[nodiscard]] QList<QWidget *> inputs() const override;

protected:
    /// The value that `text` stands for.
    [[nodiscard]] virtual QJsonValue read(const QString &text) const;
    /// How `value` is shown.
    [[nodiscard]] virtual QString write(const QJsonValue &value) const;
    /// The text or the value changed: what stands beside the line follows.
    virtual void updateHint(const QJsonValue &value);

    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    QLineEdit *m_line;
};

/// Sets `text` keeping the cursor where it was, as far as the new text allows.
void setTextKeepingCursor(QLineEdit &line, const QString &text);

} // namespace fleetwright::ui
