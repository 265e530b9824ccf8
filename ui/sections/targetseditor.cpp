// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targetseditor.h"

#include "ui/form/helpbutton.h"
#include "ui/form/inputfilter.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"
#include "ui/sections/targetsmodel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int fewestRows = 3;
constexpr int mostRows = 10;

} // namespace

TargetsEditor::TargetsEditor(FormScope &scope, const schema::FieldSpec &spec, QWidget *parent)
    : BoundWidget(scope, TargetsModel::place(), parent), m_spec(spec),
      m_model(new TargetsModel(model(), this)), m_notice(new QLabel(this)), m_table(new QTableView(this)),
      m_messages(new MessageList(this))
{
    setObjectName(place().toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this) / 2);
    layout->addWidget(buildEntry());
    layout->addWidget(m_notice);
    buildTable();
    layout->addWidget(m_table);
    layout->addWidget(m_messages);
    layout->addWidget(buildBar());
    m_notice->setWordWrap(true);
    m_notice->setObjectName(u"notice"_s);
    m_notice->hide();
    connect(m_messages, &MessageList::fixRequested, this,
            [this](const schema::Fix &fix) { model().apply(fix.edits, fix.label); });
}

QWidget *TargetsEditor::buildEntry()
{
    auto *frame = new RowFrame(tr("Add things or groups"), helpText(m_spec), this);
    auto *content = new QWidget(frame);
    m_entry = new QLineEdit(content);
    m_entry->setObjectName(u"targetEntry"_s);
    m_entry->setPlaceholderText(tr("Names or ARNs, one or many"));
    m_entry->setAccessibleName(tr("Names or ARNs of targets to add"));
    m_entry->setWhatsThis(wrappingText(helpText(m_spec)));
    m_type = new QComboBox(content);
    m_type->setObjectName(u"targetType"_s);
    m_type->setAccessibleName(tr("What names stand for"));
    m_type->addItem(tr("Thing"), int(job::TargetType::Thing));
    m_type->addItem(tr("Thing group"), int(job::TargetType::ThingGroup));
    auto *add = new QPushButton(tr("Add"), content);
    add->setObjectName(u"addTarget"_s);
    add->setAccessibleName(tr("Add targets"));
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins({});
    row->addWidget(m_entry, 1);
    row->addWidget(m_type);
    row->addWidget(add);
    content->setFocusProxy(m_entry);
    frame->setContent(content);
    for (QWidget *input : QList<QWidget *>{m_entry, m_type})
        InputFilter::install(input);
    m_entry->installEventFilter(this);
    const auto take = [this] {
        if (addTargets(m_entry->text()))
            m_entry->clear();
    };
    connect(add, &QPushButton::clicked, this, take);
    connect(m_entry, &QLineEdit::returnPressed, this, take);
    return frame;
}

void TargetsEditor::buildTable()
{
    m_table->setObjectName(u"targetTable"_s);
    m_table->setAccessibleName(schema::fieldText(m_spec.label));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(TargetsModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    InputFilter::install(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TargetsEditor::updateCount);
}

QWidget *TargetsEditor::buildBar()
{
    auto *bar = new QWidget(this);
    auto *pasteButton = new QPushButton(tr("Paste list"), bar);
    pasteButton->setObjectName(u"pasteTargets"_s);
    pasteButton->setToolTip(tr("Adds all names and ARNs of the clipboard"));
    m_remove = new QPushButton(tr("Remove selected"), bar);
    m_remove->setObjectName(u"removeTargets"_s);
    m_count = new QLabel(bar);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->addWidget(pasteButton);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_count);
    connect(pasteButton, &QPushButton::clicked, this,
            [this] { addTargets(QGuiApplication::clipboard()->text()); });
    connect(m_remove, &QPushButton::clicked, this, &TargetsEditor::removeSelected);
    return bar;
}

void TargetsEditor::reload()
{
    m_model->reload();
    updateCount();
    const int rows = std::clamp(m_model->rowCount(), fewestRows, mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
}

void TargetsEditor::updateCount()
{
    const QLocale locale;
    m_count->setText(
        tr("%1 of at most %2")
            .arg(locale.toString(m_model->rowCount()), locale.toString(qint64(m_spec.range.max))));
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

void TargetsEditor::showProblems(const schema::Problems &problems)
{
    m_model->setProblems(problems);
    schema::Problems named = problems;
    for (schema::Problem &problem : named) {
        if (problem.at.depth() > place().depth())
            problem.message =
                tr("No. %1: %2").arg(QLocale().toString(problem.at.first(2).index() + 1), problem.message);
    }
    m_messages->showProblems(named);
}

QWidget *TargetsEditor::open(const json::Pointer &at)
{
    if (at.depth() <= place().depth())
        return m_entry;
    const QModelIndex index = m_model->index(int(at.first(2).index()), TargetsModel::Name);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    return m_table;
}

bool TargetsEditor::addTargets(const QString &text)
{
    QList<QJsonValue> items;
    const QStringList names = job::splitTargets(text);
    const auto type = job::TargetType(m_type->currentData().toInt());
    for (const QString &name : names) {
        const QString arn = job::targetArn(name, type, scope().context());
        if (arn.isEmpty()) {
            m_notice->setText(
                tr("This connection's account and region are not known, so a name alone does not say "
                   "which device is meant. Enter ARNs, or test the connection first."));
            m_notice->show();
            return false;
        }
        items.append(arn);
    }
    m_notice->hide();
    if (items.isEmpty())
        return true;
    model().endMerging();
    model().insertItems(place(), model().value(place()).toArray().size(), items);
    model().endMerging();
    m_table->scrollToBottom();
    return true;
}

void TargetsEditor::removeSelected()
{
    const QJsonArray before = model().value(place()).toArray();
    QJsonArray after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (!m_table->selectionModel()->isRowSelected(int(i)))
            after.append(before.at(i));
    }
    if (after.size() == before.size())
        return;
    const QJsonValue value = after.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(after);
    model().endMerging();
    model().apply({{place(), value}}, tr("Removal of targets"));
    m_table->clearSelection();
}

void TargetsEditor::copySelected() const
{
    QStringList lines;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        lines += row.data(Qt::EditRole).toString();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

bool TargetsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        const QString clipboard =
            key.matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->text() : QString();
        if (!clipboard.isEmpty() && (watched == m_table || job::splitTargets(clipboard).size() > 1)) {
            addTargets(clipboard);
            return true;
        }
        if (watched == m_table && key.matches(QKeySequence::Delete)) {
            removeSelected();
            return true;
        }
        if (watched == m_table && key.matches(QKeySequence::Copy)) {
            copySelected();
            return true;
        }
    }
    return BoundWidget::eventFilter(watched, event);
}

} // namespace fleetwright::ui
