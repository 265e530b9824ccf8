// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/radioeditor.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/inputfilter.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QRadioButton>

namespace fleetwright::ui
{

namespace
{

constexpr int unsetId = -2;
constexpr int foreignId = -3;
/// Labels that are longer together stand under each other.
constexpr qsizetype widestLine = 48;

QBoxLayout::Direction directionFor(const schema::FieldSpec &spec)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < qsizetype(spec.choices.size()); ++i)
        length += choiceLabel(spec, i).size();
    return length > widestLine ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
}

} // namespace

RadioEditor::RadioEditor(const schema::FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent), m_row(new QBoxLayout(directionFor(spec), this)),
      m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins({});
    const bool across = m_row->direction() == QBoxLayout::LeftToRight;
    m_row->setSpacing(across ? fontMetrics().averageCharWidth() * 2 : 2);
    if (!spec.required)
        addButton(!schema::fallbackText(spec).isEmpty() ? placeholderText(spec) : tr("Not set"), unsetId);
    for (qsizetype i = 0; i < qsizetype(spec.choices.size()); ++i)
        addButton(choiceLabel(spec, i), int(i));
    m_row->addStretch(1);
    setFocusProxy(m_group->buttons().constFirst());
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        if (id == unsetId)
            emit edited(QJsonValue::Undefined);
        else if (id >= 0)
            emit edited(QJsonValue(QString(this->spec().choices[size_t(id)])));
        emit editingFinished();
    });
}

QRadioButton *RadioEditor::addButton(const QString &text, int id)
{
    auto *button = new QRadioButton(text, this);
    button->setProperty("part", text);
    m_group->addButton(button, id);
    m_row->insertWidget(int(m_group->buttons().size()) - 1, button);
    InputFilter::install(button);
    return button;
}

void RadioEditor::display(const QJsonValue &value)
{
    int id = value.isUndefined() ? unsetId : foreignId;
    for (size_t i = 0; i < spec().choices.size(); ++i) {
        if (value == QJsonValue(QString(spec().choices[i])))
            id = int(i);
    }
    if (id == foreignId) {
        if (!m_foreign)
            m_foreign = addButton({}, foreignId);
        m_foreign->setText(plainText(value));
    }
    if (m_foreign)
        m_foreign->setVisible(id == foreignId);
    // An exclusive group has no way to check none.
    m_group->setExclusive(false);
    const auto buttons = m_group->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(m_group->id(button) == id);
    m_group->setExclusive(true);
    if (QAbstractButton *checked = m_group->checkedButton())
        setFocusProxy(checked);
}

QList<QWidget *> RadioEditor::inputs() const
{
    QList<QWidget *> inputs;
    const auto buttons = m_group->buttons();
    for (QAbstractButton *button : buttons)
        inputs.append(button);
    return inputs;
}

} // namespace fleetwright::ui
