// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targetseditor.h"

#include "app/job/step.h"
#include "app/schema/thingname.h"
#include "app/session/targetnames.h"
#include "ui/common/banner.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/helpbutton.h"
#include "ui/form/inputfilter.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"
#include "ui/sections/targetsmodel.h"
#include "ui/sections/targettypedelegate.h"

#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
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
      m_model(new TargetsModel(model(), this)), m_notice(new Banner(this)), m_question(new Banner(this)),
      m_table(new QTableView(this)), m_messages(new MessageList(scope.model(), this))
{
    setObjectName(place().toString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this) / 2);
    layout->addWidget(buildEntry());
    layout->addWidget(m_notice);
    layout->addWidget(m_question);
    buildTable();
    layout->addWidget(m_table);
    layout->addWidget(m_messages);
    layout->addWidget(buildBar());
    m_notice->setObjectName(u"notice"_s);
    m_notice->hide();
    m_question->setObjectName(u"question"_s);
    m_question->hide();
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
    m_type->addItem(tr("Find out"), int(job::TargetType::Unknown));
    m_type->setToolTip(tr("Whether names stand for things or for thing groups; “Find out” asks the service"));
    m_type->addItem(TargetsModel::typeName(job::TargetType::Thing), int(job::TargetType::Thing));
    m_type->addItem(TargetsModel::typeName(job::TargetType::ThingGroup), int(job::TargetType::ThingGroup));
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
    m_completer = new QCompleter(m_entry);
    m_completer->setModel(new QStringListModel(m_completer));
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_entry->setCompleter(m_completer);
    connect(add, &QPushButton::clicked, this, &TargetsEditor::addEntered);
    connect(m_entry, &QLineEdit::returnPressed, this, &TargetsEditor::addEntered);
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
    m_table->setItemDelegateForColumn(TargetsModel::Type, new TargetTypeDelegate(m_table));
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
    m_switch = new QPushButton(tr("Change type"), bar);
    m_switch->setObjectName(u"switchTargets"_s);
    m_switch->setToolTip(tr("Makes thing groups of the selected things, and the other way round"));
    m_remove = new QPushButton(tr("Remove selected"), bar);
    m_remove->setObjectName(u"removeTargets"_s);
    m_count = new QLabel(bar);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->addWidget(pasteButton);
    row->addWidget(m_switch);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_count);
    connect(pasteButton, &QPushButton::clicked, this, [this] { pasteTargets(); });
    connect(m_switch, &QPushButton::clicked, this, &TargetsEditor::switchSelected);
    connect(m_remove, &QPushButton::clicked, this, &TargetsEditor::removeSelected);
    return bar;
}

