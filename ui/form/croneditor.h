// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/cronpattern.h"
#include "ui/form/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTimeEdit;

namespace fleetwright::ui
{

/// When a maintenance window opens: composed from a pattern and a time, or typed as `cron(…)`, with the next
/// five openings in the operator's time zone and in UTC.
class CronEditor : public FieldEditor
{
    Q_OBJECT

public:
    /// `context` gives the time and the time zone, and outlives the editor.
    CronEditor(const schema::FieldSpec &spec, const job::RuleContext &context, QWidget *parent);

    void display(const QJsonValue &value) override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> inputs() const override;

private:
    void buildControls(QHBoxLayout *row);
    void arrange();
    void compose();
    void take(const QJsonValue &value);
    void showPattern(const job::CronPattern &pattern);
    void showOpenings();
    [[nodiscard]] job::CronPattern pattern() const;
    [[nodiscard]] bool isFree() const;

    const job::RuleContext &m_context;
    QJsonValue m_value = QJsonValue::Undefined;
    QComboBox *m_kind;
    QList<QCheckBox *> m_weekdays;
    QComboBox *m_nth = nullptr;
    QComboBox *m_weekday = nullptr;
    QComboBox *m_day = nullptr;
    QLabel *m_at = nullptr;
    QTimeEdit *m_time = nullptr;
    QLabel *m_utc = nullptr;
    QLineEdit *m_cron = nullptr;
    QLabel *m_openings;
};

} // namespace fleetwright::ui
