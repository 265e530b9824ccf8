// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filecommands.h"

#include "app/exchange/read.h"
#include "ui/common/noticelist.h"
#include "ui/compose/composer.h"
#include "ui/window/commands.h"
#include "ui/window/dialogs.h"

#include <QAction>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr qsizetype mostTemplates = 12;

QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

/// What a job is called in a list of several: its title and, where that does not tell it, its id.
QString listText(const QString &title, const QString &jobId)
{
    return jobId.isEmpty() ? title : u"%1 · %2"_s.arg(title, jobId);
}

} // namespace

FileCommands::FileCommands(const Parts &parts, const FileDialogs &files, QWidget &window)
    : QObject(&window), m_parts(parts), m_files(files), m_window(window)
{
    const Commands &c = parts.commands;
    session::OpenJobs &jobs = parts.jobs;
    connect(c.newJob, &QAction::triggered, &jobs, &session::OpenJobs::startNew);
    connect(c.open, &QAction::triggered, this, &FileCommands::askOpen);
    connect(c.recent, &QMenu::aboutToShow, this, &FileCommands::fillRecent);
    connect(c.save, &QAction::triggered, this, [this] { m_parts.composer().save(); });
    connect(c.saveAs, &QAction::triggered, this, &FileCommands::askSave);
    connect(c.openJobs, &QMenu::aboutToShow, this, &FileCommands::fillOpen);
    connect(c.closedJobs, &QMenu::aboutToShow, this, &FileCommands::fillClosed);
    connect(c.closeJob, &QAction::triggered, this, &FileCommands::closeCurrent);
    connect(c.reopenJob, &QAction::triggered, this, &FileCommands::reopenLast);
    connect(c.nextJob, &QAction::triggered, &jobs, [&jobs] { jobs.step(1); });
    connect(c.previousJob, &QAction::triggered, &jobs, [&jobs] { jobs.step(-1); });
    connect(c.templates, &QAction::triggered, this,
            [this] { m_parts.dialogs.showTemplates(m_parts.jobs.current().job().document()); });
    connect(c.saveTemplate, &QAction::triggered, this,
            [this] { m_parts.dialogs.saveTemplate(m_parts.jobs.current().job().document()); });
    connect(&parts.dialogs, &Dialogs::templateChosen, &jobs,
            qOverload<const storage::JobTemplate &>(&session::OpenJobs::startFrom));
    connect(&parts.dialogs, &Dialogs::submissionChosen, this, [this](const job::JobDocument &document) {
        m_parts.jobs.startFrom(document, tr("the submission of %1").arg(document.jobId()));
    });
}

void FileCommands::tell(const QString &topic, const Expected<void> &done)
{
    if (done)
        m_parts.notices.withdraw(topic);
    else
        m_parts.notices.tell(topic, Sign::Error, done.error().message);
}

bool FileCommands::open(const QString &path)
{
    const Expected<QStringList> opened = m_parts.jobs.open(path);
    tell(u"open"_s, opened ? Expected<void>() : Expected<void>(tl::unexpected(opened.error())));
    tellRemarks(opened.value_or(QStringList()));
    return opened.has_value();
}

void FileCommands::tellRemarks(QStringList remarks)
{
    // More would push the job out of sight
    constexpr qsizetype most = 8;
    const qsizetype more = remarks.size() - most;
    if (more > 1) {
        remarks.resize(most);
        remarks += tr("And %n more remarks.", nullptr, int(more));
    }
    if (remarks.isEmpty())
        m_parts.notices.withdraw(u"form"_s);
    else
        m_parts.notices.tell(u"form"_s, Sign::Hint, remarks.join(u'\n'));
}

void FileCommands::offer(const QString &text, Meant meant)
{
    const Expected<exchange::Reading, json::SyntaxError> reading = exchange::read(text.toUtf8());
    if (!reading) {
        if (meant == Meant::AsJob)
            m_parts.notices.tell(u"form"_s, Sign::Warning,
                                 tr("The text is no job that can be read: line %1, column %2: %3")
                                     .arg(reading.error().position.line)
                                     .arg(reading.error().position.column)
                                     .arg(reading.error().message));
        return;
    }
    if (meant == Meant::Within && reading->form == exchange::Form::RequestJson)
        return;
    QStringList remarks{exchange::readAsText(reading->form)};
    for (const exchange::Remark &remark : reading->remarks)
        remarks += tr("Line %1: %2").arg(remark.position.line).arg(remark.text);
    m_parts.notices.tell(u"form"_s, Sign::Hint, tr("The text is a job. %1").arg(remarks.constFirst()),
                         {{.text = tr("Take it over as a new job"),
                           .objectName = u"takeOver"_s,
                           .run = [this, document = reading->document, remarks] {
                               m_parts.jobs.startFrom(document, tr("the text that was taken over"));
                               tellRemarks(remarks);
                           }}});
}

