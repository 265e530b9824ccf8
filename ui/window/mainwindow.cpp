// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "app/session/contextkeeper.h"
#include "app/session/contextof.h"
#include "app/session/draftkeeper.h"
#include "app/session/forecaster.h"
#include "app/session/groupkinds.h"
#include "app/session/jobfiles.h"
#include "app/session/targetnames.h"
#include "app/storage/connectionstore.h"
#include "app/storage/settings.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"
#include "app/submit/settler.h"
#include "ui/common/banner.h"
#include "ui/forecast/forecastpane.h"
#include "ui/preview/changespane.h"
#include "ui/preview/jsonpane.h"
#include "ui/preview/problemspane.h"
#include "ui/sections/formpage.h"
#include "ui/submit/reviewdialog.h"
#include "ui/window/commands.h"
#include "ui/window/dialogs.h"
#include "ui/window/forecastnotes.h"
#include "ui/window/identitylabel.h"
#include "ui/window/navigation.h"
#include "ui/window/sectionlist.h"
#include "ui/window/theme.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int noticeMs = 6000;
constexpr qsizetype mostListed = 12;

/// The one local file that is dragged; empty for anything else.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_commands(new Commands(*m_job.undoStack(), *this)),
      m_files(new session::JobFiles(m_job, services.templates, services.settings, this)),
      m_context(new session::ContextKeeper(m_job, services.inUse, services.clock, this)),
      m_groups(new session::GroupKinds(m_job, services.inUse, services.clients, this)),
      m_names(new session::TargetNames(m_job, services.inUse, services.clients, this)),
      m_settler(
          new submit::Settler(services.clients, services.connections, services.log, services.clock, this)),
      m_dialogs(new Dialogs(m_services, *this)), m_bar(new TopBar), m_notice(new Banner),
      m_identity(new IdentityLabel(services)), m_splitter(new QSplitter), m_sections(new SectionList),
      m_form(new FormPage(m_job)), m_tabs(new QTabWidget), m_json(new JsonPane(m_job)),
      m_changes(new ChangesPane(m_job)), m_problems(new ProblemsPane(m_job)),
      m_forecaster(new session::Forecaster(m_job, services.clock, this)),
      m_forecast(new ForecastPane(m_job, *m_forecaster, services)),
      m_forecastNotes(new ForecastNotes(*m_forecaster, *m_form, this)),
      m_navigation(new Navigation(m_job, {m_sections, m_form, m_tabs, m_json}, this)),
      m_drafts(new session::DraftKeeper(services.drafts, [this] { return draft(); }, this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    buildPanes();
    connectFileCommands();
    connectViewCommands();
    connectPanes();
    restoreLook();
    refreshConnection();
    restoreDraft();
    connectKeepers();
    m_sections->setSections(m_form->sections());
    refreshTitle();
    refreshTabs();
}

MainWindow::~MainWindow()
{
    // The panes speak to the job and to each other until they are gone; the job goes before them, and what
    // the last of them say finds the first gone already.
    for (QObject *speaker :
         std::initializer_list<QObject *>{&m_job, m_job.undoStack(), m_form, m_json, m_changes})
        speaker->disconnect(this);
    const std::unique_ptr<QWidget> panes(takeCentralWidget());
}

void MainWindow::buildPanes()
{
    for (QAction *action : {m_commands->newJob, m_commands->open, m_commands->save})
        m_bar->addCommand(action);
    auto *templates = new QMenu(tr("Templates"), this);
    templates->setObjectName(u"templatesMenu"_s);
    connect(templates, &QMenu::aboutToShow, this, [this, templates] { fillTemplates(*templates); });
    m_bar->addMenu(tr("Templates"), u"templatesButton"_s, templates);
    m_bar->addCommand(m_commands->undo);
    m_bar->addCommand(m_commands->redo);
    m_bar->setSubmit(m_commands->review);

    m_notice->setObjectName(u"windowNotice"_s);
    m_form->setObjectName(u"formPage"_s);
    m_form->setTargetNames(*m_names);
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

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(page);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_identity);
}

