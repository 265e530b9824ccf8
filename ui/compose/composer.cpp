// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/composer.h"

#include "app/session/connectioninuse.h"
#include "app/session/contextof.h"
#include "app/storage/settings.h"
#include "ui/common/noticelist.h"
#include "ui/compose/forecastnotes.h"
#include "ui/compose/navigation.h"
#include "ui/compose/sectionlist.h"
#include "ui/forecast/forecastpane.h"
#include "ui/preview/changespane.h"
#include "ui/preview/jsonpane.h"
#include "ui/preview/problemspane.h"
#include "ui/sections/formpage.h"
#include "ui/submit/reviewdialog.h"

#include <QScrollBar>
#include <QSplitter>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

Composer::Composer(session::JobSession &session, const Services &services, QWidget *parent)
    : QWidget(parent), m_session(session), m_services(services), m_notices(new NoticeList(this)),
      m_splitter(new QSplitter(this)), m_sections(new SectionList), m_form(new FormPage(session.job())),
      m_tabs(new QTabWidget), m_json(new JsonPane(session.job())), m_changes(new ChangesPane(session.job())),
      m_problems(new ProblemsPane(session.job())),
      m_forecast(new ForecastPane(session.job(), session.forecaster(), m_services)),
      m_forecastNotes(new ForecastNotes(session.forecaster(), *m_form, this)),
      m_navigation(new Navigation(session.job(), {m_sections, m_form, m_tabs, m_json}, this))
{
    build();
    connectPanes();
    followSession();
    m_sections->setSections(m_form->sections());
    m_changes->setStart(session.start(), session.startName());
    if (!session.brokenText().isEmpty())
        m_json->restoreBroken(session.brokenText());
    connect(m_json, &JsonPane::edited, &m_session, [this] { m_session.setBrokenText(m_json->brokenText()); });
    refreshTabs();
}

Composer::~Composer() = default;

void Composer::build()
{
    m_notices->setObjectName(u"jobNotices"_s);
    m_form->setObjectName(u"formPage"_s);
    m_form->setTargetNames(m_session.names());
    m_form->setMinimumWidth(m_form->widget()->minimumSizeHint().width() +
                            style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(m_changes, tr("Changes"));
    m_tabs->addTab(m_problems, tr("Problems"));
    m_tabs->addTab(m_forecast, tr("Forecast"));
    m_splitter->setObjectName(u"panes"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sections);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_json->setDestination([this] { return session::destinationOf(m_services.inUse.refresh()); });
    m_json->setWrapped(m_services.settings.get(storage::settings::wrapJson));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_splitter, 1);
}

void Composer::connectPanes()
{
    connect(m_sections, &SectionList::chosen, this, [this](const QString &id) {
        const bool listed = m_sections->hasFocus();
        m_form->goTo(id);
        if (listed)
            m_sections->setFocus();
    });
    connect(m_sections, &SectionList::entered, m_form, &FormPage::goTo);
    connect(m_form, &FormPage::sectionsChanged, m_sections,
            [this] { m_sections->setSections(m_form->sections()); });
    connect(m_form, &FormPage::currentSectionChanged, m_sections, &SectionList::setCurrent);
    connect(m_json, &JsonPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_json, &JsonPane::copied, this, &Composer::told);
    connect(m_json, &JsonPane::pasted, this, &Composer::pasted);
    connect(m_changes, &ChangesPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_changes, &ChangesPane::countChanged, this, &Composer::refreshTabs);
    connect(m_problems, &ProblemsPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_problems, &ProblemsPane::jsonRequested, m_navigation, &Navigation::goToJson);
    connect(m_forecast, &ForecastPane::fieldRequested, m_navigation, &Navigation::goTo);
}

void Composer::followSession()
{
    connect(&m_session.job(), &job::JobModel::problemsChanged, this, &Composer::refreshTabs);
    connect(&m_session, &session::JobSession::started, m_changes, &ChangesPane::setStart);
    connect(&m_session, &session::JobSession::draftFailed, this,
            [this](const QString &text) { m_notices->tell(u"draft"_s, Sign::Error, text); });
    connect(&m_session, &session::JobSession::draftRecovered, this,
            [this] { m_notices->withdraw(u"draft"_s); });
}