QString FileCommands::folder() const
{
    const QString own = m_parts.jobs.current().file().path();
    const QStringList recent = m_parts.jobs.recent();
    const QString near = own.isEmpty() ? recent.value(0) : own;
    return near.isEmpty() ? QString() : QFileInfo(near).path();
}

void FileCommands::askOpen()
{
    const QString path = m_files.open(
        &m_window,
        {.title = tr("Open job"),
         .start = folder(),
         .filter = tr("Jobs (*.json *.yaml *.yml *.sh *.ps1 *.py *.js *.mjs *.ts);;All files (*)")});
    if (!path.isEmpty())
        open(path);
}

void FileCommands::askSave()
{
    const session::JobSession &session = m_parts.jobs.current();
    QString proposal = session.file().path();
    if (proposal.isEmpty()) {
        const QString own =
            session.sourceName().isEmpty() ? session.job().document().jobId() : session.sourceName();
        const QString name = (own.isEmpty() ? tr("job") : own) + u".json"_s;
        proposal = folder().isEmpty() ? name : folder() + u'/' + name;
    }
    const QString path = m_files.save(
        &m_window,
        {.title = tr("Save job"), .start = proposal, .filter = tr("Jobs (*.json);;All files (*)")});
    if (!path.isEmpty())
        m_parts.composer().saveTo(path);
}

void FileCommands::closeCurrent()
{
    tell(u"close"_s, m_parts.jobs.close(m_parts.jobs.current()));
}

void FileCommands::reopen(const QString &id)
{
    tell(u"close"_s, m_parts.jobs.reopen(id));
}

void FileCommands::reopenLast()
{
    const auto closed = m_parts.jobs.closed();
    if (!closed.isEmpty())
        reopen(closed.constFirst().id);
}

void FileCommands::fillRecent()
{
    QMenu *menu = m_parts.commands.recent;
    menu->clear();
    const QStringList paths = m_parts.jobs.recent();
    for (const QString &path : paths)
        connect(menu->addAction(menuText(path)), &QAction::triggered, this, [this, path] { open(path); });
    if (menu->isEmpty())
        menu->addAction(tr("No files yet"))->setEnabled(false);
}

void FileCommands::fillOpen()
{
    QMenu *menu = m_parts.commands.openJobs;
    menu->clear();
    menu->addActions({m_parts.commands.nextJob, m_parts.commands.previousJob});
    menu->addSeparator();
    for (session::JobSession *session : m_parts.jobs.sessions()) {
        QAction *action =
            menu->addAction(menuText(listText(session->title(), session->job().document().jobId())));
        action->setCheckable(true);
        action->setChecked(session == &m_parts.jobs.current());
        connect(action, &QAction::triggered, session, [this, session] { m_parts.jobs.setCurrent(*session); });
    }
}

void FileCommands::fillClosed()
{
    QMenu *menu = m_parts.commands.closedJobs;
    menu->clear();
    menu->addAction(m_parts.commands.reopenJob);
    menu->addSeparator();
    const auto closed = m_parts.jobs.closed();
    for (const storage::DraftStore::Closed &one : closed) {
        const QString name =
            listText(one.draft.title.isEmpty() ? tr("Job") : one.draft.title, one.draft.document.jobId());
        QAction *action = menu->addAction(
            menuText(tr("%1, closed %2")
                         .arg(name, QLocale().toString(one.closed.toLocalTime(), QLocale::ShortFormat))));
        connect(action, &QAction::triggered, this, [this, id = one.id] { reopen(id); });
    }
    if (closed.isEmpty())
        menu->addAction(tr("No closed jobs"))->setEnabled(false);
}

void FileCommands::fillTemplates(QMenu &menu)
{
    menu.clear();
    menu.addActions({m_parts.commands.saveTemplate, m_parts.commands.templates});
    menu.addSeparator();
    const QList<storage::JobTemplate> saved = m_parts.templates.list();
    for (const storage::JobTemplate &one : saved.first(qMin(mostTemplates, saved.size()))) {
        connect(menu.addAction(menuText(one.name)), &QAction::triggered, this,
                [this, one] { m_parts.jobs.startFrom(one); });
    }
}

} // namespace fleetwright::ui