void MainWindow::connectFileCommands()
{
    const Commands &c = *m_commands;
    connect(c.newJob, &QAction::triggered, m_files, &session::JobFiles::startNew);
    connect(c.open, &QAction::triggered, this, [this] {
        const QString path = m_dialogs->askOpen(QFileInfo(m_files->filePath()).path());
        if (!path.isEmpty())
            m_files->open(path);
    });
    connect(c.recent, &QMenu::aboutToShow, this, &MainWindow::refreshRecent);
    connect(c.save, &QAction::triggered, this, [this] {
        if (m_files->filePath().isEmpty())
            askSave();
        else
            save(m_files->filePath(), m_files->format());
    });
    connect(c.saveAs, &QAction::triggered, this, &MainWindow::askSave);
    connect(c.templates, &QAction::triggered, this, [this] { m_dialogs->showTemplates(m_job.document()); });
    connect(c.saveTemplate, &QAction::triggered, this, [this] { m_dialogs->saveTemplate(m_job.document()); });
    connect(m_dialogs, &Dialogs::told, this,
            [this](const QString &text) { statusBar()->showMessage(text, noticeMs); });
    connect(m_dialogs, &Dialogs::failed, this,
            [this](const QString &text) { m_notice->tell(Sign::Error, text); });
    connect(c.quit, &QAction::triggered, this, &QWidget::close);
    connect(c.review, &QAction::triggered, this, &MainWindow::review);
    connect(c.log, &QAction::triggered, m_dialogs, &Dialogs::showLog);
    connect(c.connections, &QAction::triggered, m_dialogs, &Dialogs::showConnections);
    connect(c.diagnostics, &QAction::triggered, m_dialogs, &Dialogs::showDiagnostics);
    connect(c.about, &QAction::triggered, m_dialogs, &Dialogs::showAbout);
    connect(m_dialogs, &Dialogs::templateChosen, m_files,
            qOverload<const storage::JobTemplate &>(&session::JobFiles::startFrom));
    connect(m_dialogs, &Dialogs::submissionChosen, this, [this](const job::JobDocument &document) {
        m_files->startFrom(document, tr("the submission of %1").arg(document.jobId()));
    });
    connect(m_dialogs, &Dialogs::settleRequested, m_settler, &submit::Settler::settle);
}

void MainWindow::connectViewCommands()
{
    const Commands &c = *m_commands;
    connect(c.jump, &QAction::triggered, m_navigation, &Navigation::jump);
    connect(c.nextProblem, &QAction::triggered, m_navigation, &Navigation::goToNextProblem);
    connect(c.nextSection, &QAction::triggered, this, [this] { m_navigation->stepSection(1); });
    connect(c.previousSection, &QAction::triggered, this, [this] { m_navigation->stepSection(-1); });
    connect(c.nextPane, &QAction::triggered, this, [this] { m_navigation->stepPane(1); });
    connect(c.previousPane, &QAction::triggered, this, [this] { m_navigation->stepPane(-1); });
    connect(c.showSections, &QAction::triggered, m_sections, qOverload<>(&QWidget::setFocus));
    connect(c.showJson, &QAction::triggered, this, [this] { m_navigation->showTab(m_json); });
    connect(c.showChanges, &QAction::triggered, this, [this] { m_navigation->showTab(m_changes); });
    connect(c.showProblems, &QAction::triggered, this, [this] { m_navigation->showTab(m_problems); });
    connect(c.showForecast, &QAction::triggered, this, [this] { m_navigation->showTab(m_forecast); });
    connect(c.wrap, &QAction::toggled, this, [this](bool on) {
        m_json->setWrapped(on);
        m_services.settings.set(storage::settings::wrapJson, on);
    });
    connect(c.themeSystem, &QAction::triggered, this, [this] { chooseTheme(int(Theme::System)); });
    connect(c.themeLight, &QAction::triggered, this, [this] { chooseTheme(int(Theme::Light)); });
    connect(c.themeDark, &QAction::triggered, this, [this] { chooseTheme(int(Theme::Dark)); });
}

