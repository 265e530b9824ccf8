// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"
#include "app/schema/fieldspec.h"
#include "ui/form/boundview.h"

#include <QObject>
#include <QSet>

namespace fleetwright::ui
{

/// Connects the views of a form with the job: routes each change and each problem to the views it concerns,
/// so that a keystroke touches no others.
class FormScope : public QObject
{
    Q_OBJECT

public:
    /// `root` describes the whole job. The model outlives the scope, which belongs to `form`.
    FormScope(job::JobModel &model, const schema::FieldSpec &root, QWidget *form);

    [[nodiscard]] job::JobModel &model() const { return m_model; }
    [[nodiscard]] const schema::FieldSpec &root() const { return m_root; }
    [[nodiscard]] const QWidget &form() const { return m_form; }
    [[nodiscard]] const job::RuleContext &context() const { return m_model.context(); }

    /// From now on `view` is told what happens at `place`; a later one comes before earlier ones of the same
    /// place. It first reads its value when control returns to the event loop or settle() is called.
    void add(const json::Pointer &place, BoundView *view);
    void remove(const json::Pointer &place, BoundView *view);
    /// Lets views that were added meanwhile read their values, and gives all views their problems.
    void settle();
    /// Something was folded or opened: problems may go to other views.
    void reroute();

    /// The view at `at` or nearest above, shown or folded; nullptr where there is none.
    [[nodiscard]] BoundView *nearest(const json::Pointer &at) const;

signals:
    /// The connection, the time zone or the time changed: what is computed from them is stale.
    void contextChanged();
    /// Another job comes: what was chosen in the form for the former one is void.
    void aboutToBeReplaced();

private:
    void reload(const json::Pointer &at);
    void routeProblems();
    void settleLater();
    [[nodiscard]] BoundView *nearestShown(const json::Pointer &at) const;

    const QWidget &m_form;
    job::JobModel &m_model;
    const schema::FieldSpec &m_root;
    QHash<json::Pointer, QList<BoundView *>> m_views;
    QSet<BoundView *> m_living;
    QSet<BoundView *> m_fresh;
    QHash<BoundView *, schema::Problems> m_shown;
    bool m_settlePending = false;
    bool m_settling = false;
};

} // namespace fleetwright::ui
