// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/mapeditor.h"

#include "app/job/step.h"
#include "ui/form/editorfactory.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/helpbutton.h"
#include "ui/form/inputfilter.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"
#include "ui/style/icons.h"

#include <QGridLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// More rows would only make the window slow.
constexpr qsizetype mostRows = 200;

} // namespace

MapEditor::MapEditor(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                     QWidget *parent)
    : BoundWidget(scope, place, parent), m_spec(spec), m_rows(new QVBoxLayout), m_add(nullptr),
      m_messages(new MessageList(scope.model(), this))
{
    setObjectName(place.toString());
    m_rows->setContentsMargins({});
    m_rows->setSpacing(rowSpacing(*this) / 2);
    auto *frame = new RowFrame(schema::fieldText(spec.label), helpText(spec), this);
    auto *content = new QWidget(frame);
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins({});
    m_add = new QPushButton(tr("Add"), content);
    m_add->setObjectName(u"add"_s);
    m_add->setAccessibleName(tr("Add: %1").arg(schema::fieldText(spec.label)));
    inner->addLayout(m_rows);
    inner->addWidget(m_messages);
    inner->addWidget(m_add, 0, Qt::AlignLeft);
    content->setFocusProxy(m_add);
    frame->setContent(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(frame);
    connect(m_add, &QPushButton::clicked, this, [this] {
        model().endMerging();
        addRow({}, QJsonValue::Undefined).name->setFocus();
        showMessages();
    });
}

MapEditor::Row &MapEditor::addRow(const QString &name, const QJsonValue &value)
{
    Row row{.widget = new QWidget(this), .value = value};
    row.name = new QLineEdit(name, row.widget);
    row.editor = createEditor(*m_spec.element(), scope().context(), EditorPlace::Cell, row.widget);
    row.messages = new MessageList(model(), row.widget);
    auto *remove = new QToolButton(row.widget);
    row.name->setPlaceholderText(tr("Name"));
    row.name->setObjectName(u"name"_s);
    row.name->setAccessibleName(tr("Name of a parameter"));
    row.editor->describe(tr("Value of a parameter"), schema::allowedText(*m_spec.element()),
                         wrappingText(helpText(m_spec)));
    row.editor->display(value);
    remove->setIcon(iconOf(Icon::X, Token::Text2));
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove the parameter"));
    remove->setAutoRaise(true);
    remove->setObjectName(u"remove"_s);
    InputFilter::install(row.name);
    auto *grid = new QGridLayout(row.widget);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(0);
    grid->addWidget(row.name, 0, 0, Qt::AlignTop);
    grid->addWidget(row.editor, 0, 1, Qt::AlignTop);
    grid->addWidget(remove, 0, 2, Qt::AlignTop);
    grid->addWidget(row.messages, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 2);
    m_rows->addWidget(row.widget);
    row.widget->show();
    m_list.append(row);

    QWidget *widget = row.widget;
    connect(row.name, &QLineEdit::textEdited, this, &MapEditor::commit);
    connect(row.name, &QLineEdit::editingFinished, this, [this] { model().endMerging(); });
    connect(row.editor, &FieldEditor::edited, this, [this, widget](const QJsonValue &edited) {
        const auto at = std::find_if(m_list.begin(), m_list.end(),
                                     [widget](const Row &candidate) { return candidate.widget == widget; });
        at->value = edited;
        commit();
    });
    connect(row.editor, &FieldEditor::editingFinished, this, [this] { model().endMerging(); });
    connect(remove, &QToolButton::clicked, this, [this, widget] {
        const job::Step step(model());
        removeRow(widget);
        commit();
    });
    return m_list.last();
}

void MapEditor::removeRow(const QWidget *widget)
{
    const auto at =
        std::find_if(m_list.begin(), m_list.end(), [widget](const Row &row) { return row.widget == widget; });
    retire(at->widget);
    m_list.erase(at);
}

bool MapEditor::isPartOfJob(qsizetype row) const
{
    return localProblem(row).isEmpty();
}

QString MapEditor::localProblem(qsizetype row) const
{
    const QString name = m_list.at(row).name->text();
    if (name.isEmpty())
        return m_list.at(row).value.isUndefined()
                   ? tr("Enter a name.")
                   : tr("Enter a name; without one this is not part of the job.");
    for (qsizetype i = 0; i < row; ++i) {
        if (m_list.at(i).name->text() == name)
            return tr("The name is used above; a second one of it is not part of the job.");
    }
    return {};
}

QJsonValue MapEditor::shownValue() const
{
    QJsonObject map;
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        if (isPartOfJob(i)) {
            const QJsonValue &value = m_list.at(i).value;
            map.insert(m_list.at(i).name->text(), value.isUndefined() ? QJsonValue(QString()) : value);
        }
    }
    return map.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(map);
}

void MapEditor::commit()
{
    model().setValue(place(), shownValue());
    showMessages();
}

void MapEditor::reload()
{
    const QJsonValue now = value();
    if (now == shownValue() || (now.isUndefined() && m_list.isEmpty()))
        return;
    // Rows that are no part of the job are not undone by what happens to it.
    const QJsonObject map = now.toObject();
    m_isTooLong = map.size() > mostRows;
    m_add->setVisible(!m_isTooLong);
    if (m_isTooLong) {
        while (!m_list.isEmpty())
            removeRow(m_list.constLast().widget);
        return showMessages();
    }
    QStringList missing = map.keys();
    for (qsizetype i = m_list.size() - 1; i >= 0; --i) {
        Row &row = m_list[i];
        const QString name = row.name->text();
        if (missing.removeOne(name)) {
            row.value = map.value(name);
            row.editor->display(row.value);
        } else if (isPartOfJob(i)) {
            removeRow(row.widget);
        }
    }
    for (const QString &name : std::as_const(missing))
        addRow(name, map.value(name));
    showMessages();
}

void MapEditor::showProblems(const schema::Problems &problems)
{
    m_problems = problems;
    showMessages();
}

void MapEditor::showMessages()
{
    schema::Problems rest;
    if (m_isTooLong)
        rest.append({.at = place(),
                     .severity = schema::Severity::Hint,
                     .message = tr("These are too many to be shown here; they can be edited as JSON.")});
    QHash<QString, schema::Problems> byName;
    for (const schema::Problem &problem : std::as_const(m_problems)) {
        if (problem.at.depth() > place().depth())
            byName[problem.at.tokens().at(place().depth())].append(problem);
        else
            rest.append(problem);
    }
    m_messages->showProblems(rest);
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        const QString local = localProblem(i);
        const Row &row = m_list.at(i);
        if (local.isEmpty())
            row.messages->showProblems(byName.value(row.name->text()));
        else
            row.messages->showProblems(
                {{.at = place(), .severity = schema::Severity::Warning, .message = local}});
        row.name->setAccessibleDescription(row.messages->text());
    }
}

QWidget *MapEditor::open(const json::Pointer &at)
{
    const QString name = at.depth() > place().depth() ? at.tokens().at(place().depth()) : QString();
    for (const Row &row : std::as_const(m_list)) {
        if (row.name->text() == name)
            return row.editor;
    }
    if (m_list.isEmpty())
        return findChild<QPushButton *>(u"add"_s);
    return m_list.constFirst().name;
}

} // namespace fleetwright::ui
