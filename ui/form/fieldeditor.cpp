// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldeditor.h"

#include "app/json/writer.h"

#include <QCoreApplication>

namespace fleetwright::ui
{

FieldEditor::FieldEditor(const schema::FieldSpec &spec, QWidget *parent) : QWidget(parent), m_spec(spec)
{
}

void FieldEditor::describe(const QString &name, const QString &description, const QString &help)
{
    const auto widgets = inputs();
    for (QWidget *input : widgets) {
        // A part of a compound editor keeps the name it gave itself, after the field's.
        const QString part = input->property("part").toString();
        input->setAccessibleName(part.isEmpty() ? name : name + QLatin1StringView(": ") + part);
        input->setAccessibleDescription(description);
        input->setWhatsThis(help);
    }
}

QString plainText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(json::write(value, json::Layout::Compact));
}

} // namespace fleetwright::ui
