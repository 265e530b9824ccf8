// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rulecontext.h"
#include "app/schema/fieldspec.h"

#include <QJsonValue>
#include <QWidget>

namespace fleetwright::ui
{

/// The editor of one value. It may show and give anything that JSON can hold: what does not fit the kind of
/// field is kept as text and left to the validator.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const schema::FieldSpec &spec, QWidget *parent);

    [[nodiscard]] const schema::FieldSpec &spec() const { return m_spec; }

    /// Shows `value` (Undefined: nothing is set) without telling edited(). Leaves text and cursor alone where
    /// they stand for an equal value already.
    virtual void display(const QJsonValue &value) = 0;
    /// What is shown depends on the connection or the time, and these changed.
    virtual void refresh() {}
    /// The widgets that take input, in tab order.
    [[nodiscard]] virtual QList<QWidget *> inputs() const = 0;
    /// How many steps of a table's stretch it wants: 0 for what has a width of its own.
    [[nodiscard]] virtual int stretch() const { return 1; }

    /// Names it for assistive technology and gives it its help.
    void describe(const QString &name, const QString &description, const QString &help);

signals:
    /// The operator changed the value; Undefined: it was cleared.
    void edited(const QJsonValue &value);
    void editingFinished();

private:
    const schema::FieldSpec &m_spec;
};

/// `value` as a line edit shows what is no text of its own kind: a string as it is, all else as JSON.
[[nodiscard]] QString plainText(const QJsonValue &value);

} // namespace fleetwright::ui
