// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldrow.h"

#include "ui/form/editorfactory.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/helpbutton.h"
#include "ui/form/messagelist.h"
#include "ui/form/rowframe.h"
#include "ui/style/fields.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace fleetwright::ui
{

FieldRow::FieldRow(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                   QWidget *parent)
    : BoundWidget(scope, place, parent), m_spec(spec),
      m_frame(new RowFrame(schema::fieldText(spec.label), helpText(spec), this)),
      m_editor(createEditor(spec, scope.context(), EditorPlace::Row, m_frame)),
      m_messages(new MessageList(scope.model(), m_frame))
{
    setObjectName(place.toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_frame);
    m_frame->setContent(m_editor);
    m_frame->addBelow(m_messages);
    describe();
    connect(m_editor, &FieldEditor::edited, this,
            [this](const QJsonValue &value) { model().setValue(this->place(), value); });
    connect(m_editor, &FieldEditor::editingFinished, this, [this] { model().endMerging(); });
    connect(&scope, &FormScope::contextChanged, m_editor, &FieldEditor::refresh);
}

void FieldRow::addBeside(QWidget *widget)
{
    auto *row = qobject_cast<QHBoxLayout *>(m_editor->layout());
    Q_ASSERT(row);
    row->addWidget(widget);
}

void FieldRow::reload()
{
    m_editor->display(value());
}

void FieldRow::showProblems(const schema::Problems &problems)
{
    m_messages->showProblems(problems);
    const bool isWrong = std::ranges::any_of(
        problems, [](const schema::Problem &problem) { return problem.severity == schema::Severity::Error; });
    const QList<QWidget *> inputs = m_editor->inputs();
    for (QWidget *input : inputs)
        setInvalid(*input, isWrong);
    describe();
}

QWidget *FieldRow::open(const json::Pointer &)
{
    return m_editor;
}

void FieldRow::describe()
{
    QString description = m_messages->text();
    if (description.isEmpty())
        description = schema::allowedText(m_spec);
    m_editor->describe(m_frame->label()->text(), description, wrappingText(helpText(m_spec)));
}

} // namespace fleetwright::ui
