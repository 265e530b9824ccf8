// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/listeditor.h"

#include "ui/form/editorfactory.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/helpbutton.h"
#include "ui/form/listitem.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/pasteditems.h"
#include "ui/form/rowframe.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// More rows than any service accepts would only make the window slow; the rest is edited as JSON.
constexpr qsizetype mostRows = 200;

bool needsRoom(const schema::FieldSpec &element)
{
    const auto large = [](const schema::FieldSpec &spec) {
        return spec.kind == schema::FieldKind::Cron || spec.kind == schema::FieldKind::Object ||
               spec.kind == schema::FieldKind::List || spec.kind == schema::FieldKind::Map;
    };
    return std::any_of(element.children.begin(), element.children.end(), large);
}

QString columnTitle(const schema::FieldSpec &spec)
{
    const QString label = schema::fieldText(spec.label);
    // Retries are what the label counts.
    return spec.unit == schema::Unit::None || spec.unit == schema::Unit::Retries
               ? label
               : u"%1 (%2)"_s.arg(label, schema::unitText(spec.unit));
}

} // namespace

ListEditor::ListEditor(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                       Order order, QWidget *parent)
    : BoundWidget(scope, place, parent), m_spec(spec), m_order(order), m_header(new QWidget(this)),
      m_rows(new QVBoxLayout), m_more(new QLabel(this)), m_messages(new MessageList(scope.model(), this))
{
    Q_ASSERT(spec.element());
    setObjectName(place.toString());
    m_rows->setContentsMargins({});
    m_rows->setSpacing(needsRoom(*spec.element()) ? 2 * rowSpacing(*this) : rowSpacing(*this) / 2);
    auto *add = new QPushButton(tr("Add"), this);
    add->setObjectName(u"add"_s);
    add->setAccessibleName(tr("Add: %1").arg(schema::fieldText(spec.label)));
    auto *pasteButton = new QPushButton(tr("Paste lines"), this);
    pasteButton->setObjectName(u"paste"_s);
    pasteButton->setToolTip(tr("Adds an entry for each line of the clipboard"));
    pasteButton->setAccessibleName(tr("Paste lines: %1").arg(schema::fieldText(spec.label)));
    auto *bar = new QHBoxLayout;
    bar->addWidget(add);
    bar->addWidget(pasteButton);
    bar->addStretch(1);
    if (const QString help = helpText(spec); !help.isEmpty())
        bar->addWidget(new HelpButton(help, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this) / 2);
    layout->addWidget(m_header);
    layout->addLayout(m_rows);
    layout->addWidget(m_more);
    layout->addWidget(m_messages);
    layout->addLayout(bar);
    m_more->hide();
    measureColumns();
    buildHeader();
    connect(add, &QPushButton::clicked, this, &ListEditor::addItem);
    connect(pasteButton, &QPushButton::clicked, this,
            [this] { paste(QGuiApplication::clipboard()->text()); });
}

QList<const schema::FieldSpec *> ListEditor::columns() const
{
    const schema::FieldSpec &element = *m_spec.element();
    if (element.kind != schema::FieldKind::Object)
        return {&element};
    QList<const schema::FieldSpec *> columns;
    for (const schema::FieldSpec &child : element.children)
        columns.append(&child);
    return columns;
}

void ListEditor::measureColumns()
{
    if (needsRoom(*m_spec.element()))
        return;
    const auto specs = columns();
    for (const schema::FieldSpec *spec : specs) {
        const std::unique_ptr<FieldEditor> probe(
            createEditor(*spec, scope().context(), EditorPlace::Cell, nullptr));
        m_widths.append(probe->stretch() > 0 ? 0 : probe->sizeHint().width());
    }
}

void ListEditor::buildHeader()
{
    const auto specs = columns();
    m_header->setVisible(false);
    if (m_widths.isEmpty() || specs.size() < 2)
        return;
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(0, 0, ListItem::buttonsWidth(*this, m_order == Order::Heeded), 0);
    row->setSpacing(fontMetrics().averageCharWidth());
    for (qsizetype i = 0; i < specs.size(); ++i) {
        auto *title = new QLabel(columnTitle(*specs.at(i)), m_header);
        title->setWordWrap(true);
        title->setToolTip(wrappingText(helpText(*specs.at(i))));
        if (m_widths.at(i) > 0)
            title->setFixedWidth(m_widths.at(i));
        row->addWidget(title, m_widths.at(i) > 0 ? 0 : 1, Qt::AlignBottom);
    }
    if (!m_widths.contains(0))
        row->addStretch(1);
}

qsizetype ListEditor::count() const
{
    return value().toArray().size();
}

void ListEditor::reload()
{
    const qsizetype there = count();
    const qsizetype rows = qMin(there, mostRows);
    while (m_items.size() > rows)
        retire(m_items.takeLast());
    while (m_items.size() < rows)
        addRow();
    m_header->setVisible(!m_items.isEmpty() && m_header->layout());
    m_more->setVisible(there > rows);
    if (there > rows)
        m_more->setText(
            tr("… and %1 more, which can be edited as JSON.").arg(QLocale().toString(there - rows)));
}

void ListEditor::addRow()
{
    auto *item = new ListItem(scope(), *m_spec.element(), place() / m_items.size(), m_widths,
                              m_order == Order::Heeded, this);
    connect(item, &ListItem::removeRequested, this,
            [this](qsizetype index) { model().removeItem(place(), index); });
    connect(item, &ListItem::moveRequested, this, [this](qsizetype from, qsizetype to) {
        if (to < 0 || to >= count())
            return;
        model().moveItem(place(), from, to);
        scope().settle();
        open(place() / to)->setFocus();
    });
    const auto inputs = item->findChildren<QWidget *>();
    for (QWidget *input : inputs) {
        if (input->focusPolicy() != Qt::NoFocus)
            input->installEventFilter(this);
    }
    m_items.append(item);
    m_rows->addWidget(item);
    item->show();
}

void ListEditor::showProblems(const schema::Problems &problems)
{
    m_messages->showProblems(problems);
}

QWidget *ListEditor::open(const json::Pointer &at)
{
    const qsizetype index = at.depth() > place().depth() ? at.first(place().depth() + 1).index() : 0;
    if (index < 0 || index >= m_items.size())
        return findChild<QPushButton *>(u"add"_s, Qt::FindDirectChildrenOnly);
    return m_items.at(index)->open(at);
}

void ListEditor::addItem()
{
    const qsizetype at = count();
    model().insertItem(place(), at, newItem(*m_spec.element()));
    scope().settle();
    if (at < m_items.size())
        open(place() / at)->setFocus();
}

void ListEditor::paste(const QString &text)
{
    const QList<QJsonValue> items = pastedItems(*m_spec.element(), text);
    if (items.isEmpty())
        return;
    model().insertItems(place(), count(), items);
    scope().settle();
}

bool ListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress &&
        static_cast<const QKeyEvent &>(*event).matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        if (text.trimmed().contains(u'\n')) {
            paste(text);
            return true;
        }
    }
    return BoundWidget::eventFilter(watched, event);
}

QJsonValue newItem(const schema::FieldSpec &element)
{
    if (element.kind != schema::FieldKind::Object)
        return QString();
    QJsonObject item;
    for (const schema::FieldSpec &child : element.children) {
        if (child.required && child.choices.size() == 1)
            item.insert(child.key, QString(child.choices.front()));
    }
    return item;
}

} // namespace fleetwright::ui
