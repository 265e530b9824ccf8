// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

#include <QObject>

class QTabWidget;

namespace fleetwright::ui
{

class FormPage;
class JsonPane;
class SectionList;

/// Moves the focus: between panes, sections, fields, their JSON, and problems.
class Navigation : public QObject
{
    Q_OBJECT

public:
    struct Panes {
        SectionList *sections;
        FormPage *form;
        QTabWidget *tabs;
        JsonPane *json;
    };
    Navigation(job::JobModel &job, const Panes &panes, QObject *parent = nullptr);

    /// Focuses the field at `at` or, where it has none, its place in the JSON.
    void goTo(const json::Pointer &at);
    void goToJson(const json::Pointer &at);
    /// From the field in focus to its JSON, or from the caret in the JSON to its field.
    void jump();
    /// One after the other, those that matter most first.
    void goToNextProblem();
    /// Forwards by `by`; stops at the ends.
    void stepSection(int by);
    /// Between section list, form and tabs; goes round.
    void stepPane(int by);
    void showTab(QWidget *pane);

private:
    [[nodiscard]] json::Pointer focusedPlace() const;

    job::JobModel &m_job;
    Panes m_panes;
    qsizetype m_problem = 0;
};

} // namespace fleetwright::ui
