// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/listitem.h"

#include "ui/form/editorfactory.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/helpbutton.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"
#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

QToolButton *rowButton(Icon icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(iconOf(icon, Token::Text2));
    button->setToolTip(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ListItem::ListItem(FormScope &scope, const schema::FieldSpec &element, const json::Pointer &place,
                   const QList<int> &widths, bool ordered, QWidget *parent)
    : BoundWidget(scope, place, parent), m_element(element), m_messages(new MessageList(scope.model(), this))
{
    setObjectName(place.toString());
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(fontMetrics().averageCharWidth());
    if (widths.isEmpty()) {
        const QLocale locale;
        const QString label = schema::fieldText(element.label);
        auto *title = new QLabel(tr("%1 %2").arg(label, locale.toString(place.index() + 1)), this);
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
        row->addWidget(title, 1);
        m_form = new ObjectForm(scope, element, place, this);
    } else {
        buildCells(row, widths);
    }
    buildButtons(row, ordered);
    if (!widths.isEmpty() && !widths.contains(0))
        row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(row);
    if (m_form)
        layout->addWidget(m_form);
    layout->addWidget(m_messages);
    describe();
}

void ListItem::buildCells(QHBoxLayout *row, const QList<int> &widths)
{
    if (m_element.kind != schema::FieldKind::Object) {
        addCell(row, m_element, place(), widths.constFirst());
        return;
    }
    for (size_t i = 0; i < m_element.children.size(); ++i)
        addCell(row, m_element.children[i], place() / m_element.children[i].key, widths.at(qsizetype(i)));
}

void ListItem::addCell(QHBoxLayout *row, const schema::FieldSpec &spec, const json::Pointer &at, int width)
{
    FieldEditor *editor = createEditor(spec, scope().context(), EditorPlace::Cell, this);
    if (width > 0)
        editor->setFixedWidth(width);
    row->addWidget(editor, width > 0 ? 0 : 1, Qt::AlignTop);
    m_cells.append({editor, at});
    connect(editor, &FieldEditor::edited, this, [this, at](const QJsonValue &value) {
        // Clearing the text of an item must not take it away under the cursor.
        const bool keeps = at == place() && value.isUndefined();
        model().setValue(at, keeps ? QJsonValue(QString()) : value);
    });
    connect(editor, &FieldEditor::editingFinished, this, [this] { model().endMerging(); });
}

void ListItem::buildButtons(QHBoxLayout *row, bool ordered)
{
    const qsizetype index = place().index();
    if (ordered) {
        auto *up = rowButton(Icon::ArrowUp, tr("Move up"), this);
        auto *down = rowButton(Icon::ArrowDown, tr("Move down"), this);
        up->setObjectName(u"up"_s);
        down->setObjectName(u"down"_s);
        connect(up, &QToolButton::clicked, this, [this, index] { emit moveRequested(index, index - 1); });
        connect(down, &QToolButton::clicked, this, [this, index] { emit moveRequested(index, index + 1); });
        row->addWidget(up, 0, Qt::AlignTop);
        row->addWidget(down, 0, Qt::AlignTop);
    }
    auto *remove = rowButton(Icon::X, tr("Remove"), this);
    remove->setObjectName(u"remove"_s);
    connect(remove, &QToolButton::clicked, this, [this, index] { emit removeRequested(index); });
    row->addWidget(remove, 0, Qt::AlignTop);
    const QString name = schema::pathLabel(scope().root(), place());
    const auto buttons = findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (QToolButton *button : buttons)
        button->setAccessibleName(button->toolTip() + u": "_s + name);
}

int ListItem::buttonsWidth(const QWidget &widget, bool ordered)
{
    const QToolButton *probe = rowButton(Icon::X, {}, nullptr);
    const std::unique_ptr<const QToolButton> owner(probe);
    const int each = probe->sizeHint().width() + widget.fontMetrics().averageCharWidth();
    return (ordered ? 3 : 1) * each;
}

void ListItem::reload()
{
    for (const Cell &cell : std::as_const(m_cells))
        cell.editor->display(model().value(cell.at));
}

void ListItem::showProblems(const schema::Problems &problems)
{
    schema::Problems named = problems;
    for (schema::Problem &problem : named) {
        const schema::FieldSpec *spec = problem.at.depth() > place().depth()
                                            ? m_element.member(problem.at.tokens().at(place().depth()))
                                            : nullptr;
        if (spec && !m_form && !problem.namesField)
            problem.message = tr("%1: %2").arg(schema::fieldText(spec->label), problem.message);
    }
    m_messages->showProblems(named);
    describe();
}

QWidget *ListItem::open(const json::Pointer &at)
{
    for (const Cell &cell : std::as_const(m_cells)) {
        if (cell.at.contains(at))
            return cell.editor;
    }
    return m_cells.isEmpty() ? m_form : m_cells.constFirst().editor;
}

void ListItem::describe()
{
    for (const Cell &cell : std::as_const(m_cells)) {
        const schema::FieldSpec &spec = cell.editor->spec();
        const QString allowed = schema::allowedText(spec);
        const QString problems = m_messages->text();
        cell.editor->describe(schema::pathLabel(scope().root(), cell.at),
                              problems.isEmpty() ? allowed : problems, wrappingText(helpText(spec)));
    }
}

} // namespace fleetwright::ui
