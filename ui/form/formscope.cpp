// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formscope.h"

#include <QMetaObject>
#include <QWidget>

#include <algorithm>

namespace fleetwright::ui
{

FormScope::FormScope(job::JobModel &model, const schema::FieldSpec &root, QWidget *form)
    : QObject(form), m_form(*form), m_model(model), m_root(root)
{
    connect(&m_model, &job::JobModel::valueChanged, this, &FormScope::reload);
    connect(&m_model, &job::JobModel::aboutToBeReplaced, this, &FormScope::aboutToBeReplaced);
    connect(&m_model, &job::JobModel::problemsChanged, this, &FormScope::settle);
    connect(&m_model, &job::JobModel::contextChanged, this, &FormScope::contextChanged);
}

void FormScope::add(const json::Pointer &place, BoundView *view)
{
    m_views[place].append(view);
    m_living.insert(view);
    m_fresh.insert(view);
    settleLater();
}

void FormScope::remove(const json::Pointer &place, BoundView *view)
{
    const auto at = m_views.find(place);
    if (at == m_views.end() || !at->removeOne(view))
        return;
    if (at->isEmpty())
        m_views.erase(at);
    m_living.remove(view);
    m_fresh.remove(view);
    m_shown.remove(view);
    settleLater();
}

void FormScope::settleLater()
{
    if (std::exchange(m_settlePending, true))
        return;
    QMetaObject::invokeMethod(this, &FormScope::settle, Qt::QueuedConnection);
}

void FormScope::settle()
{
    if (m_settling)
        return;
    m_settling = true;
    m_settlePending = false;
    // Reading a value may make further views (the rows of a list), hence the loop.
    while (!m_fresh.isEmpty()) {
        BoundView *view = *m_fresh.constBegin();
        m_fresh.remove(view);
        view->reload();
    }
    m_settling = false;
    routeProblems();
}

void FormScope::reroute()
{
    settleLater();
}

BoundView *FormScope::nearest(const json::Pointer &at) const
{
    for (json::Pointer place = at;; place = place.parent()) {
        if (const auto found = m_views.constFind(place); found != m_views.constEnd())
            return found->constLast();
        if (place.isRoot())
            return nullptr;
    }
}

BoundView *FormScope::nearestShown(const json::Pointer &at) const
{
    for (json::Pointer place = at;; place = place.parent()) {
        if (const auto found = m_views.constFind(place); found != m_views.constEnd()) {
            const auto shown = std::find_if(found->crbegin(), found->crend(),
                                            [](const BoundView *view) { return view->isShown(); });
            if (shown != found->crend())
                return *shown;
        }
        if (place.isRoot())
            return nullptr;
    }
}

void FormScope::reload(const json::Pointer &at)
{
    QList<BoundView *> concerned;
    for (auto it = m_views.cbegin(); it != m_views.cend(); ++it) {
        if (it.key().contains(at) || at.contains(it.key()))
            concerned += it.value();
    }
    for (BoundView *view : std::as_const(concerned)) {
        // An earlier one may have ended it: a list that shrank takes its rows along.
        if (m_living.contains(view) && !m_fresh.contains(view))
            view->reload();
    }
}

void FormScope::routeProblems()
{
    QHash<BoundView *, schema::Problems> next;
    for (const schema::Problem &problem : m_model.problems()) {
        if (BoundView *view = nearestShown(problem.at))
            next[view].append(problem);
    }
    const auto before = std::exchange(m_shown, next);
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!next.contains(it.key()))
            it.key()->showProblems({});
    }
    for (auto it = next.cbegin(); it != next.cend(); ++it) {
        if (before.value(it.key()) != it.value())
            it.key()->showProblems(it.value());
    }
}

} // namespace fleetwright::ui
