// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/formpage.h"

#include "app/schema/createjobspec.h"
#include "ui/form/formscope.h"
#include "ui/form/tabstops.h"
#include "ui/sections/othermembers.h"
#include "ui/sections/section.h"
#include "ui/sections/sectiontable.h"
#include "ui/sections/targetseditor.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// Fields that are wider than this are no easier to read.
constexpr int widestContent = 760;
constexpr int margin = 12;
constexpr int cardGap = 8;
/// What is brought into sight gets this much room above, so that its title is seen as well.
constexpr int roomAbove = 48;

/// The widget outside of `page` that the tab key leads to from its last or first field.
QWidget *neighbour(const QWidget &page, bool next)
{
    const auto step = [next](const QWidget *from) {
        return next ? from->nextInFocusChain() : from->previousInFocusChain();
    };
    for (QWidget *at = step(&page); at && at != &page; at = step(at)) {
        const bool outside = !page.isAncestorOf(at) && at->window() == page.window();
        if (outside && (at->focusPolicy() & Qt::TabFocus) && !at->focusProxy() && at->isEnabled() &&
            at->isVisible())
            return at;
    }
    return nullptr;
}

} // namespace

FormPage::FormPage(job::JobModel &model, QWidget *parent)
    : QScrollArea(parent), m_model(model), m_scope(new FormScope(model, schema::createJob(), this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Fields of the job"));
    auto *page = new QWidget;
    auto *centering = new QHBoxLayout(page);
    centering->setContentsMargins(margin, margin, margin, margin);
    auto *content = new QWidget(page);
    content->setMaximumWidth(widestContent);
    centering->addWidget(content, 1);
    centering->addStretch(0);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    buildSections(layout);
    layout->addStretch(1);
    setWidget(page);
    m_scope->settle();
    updateMarks();

    connect(&m_model, &job::JobModel::problemsChanged, this, &FormPage::updateMarks);
    connect(&m_model, &job::JobModel::valueChanged, this, &FormPage::updateMarks);
    connect(&m_model, &job::JobModel::revealRequested, this,
            [this](const json::Pointer &at) { bringIntoSight(openAt(at)); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FormPage::updateCurrent);
    // Later: the range is known before the sections are put in their places.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &FormPage::updateCurrent,
            Qt::QueuedConnection);
}

FormPage::~FormPage() = default;

void FormPage::setTargetNames(session::TargetNames &names)
{
    findChild<TargetsEditor *>()->setNames(names);
}

QSize FormPage::minimumSizeHint() const
{
    const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {width, QScrollArea::minimumSizeHint().height()};
}

void FormPage::buildSections(QVBoxLayout *layout)
{
    const QList<SectionSpec> specs = createJobSections(schema::createJob());
    for (const SectionSpec &spec : specs) {
        auto *part = new Section(*m_scope, spec, layout->parentWidget());
        for (const QString &member : spec.members)
            m_partOfMember.insert(member, m_parts.size());
        m_parts.append(part);
        layout->addWidget(part);
    }
    m_others = new OtherMembers(*m_scope, layout->parentWidget());
    layout->addWidget(m_others);
}

QList<FormPage::SectionMark> FormPage::sections() const
{
    return m_marks;
}

void FormPage::updateMarks()
{
    QList<SectionMark> marks;
    marks.reserve(m_parts.size());
    for (const Section *part : std::as_const(m_parts)) {
        marks.append({.id = part->spec().id,
                      .title = part->spec().title,
                      .mark = part->isPresent() ? Mark::Good : Mark::Empty});
    }
    for (const schema::Problem &problem : m_model.problems()) {
        const auto part =
            m_partOfMember.constFind(problem.at.isRoot() ? QString() : problem.at.tokens().constFirst());
        if (part == m_partOfMember.constEnd() || problem.severity == schema::Severity::Hint)
            continue;
        SectionMark &mark = marks[*part];
        const Mark found = problem.severity == schema::Severity::Error ? Mark::Errors : Mark::Warnings;
        if (found > mark.mark) {
            mark.mark = found;
            mark.problems = 0;
        }
        if (found == mark.mark)
            ++mark.problems;
    }
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    emit sectionsChanged();
}

bool FormPage::focusNextPrevChild(bool next)
{
    // Qt's own order is that of making, and fields are made whenever their section is opened or their row
    // added.
    QWidgetList stops = tabStops(*widget()->layout());
    stops.removeIf([this](const QWidget *stop) {
        return !(stop->focusPolicy() & Qt::TabFocus) || !stop->isEnabled() || !stop->isVisibleTo(this);
    });
    const QWidget *from = focusWidget();
    const auto current = std::find_if(stops.cbegin(), stops.cend(), [from](const QWidget *stop) {
        return stop == from || stop->isAncestorOf(from);
    });
    if (!from || current == stops.cend())
        return QScrollArea::focusNextPrevChild(next);
    const qsizetype to = current - stops.cbegin() + (next ? 1 : -1);
    QWidget *target = to >= 0 && to < stops.size() ? stops.at(to) : neighbour(*this, next);
    if (!target)
        target = next ? stops.constFirst() : stops.constLast();
    target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (isAncestorOf(target))
        ensureWidgetVisible(target, 0, roomAbove);
    return true;
}

void FormPage::updateCurrent()
{
    const int top = verticalScrollBar()->value();
    const bool atEnd = top > 0 && top == verticalScrollBar()->maximum();
    const auto reachesIntoSight = [this, top](const Section *part) {
        return part->mapTo(widget(), QPoint(0, part->height())).y() > top + roomAbove;
    };
    const auto first = std::find_if(m_parts.cbegin(), m_parts.cend(), reachesIntoSight);
    QString id = first == m_parts.cend() ? m_parts.constLast()->spec().id : (*first)->spec().id;
    // The last sections never reach the top: one that was asked for there stays the current one.
    if (atEnd && !m_current.isEmpty()) {
        const auto at = std::find_if(m_parts.cbegin(), m_parts.cend(),
                                     [this](const Section *part) { return part->spec().id == m_current; });
        if (at != m_parts.cend() && at > first)
            id = m_current;
    }
    if (id == m_current)
        return;
    m_current = id;
    emit currentSectionChanged(m_current);
}

void FormPage::setNote(const QString &sectionId, const QString &text)
{
    for (Section *part : std::as_const(m_parts)) {
        if (part->spec().id == sectionId)
            part->setNote(text);
    }
}

void FormPage::goTo(const QString &sectionId)
{
    const auto part = std::find_if(m_parts.cbegin(), m_parts.cend(), [&](const Section *candidate) {
        return candidate->spec().id == sectionId;
    });
    if (part == m_parts.cend())
        return;
    m_scope->settle();
    widget()->layout()->activate();
    const bool changed = m_current != sectionId;
    m_current = sectionId;
    if (QWidget *input = (*part)->firstInput())
        input->setFocus(Qt::OtherFocusReason);
    verticalScrollBar()->setValue((*part)->mapTo(widget(), QPoint(0, 0)).y() - margin / 2);
    if (changed)
        emit currentSectionChanged(m_current);
}

bool FormPage::reveal(const json::Pointer &at)
{
    QWidget *field = openAt(at);
    if (!field)
        return false;
    bringIntoSight(field);
    field->setFocus(Qt::OtherFocusReason);
    return true;
}

Section *FormPage::sectionOf(const json::Pointer &at) const
{
    if (at.isRoot())
        return nullptr;
    const auto part = m_partOfMember.constFind(at.tokens().constFirst());
    return part == m_partOfMember.constEnd() ? nullptr : m_parts.at(*part);
}

QWidget *FormPage::openAt(const json::Pointer &at)
{
    m_scope->settle();
    if (Section *part = sectionOf(at))
        part->openBody();
    // Folded places above are opened first: what is below may only then be there.
    for (qsizetype depth = 0; depth < at.depth(); ++depth) {
        if (BoundView *above = m_scope->nearest(at.first(depth)))
            above->open(at);
    }
    m_scope->settle();
    BoundView *view = at.isRoot() ? nullptr : m_scope->nearest(at);
    return view ? view->open(at) : nullptr;
}

void FormPage::bringIntoSight(QWidget *field)
{
    if (!field)
        return;
    // Rows that were just made have no place yet.
    for (QWidget *parent = field->parentWidget(); parent && parent != viewport();
         parent = parent->parentWidget()) {
        if (parent->layout())
            parent->layout()->activate();
    }
    widget()->resize(widget()->width(), std::max(widget()->sizeHint().height(), viewport()->height()));
    ensureWidgetVisible(field, 0, roomAbove);
}

} // namespace fleetwright::ui
