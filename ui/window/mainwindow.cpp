// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "app/aws/clientfactory.h"
#include "app/session/connectioninuse.h"
#include "app/session/contextof.h"
#include "app/storage/connectionstore.h"
#include "app/storage/settings.h"
#include "ui/common/noticelist.h"
#include "ui/compose/composer.h"
#include "ui/compose/navigation.h"
#include "ui/compose/sectionlist.h"
#include "ui/forecast/forecastpane.h"
#include "ui/preview/changespane.h"
#include "ui/preview/jsonpane.h"
#include "ui/preview/problemspane.h"
#include "ui/style/theme.h"
#include "ui/window/commands.h"
#include "ui/window/dialogs.h"
#include "ui/window/exporting.h"
#include "ui/window/filecommands.h"
#include "ui/window/identitylabel.h"
#include "ui/window/intake.h"
#include "ui/window/settling.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int noticeMs = 6000;

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services),
      m_jobs({services.clock, services.inUse, services.clients, services.drafts}, services.settings),
      m_commands(new Commands(m_undo, *this)), m_dialogs(new Dialogs(m_services, *this)), m_bar(new TopBar),
      m_notices(new NoticeList), m_stack(new QStackedWidget), m_identity(new IdentityLabel(services)),
      m_files(new FileCommands({m_jobs, *m_commands, *m_dialogs, *m_notices, services.templates,
                                [this]() -> Composer & { return composer(); }},
                               services.fileDialogs, *this)),
      m_settling(new Settling(m_services, *m_notices, *m_dialogs, this)), m_page(new QWidget)
{
    setObjectName(u"mainWindow"_s);
    buildPage();
    restoreLook();
    const QList<Error> unreadable = m_jobs.restore();
    for (const Error &error : unreadable)
        warn(error.message);
    new Intake(*m_files, *this);
    new Exporting({[this] { return job().document(); },
                   [this] { return session::destinationOf(m_services.inUse.resolved()); }, *m_notices,
                   m_services.fileDialogs},
                  *m_commands->exportAs, *this);
    connectJobs();
    connectCommands();
    connectDialogs();
    refreshConnection();
    showCurrent();
}

MainWindow::~MainWindow()
{
    // The field in focus takes leave while all that listens to it is there
    if (QWidget *field = focusWidget())
        field->clearFocus();
}

void MainWindow::buildPage()
{
    for (QAction *action : {m_commands->newJob, m_commands->open, m_commands->save})
        m_bar->addCommand(action);
    auto *templates = new QMenu(tr("Templates"), this);
    templates->setObjectName(u"templatesMenu"_s);
    connect(templates, &QMenu::aboutToShow, this, [this, templates] { m_files->fillTemplates(*templates); });
    m_bar->addMenu(tr("Templates"), u"templatesButton"_s, templates);
    m_bar->addCommand(m_commands->undo);
    m_bar->addCommand(m_commands->redo);
    m_bar->setSubmit(m_commands->review);
    m_notices->setObjectName(u"windowNotices"_s);

    auto *layout = new QVBoxLayout(m_page.get());
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notices);
    layout->addWidget(m_stack, 1);
    setCentralWidget(m_page.get());
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_identity);
}

void MainWindow::connectJobs()
{
    connect(&m_jobs, &session::OpenJobs::currentChanged, this, &MainWindow::showCurrent);
    connect(&m_jobs, &session::OpenJobs::changed, this, &MainWindow::refreshTitle);
    connect(&m_jobs, &session::OpenJobs::closing, this, &MainWindow::forget);
    connect(&m_undo, &QUndoGroup::cleanChanged, this, &MainWindow::refreshTitle);
    connect(this, &MainWindow::painted, this, [this] { composer().begin(); });
}

void MainWindow::connectCommands()
{
    const Commands &c = *m_commands;
    const auto navigate = [this](QAction *action, auto move) {
        connect(action, &QAction::triggered, this, [this, move] { move(composer()); });
    };
    navigate(c.jump, [](Composer &at) { at.navigation().jump(); });
    navigate(c.nextProblem, [](Composer &at) { at.navigation().goToNextProblem(); });
    navigate(c.nextSection, [](Composer &at) { at.navigation().stepSection(1); });
    navigate(c.previousSection, [](Composer &at) { at.navigation().stepSection(-1); });
    navigate(c.nextPane, [](Composer &at) { at.navigation().stepPane(1); });
    navigate(c.previousPane, [](Composer &at) { at.navigation().stepPane(-1); });
    navigate(c.showSections, [](Composer &at) { at.sections()->setFocus(); });
    navigate(c.showJson, [](Composer &at) { at.navigation().showTab(at.json()); });
    navigate(c.showChanges, [](Composer &at) { at.navigation().showTab(at.changes()); });
    navigate(c.showProblems, [](Composer &at) { at.navigation().showTab(at.problems()); });
    navigate(c.showForecast, [](Composer &at) { at.navigation().showTab(at.forecast()); });
    navigate(c.review, [](Composer &at) { at.review(); });
    connect(c.wrap, &QAction::toggled, this, [this](bool on) {
        m_services.settings.set(storage::settings::wrapJson, on);
        for (const Composer *one : std::as_const(m_composers))
            one->json()->setWrapped(on);
    });
    for (const auto &[action, theme] :
         {std::pair{c.themeSystem, Theme::System}, std::pair{c.themeLight, Theme::Light},
          std::pair{c.themeDark, Theme::Dark}, std::pair{c.themeHighContrast, Theme::HighContrast}}) {
        connect(action, &QAction::triggered, this, [this, chosen = theme] {
            m_services.settings.set(storage::settings::theme, int(chosen));
            applyTheme(chosen);
        });
    }
    connect(c.quit, &QAction::triggered, this, &QWidget::close);
    connect(c.log, &QAction::triggered, m_dialogs, &Dialogs::showLog);
    connect(c.connections, &QAction::triggered, m_dialogs, &Dialogs::showConnections);
    connect(c.sandboxAccess, &QAction::triggered, m_dialogs, &Dialogs::showSandboxAccess);
    connect(c.diagnostics, &QAction::triggered, m_dialogs, &Dialogs::showDiagnostics);
    connect(c.about, &QAction::triggered, m_dialogs, &Dialogs::showAbout);
}