void MainWindow::connectPanes()
{
    connect(m_sections, &SectionList::chosen, this, [this](const QString &id) {
        const bool listed = m_sections->hasFocus();
        m_form->goTo(id);
        if (listed)
            m_sections->setFocus();
    });
    connect(m_sections, &SectionList::entered, m_form, &FormPage::goTo);
    connect(m_form, &FormPage::sectionsChanged, this,
            [this] { m_sections->setSections(m_form->sections()); });
    connect(m_form, &FormPage::currentSectionChanged, m_sections, &SectionList::setCurrent);
    connect(m_json, &JsonPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_json, &JsonPane::copied, this,
            [this](const QString &what) { statusBar()->showMessage(what, noticeMs); });
    connect(m_changes, &ChangesPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_changes, &ChangesPane::countChanged, this, &MainWindow::refreshTabs);
    connect(m_problems, &ProblemsPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(m_forecast, &ForecastPane::fieldRequested, m_navigation, &Navigation::goTo);
    connect(this, &MainWindow::painted, m_forecaster, &session::Forecaster::start);
    connect(m_problems, &ProblemsPane::jsonRequested, m_navigation, &Navigation::goToJson);
    connect(&m_job, &job::JobModel::problemsChanged, this, &MainWindow::refreshTabs);
    connect(m_job.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::refreshTitle);
    connect(m_files, &session::JobFiles::changed, this, &MainWindow::refreshTitle);
    connect(m_files, &session::JobFiles::started, m_changes, &ChangesPane::setStart);
    connect(m_files, &session::JobFiles::failed, this,
            [this](const QString &text) { m_notice->tell(Sign::Error, text); });
    m_bar->setOffer([this] { return m_services.clients.resolve(m_services.connections.connections()); });
    connect(m_bar, &TopBar::connectionsRequested, m_dialogs, &Dialogs::showConnections);
    connect(m_bar, &TopBar::connectionChosen, this, [this](const QString &id) {
        if (const auto chosen = m_services.connections.setCurrent(id); !chosen)
            m_notice->tell(Sign::Error, chosen.error().message);
    });
    connect(&m_services.inUse, &session::ConnectionInUse::changed, this, &MainWindow::refreshConnection);
    connect(m_settler, &submit::Settler::told, this,
            [this](qint64, const QString &text) { tellSettling(text); });
    connect(this, &MainWindow::painted, this, &MainWindow::offerToSettle);
    connect(this, &MainWindow::painted, m_identity, &IdentityLabel::refresh);
    // Later: the sandbox is started once the window is painted.
    connect(this, &MainWindow::painted, m_names, &session::TargetNames::start, Qt::QueuedConnection);
}

void MainWindow::connectKeepers()
{
    connect(&m_job, &job::JobModel::valueChanged, m_drafts, &session::DraftKeeper::touch);
    connect(m_json, &JsonPane::edited, m_drafts, &session::DraftKeeper::touch);
    connect(m_json, &JsonPane::brokenChanged, m_drafts, &session::DraftKeeper::touch);
    connect(m_files, &session::JobFiles::changed, m_drafts, &session::DraftKeeper::touch);
    connect(m_job.undoStack(), &QUndoStack::cleanChanged, m_drafts, &session::DraftKeeper::touch);
    connect(m_drafts, &session::DraftKeeper::failed, this,
            [this](const QString &text) { m_notice->tell(Sign::Error, text); });
}

void MainWindow::restoreLook()
{
    const storage::Settings &settings = m_services.settings;
    const Commands &c = *m_commands;
    c.wrap->setChecked(settings.get(storage::settings::wrapJson));
    const Theme theme = storedTheme(settings);
    (theme == Theme::Light  ? c.themeLight
     : theme == Theme::Dark ? c.themeDark
                            : c.themeSystem)
        ->setChecked(true);
    if (!restoreGeometry(settings.get(storage::settings::windowGeometry)))
        resize(1360, 840);
    if (!m_splitter->restoreState(settings.get(storage::settings::windowPanes)))
        m_splitter->setSizes({170, 690, 450});
}

void MainWindow::restoreDraft()
{
    auto kept = m_services.drafts.load();
    if (!kept) {
        m_notice->tell(Sign::Warning, kept.error().message);
        return;
    }
    if (!*kept)
        return;
    m_files->restore(**kept);
    if (!(*kept)->jsonText.isEmpty())
        m_json->restoreBroken((*kept)->jsonText);
}

storage::Draft MainWindow::draft() const
{
    storage::Draft draft;
    draft.document = m_job.document();
    draft.jsonText = m_json->brokenText();
    draft.connectionId = m_services.connections.current().id;
    draft.filePath = m_files->filePath();
    draft.templateId = m_files->templateId();
    draft.modified = m_job.isModified();
    return draft;
}

void MainWindow::warn(const QString &text)
{
    m_notice->tell(Sign::Warning, text);
}

void MainWindow::flush()
{
    m_drafts->flush();
}

void MainWindow::refreshTitle()
{
    setWindowTitle(tr("%1[*] – Fleetwright").arg(m_files->title()));
    setWindowFilePath(m_files->filePath());
    setWindowModified(m_job.isModified());
}

void MainWindow::refreshConnection()
{
    m_bar->setConnection(m_services.inUse.resolved());
}

void MainWindow::refreshTabs()
{
    const qsizetype problems = m_job.problems().size();
    const int tab = m_tabs->indexOf(m_problems);
    const Sign worst = m_job.count(schema::Severity::Error) > 0     ? Sign::Error
                       : m_job.count(schema::Severity::Warning) > 0 ? Sign::Warning
                       : problems > 0                               ? Sign::Hint
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

void MainWindow::refreshRecent()
{
    QMenu *menu = m_commands->recent;
    menu->clear();
    for (const QString &path : m_files->recent()) {
        QAction *action = menu->addAction(QString(path).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, path] { m_files->open(path); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No files yet"))->setEnabled(false);
}

void MainWindow::fillTemplates(QMenu &menu)
{
    menu.clear();
    menu.addActions({m_commands->saveTemplate, m_commands->templates});
    menu.addSeparator();
    const QList<storage::JobTemplate> saved = m_services.templates.list();
    for (const storage::JobTemplate &one : saved.first(qMin(mostListed, saved.size()))) {
        QAction *action = menu.addAction(QString(one.name).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, m_files, [this, one] { m_files->startFrom(one); });
    }
}

void MainWindow::chooseTheme(int theme)
{
    storeTheme(m_services.settings, Theme(theme));
    applyTheme(Theme(theme));
}

void MainWindow::askSave()
{
    QString proposal = m_files->filePath();
    if (proposal.isEmpty())
        proposal = (m_job.document().jobId().isEmpty() ? tr("job") : m_job.document().jobId()) + u".json"_s;
    const auto [path, asInput] = m_dialogs->askSave(proposal);
    if (!path.isEmpty())
        save(path, asInput ? exchange::Format::CliInput : exchange::Format::RequestJson);
}

void MainWindow::save(const QString &path, exchange::Format format)
{
    if (!m_files->save(path, format))
        return;
    if (m_json->isBroken())
        m_notice->tell(Sign::Warning,
                       tr("The form's state was saved. The text in the JSON pane is not valid JSON and is "
                          "kept with the draft only."));
    else
        statusBar()->showMessage(tr("Saved %1").arg(path), noticeMs);
}

void MainWindow::review()
{
    // Leaves the field or the JSON text, so that what is looked at is what was typed.
    m_leftBehind = focusWidget();
    if (m_leftBehind)
        m_leftBehind->clearFocus();
    if (!m_review) {
        m_review = new ReviewDialog(m_job, m_services, this);
        connect(m_review, &ReviewDialog::fieldRequested, m_navigation, &Navigation::goTo);
        connect(m_review, &QDialog::rejected, this, [this] {
            if (m_leftBehind)
                m_leftBehind->setFocus();
        });
        connect(m_review, &ReviewDialog::newJobRequested, m_files, &session::JobFiles::startNew);
        connect(m_review, &ReviewDialog::logRequested, m_dialogs, &Dialogs::showLog);
        connect(m_review, &QDialog::finished, m_identity, &IdentityLabel::refresh);
        connect(m_review, &ReviewDialog::created, this, [this](const job::JobDocument &document) {
            m_changes->setStart(document, tr("the submission of %1").arg(document.jobId()));
            statusBar()->showMessage(tr("%1 was created.").arg(document.jobId()), noticeMs);
        });
    }
    m_services.inUse.refresh();
    m_groups->ask();
    m_review->setForecast(m_forecastNotes->text());
    m_review->begin(m_json->isBroken());
}

void MainWindow::offerToSettle()
{
    const auto open = m_services.log.unsettled();
    if (!open) {
        m_notice->tell(Sign::Warning,
                       tr("The log of submissions cannot be read: %1").arg(open.error().message));
        return;
    }
    if (!m_services.log.notice().isEmpty())
        return warn(m_services.log.notice());
    if (open->isEmpty())
        return;
    QList<qint64> entries;
    for (const storage::SubmissionLog::Entry &entry : *open)
        entries.append(entry.id);
    const QString text =
        open->size() == 1
            ? tr("It is not known what became of the submission of %1.").arg(open->constFirst().opening.jobId)
            : tr("It is not known what became of %Ln submissions.", nullptr, int(open->size()));
    m_notice->tell(Sign::Warning, text,
                   {{tr("Find &out"), u"settleNow"_s,
                     [this, entries] {
                         for (const qint64 entry : entries)
                             m_settler->settle(entry);
                     }},
                    {tr("&Show"), u"showUnsettled"_s, [this] { m_dialogs->showLog(); }, false}});
}

void MainWindow::tellSettling(const QString &text)
{
    m_notice->tell(Sign::Hint, text);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_drafts->flush();
    m_services.settings.set(storage::settings::windowGeometry, saveGeometry());
    m_services.settings.set(storage::settings::windowPanes, m_splitter->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_files->open(draggedFile(event->mimeData())))
        event->acceptProposedAction();
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        // The panes are painted after their window, within the same pass.
        QTimer::singleShot(0, this, &MainWindow::painted);
    }
    return handled;
}

} // namespace fleetwright::ui
