// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/jobsession.h"
#include "ui/services.h"

#include <QPointer>
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace fleetwright::ui
{

class ChangesPane;
class ForecastNotes;
class ForecastPane;
class FormPage;
class JsonPane;
class Navigation;
class NoticeList;
class ProblemsPane;
class ReviewDialog;
class SectionList;

/// The panes around one job: sections, form, JSON, changes, problems, forecast. Each job has panes of its
/// own, so that nothing of another job can be left in them.
class Composer : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    Composer(session::JobSession &session, const Services &services, QWidget *parent = nullptr);
    ~Composer() override;

    [[nodiscard]] session::JobSession &session() const { return m_session; }
    [[nodiscard]] Navigation &navigation() const { return *m_navigation; }
    [[nodiscard]] NoticeList &notices() const { return *m_notices; }
    [[nodiscard]] SectionList *sections() const { return m_sections; }
    [[nodiscard]] JsonPane *json() const { return m_json; }
    [[nodiscard]] ChangesPane *changes() const { return m_changes; }
    [[nodiscard]] ProblemsPane *problems() const { return m_problems; }
    [[nodiscard]] ForecastPane *forecast() const { return m_forecast; }
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }

    /// Puts the focus where one begins to type, at the top of the form.
    void focusFirst();
    /// It is on the screen: from now on the forecast is computed.
    void begin();
    /// Opens the last look at the job.
    void review();
    /// Tells where another program changed the job's file since it was last read or written.
    void checkFile();
    /// Writes the job to its file. Where another program changed that, it asks first.
    void save();
    /// Writes the job to `path`, which from then on is its file.
    void saveTo(const QString &path);

signals:
    /// Done, or in the clipboard: for the status bar.
    void told(const QString &text);
    void saveAsRequested();
    /// A text was pasted into the JSON.
    void pasted(const QString &text);
    void newJobRequested();
    void logRequested();
    /// A review ended, with whatever it needed to ask for.
    void reviewed();

private:
    void build();
    void connectPanes();
    void followSession();
    void refreshTabs();
    void askAboutFile(bool saving);
    void reload();

    session::JobSession &m_session;
    Services m_services;
    NoticeList *m_notices;
    QSplitter *m_splitter;
    SectionList *m_sections;
    FormPage *m_form;
    QTabWidget *m_tabs;
    JsonPane *m_json;
    ChangesPane *m_changes;
    ProblemsPane *m_problems;
    ForecastPane *m_forecast;
    ForecastNotes *m_forecastNotes;
    Navigation *m_navigation;
    ReviewDialog *m_review = nullptr;
    QPointer<QWidget> m_leftBehind; ///< had the focus before the review
};

} // namespace fleetwright::ui