void MainWindow::connectDialogs()
{
    connect(m_dialogs, &Dialogs::told, this,
            [this](const QString &text) { statusBar()->showMessage(text, noticeMs); });
    connect(m_dialogs, &Dialogs::failed, this,
            [this](const QString &text) { m_notices->tell(u"dialogs"_s, Sign::Error, text); });
    m_bar->setOffer([this] { return m_services.clients.resolve(m_services.connections.connections()); });
    connect(m_bar, &TopBar::connectionsRequested, m_dialogs, &Dialogs::showConnections);
    connect(m_bar, &TopBar::connectionChosen, this, [this](const QString &id) {
        if (const auto chosen = m_services.connections.setCurrent(id); !chosen)
            m_notices->tell(u"connection"_s, Sign::Error, chosen.error().message);
    });
    connect(&m_services.inUse, &session::ConnectionInUse::changed, this, &MainWindow::refreshConnection);
    connect(this, &MainWindow::painted, m_settling, &Settling::offer);
    connect(this, &MainWindow::painted, m_identity, &IdentityLabel::refresh);
}

void MainWindow::restoreLook()
{
    const storage::Settings &settings = m_services.settings;
    const Commands &c = *m_commands;
    c.wrap->setChecked(settings.get(storage::settings::wrapJson));
    const Theme theme = themeOf(settings.get(storage::settings::theme));
    (theme == Theme::Light          ? c.themeLight
     : theme == Theme::Dark         ? c.themeDark
     : theme == Theme::HighContrast ? c.themeHighContrast
                                    : c.themeSystem)
        ->setChecked(true);
    if (!restoreGeometry(settings.get(storage::settings::windowGeometry)))
        resize(QSize(1360, 840).boundedTo(screen()->availableSize()));
    m_panes = settings.get(storage::settings::windowPanes);
}

Composer &MainWindow::composer()
{
    Composer *&there = m_composers[&m_jobs.current()];
    if (!there)
        there = &makeComposer(m_jobs.current());
    return *there;
}

Composer &MainWindow::makeComposer(session::JobSession &session)
{
    auto *made = new Composer(session, m_services);
    if (!made->splitter()->restoreState(m_panes))
        made->splitter()->setSizes({170, 690, 450});
    connect(made, &Composer::told, this,
            [this](const QString &text) { statusBar()->showMessage(text, noticeMs); });
    connect(made, &Composer::pasted, m_files,
            [this](const QString &text) { m_files->offer(text, FileCommands::Meant::Within); });
    connect(made, &Composer::saveAsRequested, m_files, &FileCommands::askSave);
    connect(made, &Composer::newJobRequested, &m_jobs, &session::OpenJobs::startNew);
    connect(made, &Composer::logRequested, m_dialogs, &Dialogs::showLog);
    connect(made, &Composer::reviewed, m_identity, &IdentityLabel::refresh);
    connect(made->splitter(), &QSplitter::splitterMoved, this,
            [this, made] { m_panes = made->splitter()->saveState(); });
    m_undo.addStack(session.job().undoStack());
    m_stack->addWidget(made);
    return *made;
}

void MainWindow::showCurrent()
{
    const bool isNew = !m_composers.contains(&m_jobs.current());
    Composer &shown = composer();
    m_stack->setCurrentWidget(&shown);
    if (isNew)
        shown.focusFirst();
    m_undo.setActiveStack(shown.session().job().undoStack());
    refreshTitle();
    shown.checkFile();
    if (m_painted)
        shown.begin();
}

void MainWindow::forget(session::JobSession *session)
{
    if (Composer *gone = m_composers.take(session)) {
        m_stack->removeWidget(gone);
        delete gone;
    }
}

bool MainWindow::open(const QString &path)
{
    return m_files->open(path);
}

void MainWindow::review()
{
    composer().review();
}

void MainWindow::warn(const QString &text)
{
    m_notices->tell(text, Sign::Warning, text);
}

void MainWindow::flush()
{
    m_jobs.flush();
}

void MainWindow::refreshTitle()
{
    setWindowTitle(tr("%1[*] – Fleetwright").arg(session().title()));
    setWindowFilePath(session().file().path());
    setWindowModified(job().isModified());
}

void MainWindow::refreshConnection()
{
    m_bar->setConnection(m_services.inUse.resolved());
}

void MainWindow::closeEvent(QCloseEvent * /*event*/)
{
    m_jobs.flush();
    m_services.settings.set(storage::settings::windowGeometry, saveGeometry());
    m_services.settings.set(storage::settings::windowPanes, composer().splitter()->saveState());
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::WindowActivate)
        composer().checkFile();
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        // The panes are painted after their window, within the same pass.
        QTimer::singleShot(0, this, &MainWindow::painted);
    }
    return handled;
}

} // namespace fleetwright::ui
