// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/comboeditor.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/inputfilter.h"
#include "ui/form/radioeditor.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace fleetwright::ui
{

ComboEditor::ComboEditor(const schema::FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent), m_combo(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_combo);
    layout->addStretch(1);
    if (!spec.required)
        m_combo->addItem(!schema::fallbackText(spec).isEmpty() ? placeholderText(spec) : tr("Not set"));
    for (qsizetype i = 0; i < qsizetype(spec.choices.size()); ++i)
        m_combo->addItem(choiceLabel(spec, i), QString(spec.choices[size_t(i)]));
    m_combo->setPlaceholderText(tr("Choose…"));
    m_combo->setCurrentIndex(-1);
    setFocusProxy(m_combo);
    InputFilter::install(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        const QVariant choice = m_combo->itemData(index);
        emit edited(choice.isNull() ? QJsonValue(QJsonValue::Undefined) : choice.toJsonValue());
        emit editingFinished();
    });
}

void ComboEditor::display(const QJsonValue &value)
{
    int index = -1;
    if (value.isUndefined()) {
        index = m_combo->findData(QVariant());
    } else {
        for (int i = 0; i < m_combo->count() && index < 0; ++i) {
            const QVariant choice = m_combo->itemData(i);
            if (!choice.isNull() && choice.toJsonValue() == value)
                index = i;
        }
        if (index < 0) {
            // What the job holds is shown, even if it is none of the choices.
            m_combo->addItem(plainText(value), QVariant(value));
            index = m_combo->count() - 1;
        }
    }
    m_combo->setCurrentIndex(index);
}

QList<QWidget *> ComboEditor::inputs() const
{
    return {m_combo};
}

} // namespace fleetwright::ui
