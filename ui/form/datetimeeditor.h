// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/lineeditor.h"

#include <QDateTime>

class QLabel;
class QToolButton;

namespace fleetwright::ui
{

/// A moment, typed and shown in the operator's time zone with UTC beside it; the job holds it as
/// `YYYY-MM-DDTHH:MM` in UTC. What is no such moment is shown and kept as it is.
class DateTimeEditor : public LineEditor
{
    Q_OBJECT

public:
    /// `context` gives the time zone and outlives the editor.
    DateTimeEditor(const schema::FieldSpec &spec, const job::RuleContext &context, QWidget *parent);

    void refresh() override;
    [[nodiscard]] QList<QWidget *> inputs() const override;

protected:
    [[nodiscard]] QJsonValue read(const QString &text) const override;
    [[nodiscard]] QString write(const QJsonValue &value) const override;
    void updateHint(const QJsonValue &value) override;

private:
    void pickDate();

    const job::RuleContext &m_context;
    QJsonValue m_value = QJsonValue::Undefined;
    QToolButton *m_pick;
    QLabel *m_hint;
};

/// The moment that the job's form `YYYY-MM-DDTHH:MM` names; invalid for anything else.
[[nodiscard]] QDateTime momentFromJob(const QString &text);
[[nodiscard]] QString momentForJob(const QDateTime &moment);

} // namespace fleetwright::ui