void TargetsEditor::reload()
{
    m_model->reload();
    updateCount();
    const QJsonArray targets = value().toArray();
    if (m_ambiguous.removeIf([&](const QString &arn) { return !targets.contains(arn); }) > 0)
        askNext();
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
    for (QPushButton *button : {m_switch, m_remove})
        button->setEnabled(m_table->selectionModel()->hasSelection());
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

void TargetsEditor::setNames(session::TargetNames &names)
{
    m_names = &names;
    connect(m_names, &session::TargetNames::listed, this, &TargetsEditor::followNames);
    connect(m_names, &session::TargetNames::bothExist, this, [this](const QString &arn) {
        m_ambiguous += arn;
        if (m_ambiguous.size() == 1)
            askNext();
    });
    connect(&scope(), &FormScope::contextChanged, this, [this] {
        if (m_entry->hasFocus())
            m_names->list();
    });
    followNames();
}

void TargetsEditor::followNames()
{
    auto *known = qobject_cast<QStringListModel *>(m_completer->model());
    known->setStringList(m_names->groups() + m_names->things());
    const bool hasBoth = !m_names->groups().isEmpty() && !m_names->things().isEmpty();
    const QString group = m_names->groups().value(0);
    const QString thing = m_names->things().value(0);
    m_entry->setPlaceholderText(hasBoth ? tr("E.g. %1, %2").arg(group, thing)
                                        : tr("Names or ARNs, one or many"));
    m_entry->setToolTip(hasBoth ? tr("Names or ARNs, one or many, for example the thing group %1 or the "
                                     "thing %2")
                                      .arg(group, thing)
                                : QString());
}

void TargetsEditor::askNext()
{
    m_question->hide();
    if (m_ambiguous.isEmpty())
        return;
    const QString arn = m_ambiguous.constFirst();
    const auto answer = [this](bool isGroup) {
        const QString chosen = m_ambiguous.takeFirst();
        askNext();
        if (isGroup)
            switchTargets([&chosen](int, const QString &target) { return target == chosen; });
    };
    m_question->tell(Sign::Warning,
                     tr("There are both a thing and a thing group called “%1”. Which one is meant?")
                         .arg(job::parseTarget(arn).name),
                     {{tr("The thing"), u"meansThing"_s, [answer] { answer(false); }, false},
                      {tr("The thing group"), u"meansGroup"_s, [answer] { answer(true); }, false}},
                     false);
}

void TargetsEditor::addEntered()
{
    const QString left = addTargets(m_entry->text());
    m_completer->popup()->hide();
    m_entry->setText(left);
}

void TargetsEditor::pasteTargets()
{
    QStringList left{m_entry->text(), addTargets(QGuiApplication::clipboard()->text())};
    left.removeAll(QString());
    m_entry->setText(left.join(u"; "_s));
}

QString TargetsEditor::addTargets(const QString &text)
{
    const auto [targets, others] = job::readTargets(text);
    const auto type = job::TargetType(m_type->currentData().toInt());
    QJsonArray items = model().value(place()).toArray();
    QStringList toFind;
    for (const QString &target : targets) {
        const QString arn = job::targetArn(target, type, scope().context());
        if (arn.isEmpty()) {
            m_notice->tell(
                Sign::Warning,
                tr("This connection's account and region are not known, so a name alone does not say "
                   "which device is meant. Enter ARNs, or test the connection first."));
            return (targets + others).join(u"; "_s);
        }
        items.append(arn);
        if (type == job::TargetType::Unknown && job::isTargetName(target))
            toFind += arn;
    }
    m_notice->hide();
    if (!others.isEmpty())
        m_notice->tell(Sign::Warning,
                       tr("%n texts are neither names nor ARNs and were left in the field. Names: %1.",
                          nullptr, int(others.size()))
                           .arg(schema::allowedText(schema::thingName())));
    if (!targets.isEmpty()) {
        const job::Step step(model());
        model().setValue(place(), items);
        m_table->scrollToBottom();
    }
    if (m_names && !toFind.isEmpty())
        m_names->find(toFind);
    return others.join(u"; "_s);
}

void TargetsEditor::switchSelected()
{
    switchTargets([this](int row, const QString &) { return m_table->selectionModel()->isRowSelected(row); });
}

void TargetsEditor::switchTargets(const std::function<bool(int, const QString &)> &isMeant)
{
    QList<schema::Edit> edits;
    const QJsonArray targets = model().value(place()).toArray();
    for (int row = 0; row < targets.size(); ++row) {
        const QString target = targets.at(row).toString();
        const QString other = job::otherTarget(target);
        if (isMeant(row, target) && other != target)
            edits += schema::Edit{place() / qsizetype(row), other};
    }
    model().apply(edits, tr("Change of the type of targets"));
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
    if (event->type() == QEvent::FocusIn && watched == m_entry && m_names)
        m_names->list();
    if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        const QString clipboard =
            key.matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->text() : QString();
        const auto isList = [&] {
            const job::TargetTexts read = job::readTargets(clipboard);
            return clipboard.contains(u'\n') || read.targets.size() + read.others.size() > 1;
        };
        if (!clipboard.isEmpty() && (watched == m_table || isList())) {
            pasteTargets();
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
