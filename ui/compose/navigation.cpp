// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/navigation.h"

#include "ui/compose/sectionlist.h"
#include "ui/form/boundwidget.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/jsonpane.h"
#include "ui/sections/formpage.h"

#include <QApplication>
#include <QTabWidget>

#include <algorithm>

namespace fleetwright::ui
{

namespace
{

bool holdsFocus(const QWidget *pane)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && (focus == pane || pane->isAncestorOf(focus));
}

} // namespace

Navigation::Navigation(job::JobModel &job, const Panes &panes, QObject *parent)
    : QObject(parent), m_job(job), m_panes(panes)
{
    connect(&m_job, &job::JobModel::problemsChanged, this, [this] { m_problem = 0; });
}

void Navigation::goTo(const json::Pointer &at)
{
    if (!m_panes.form->reveal(at))
        goToJson(at);
}

void Navigation::goToJson(const json::Pointer &at)
{
    m_panes.tabs->setCurrentWidget(m_panes.json);
    m_panes.json->reveal(at);
}

json::Pointer Navigation::focusedPlace() const
{
    for (const QWidget *widget = QApplication::focusWidget(); widget && widget != m_panes.form;
         widget = widget->parentWidget()) {
        if (const auto *bound = qobject_cast<const BoundWidget *>(widget))
            return bound->place();
    }
    return {};
}

void Navigation::jump()
{
    if (holdsFocus(m_panes.json))
        goTo(m_panes.json->caretPlace());
    else
        goToJson(focusedPlace());
}

void Navigation::goToNextProblem()
{
    schema::Problems problems = m_job.problems();
    if (problems.isEmpty())
        return;
    std::stable_sort(
        problems.begin(), problems.end(),
        [](const schema::Problem &a, const schema::Problem &b) { return a.severity > b.severity; });
    goTo(problems.at(m_problem % problems.size()).at);
    m_problem = (m_problem + 1) % problems.size();
}

void Navigation::stepSection(int by)
{
    const int row = qBound(0, m_panes.sections->currentRow() + by, m_panes.sections->count() - 1);
    m_panes.sections->setCurrentRow(row);
}

void Navigation::stepPane(int by)
{
    const QList<QWidget *> panes{m_panes.sections, m_panes.form, m_panes.tabs};
    qsizetype now = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (holdsFocus(panes.at(i)))
            now = i;
    }
    const qsizetype next = (now + by + panes.size()) % panes.size();
    if (next == 2)
        return showTab(m_panes.tabs->currentWidget());
    if (next == 1) {
        const auto sections = m_panes.form->sections();
        const int row = qMax(0, m_panes.sections->currentRow());
        if (row < sections.size())
            return m_panes.form->goTo(sections.at(row).id);
    }
    panes.at(next)->setFocus(Qt::ShortcutFocusReason);
}

void Navigation::showTab(QWidget *pane)
{
    m_panes.tabs->setCurrentWidget(pane);
    QWidget *target = pane == m_panes.json ? m_panes.json->editor() : nullptr;
    for (QWidget *child = pane; !target && child; child = child->nextInFocusChain()) {
        if (child != pane && pane->isAncestorOf(child) && child->focusPolicy() & Qt::TabFocus &&
            child->isVisible())
            target = child;
        if (child->nextInFocusChain() == pane)
            break;
    }
    if (target)
        target->setFocus(Qt::ShortcutFocusReason);
}

} // namespace fleetwright::ui