void Composer::refreshTabs()
{
    const job::JobModel &job = m_session.job();
    const qsizetype problems = job.problems().size();
    const int tab = m_tabs->indexOf(m_problems);
    const Sign worst = job.count(schema::Severity::Error) > 0     ? Sign::Error
                       : job.count(schema::Severity::Warning) > 0 ? Sign::Warning
                       : problems > 0                             ? Sign::Hint
                                                                  : Sign::Good;
    const QString text = problems == 0 ? tr("Problems") : tr("Problems %1").arg(locale().toString(problems));
    if (m_tabs->tabText(tab) != text || m_tabs->tabToolTip(tab) != signName(worst)) {
        m_tabs->setTabText(tab, text);
        m_tabs->setTabIcon(tab, signIcon(worst));
        m_tabs->setTabToolTip(tab, signName(worst));
    }
    const qsizetype changes = m_changes->count();
    m_tabs->setTabText(m_tabs->indexOf(m_changes),
                       changes == 0 ? tr("Changes") : tr("Changes %1").arg(locale().toString(changes)));
}

void Composer::focusFirst()
{
    m_form->reveal(json::Pointer() / u"jobId"_s);
    m_form->verticalScrollBar()->setValue(0);
}

void Composer::begin()
{
    m_session.forecaster().start();
    // Later: the sandbox is started once the window is painted.
    QMetaObject::invokeMethod(&m_session.names(), &session::TargetNames::start, Qt::QueuedConnection);
}

void Composer::review()
{
    // Leaves the field or the JSON text, so that what is looked at is what was typed.
    m_leftBehind = window()->focusWidget();
    if (m_leftBehind)
        m_leftBehind->clearFocus();
    if (!m_review) {
        m_review = new ReviewDialog(m_session.job(), m_services, this);
        connect(m_review, &ReviewDialog::fieldRequested, m_navigation, &Navigation::goTo);
        connect(m_review, &QDialog::rejected, this, [this] {
            if (m_leftBehind)
                m_leftBehind->setFocus();
        });
        connect(m_review, &ReviewDialog::newJobRequested, this, &Composer::newJobRequested);
        connect(m_review, &ReviewDialog::logRequested, this, &Composer::logRequested);
        connect(m_review, &QDialog::finished, this, &Composer::reviewed);
        connect(m_review, &ReviewDialog::created, this, [this](const job::JobDocument &document) {
            m_session.setStart(document, tr("the submission of %1").arg(document.jobId()));
            emit told(tr("%1 was created.").arg(document.jobId()));
        });
    }
    m_services.inUse.refresh();
    m_session.groups().ask();
    m_review->setForecast(m_forecastNotes->text());
    m_review->begin(m_json->isDiverged() ? submit::TextState::Diverged
                    : m_json->isBroken() ? submit::TextState::Broken
                                         : submit::TextState::Taken);
}

void Composer::checkFile()
{
    if (m_session.file().onDisk() == session::JobFile::OnDisk::Changed)
        askAboutFile(false);
    else
        m_notices->withdraw(u"file"_s);
}

void Composer::save()
{
    if (m_session.file().isNone())
        emit saveAsRequested();
    else if (m_session.file().onDisk() == session::JobFile::OnDisk::Changed)
        askAboutFile(true);
    else
        saveTo(m_session.file().path());
}

void Composer::saveTo(const QString &path)
{
    m_notices->withdraw(u"file"_s);
    m_notices->withdraw(u"save"_s);
    if (const Expected<void> saved = m_session.save(path); !saved) {
        m_notices->tell(u"save"_s, Sign::Error, saved.error().message);
        return;
    }
    if (m_json->isBroken())
        m_notices->tell(
            u"save"_s, Sign::Warning,
            m_json->isDiverged()
                ? tr("The form's state was saved. The text in the JSON pane is another one and is "
                     "kept with the draft only.")
                : tr("The form's state was saved. The text in the JSON pane is not valid JSON and "
                     "is kept with the draft only."));
    else
        emit told(tr("Saved %1").arg(path));
}

void Composer::askAboutFile(bool saving)
{
    const QString name = m_session.file().name();
    QList<Banner::Action> actions;
    if (saving)
        actions.append({tr("&Overwrite"), u"fileOverwrite"_s, [this] { saveTo(m_session.file().path()); }});
    actions.append({tr("Re&load"), u"fileReload"_s, [this] { reload(); }});
    actions.append({tr("Save &as…"), u"fileSaveAs"_s, [this] { emit saveAsRequested(); }, false});
    m_notices->tell(u"file"_s, Sign::Warning,
                    saving ? tr("%1 was changed by another program and was not saved. Overwriting it loses "
                                "that change; reloading it can be undone.")
                                 .arg(name)
                           : tr("%1 was changed by another program. Reloading it can be undone.").arg(name),
                    actions);
}

void Composer::reload()
{
    if (const Expected<void> reloaded = m_session.reload(); !reloaded)
        m_notices->tell(u"file"_s, Sign::Error, reloaded.error().message);
}

} // namespace fleetwright::ui
