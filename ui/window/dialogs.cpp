// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dialogs.h"

#include "app/session/connectioninuse.h"
#include "app/session/diagnostics.h"
#include "app/storage/connectionstore.h"
#include "app/storage/submissionlog.h"
#include "ui/connection/connectiondialog.h"
#include "ui/connection/connectiontest.h"
#include "ui/jobs/submissionlogdialog.h"
#include "ui/templates/templatesdialog.h"
#include "ui/window/diagnosticsdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>

namespace fleetwright::ui
{

Dialogs::Dialogs(const Services &services, QWidget &window)
    : QObject(&window), m_services(services), m_window(window)
{
}

void Dialogs::raise(QWidget *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void Dialogs::showTemplates(const job::JobDocument &current)
{
    if (!m_templates) {
        m_templates = new TemplatesDialog(m_services.templates, m_services.fileDialogs, &m_window);
        connect(m_templates, &TemplatesDialog::openRequested, this, &Dialogs::templateChosen);
    }
    m_templates->setCurrentJob(current);
    raise(m_templates);
}

void Dialogs::saveTemplate(const job::JobDocument &current)
{
    auto *ask = new QInputDialog(&m_window);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("saveTemplateDialog"));
    ask->setWindowTitle(tr("Save as template"));
    ask->setLabelText(tr("Name of the template:"));
    ask->setOkButtonText(tr("&Save"));
    connect(ask, &QInputDialog::textValueSelected, this, [this, current](const QString &name) {
        if (const auto saved = m_services.templates.add(name.trimmed(), current))
            emit told(tr("Saved as template %1").arg(name.trimmed()));
        else
            emit failed(saved.error().message);
    });
    ask->open();
}

void Dialogs::showLog()
{
    if (!m_log) {
        m_log = new SubmissionLogDialog(m_services.log, &m_window);
        connect(m_log, &SubmissionLogDialog::openRequested, this, &Dialogs::submissionChosen);
        connect(m_log, &SubmissionLogDialog::settleRequested, this, &Dialogs::settleRequested);
    }
    raise(m_log);
}

void Dialogs::showConnections()
{
    if (!m_connections) {
        m_connections = new ConnectionDialog(
            m_services.connections, m_services.secrets,
            {.test = connectionTest(m_services.clients),
             .profiles = m_services.profiles,
             .resolve =
                 [&clients = m_services.clients](const QList<aws::Connection> &connections) {
                     return clients.resolve(connections);
                 },
             .files = m_services.fileDialogs},
            &m_window);
        connect(m_connections, &ConnectionDialog::secretChanged, this,
                [this](const aws::Connection &connection) {
                    m_services.clients.forgetCredentials(connection.id);
                    m_services.inUse.refresh();
                });
    }
    raise(m_connections);
}

void Dialogs::showAbout()
{
    QMessageBox::about(
        &m_window, tr("About Fleetwright"),
        tr("<h3>Fleetwright %1</h3><p>Compose, check and submit AWS IoT Jobs.</p><p>Free software under "
           "the GNU General Public License, version 3 or later. It talks to the endpoint of the chosen "
           "connection and to nothing else.</p>")
            .arg(QStringLiteral(FLEETWRIGHT_VERSION)));
}

void Dialogs::showSandboxAccess()
{
    const QString lines = m_services.sandboxLines ? m_services.sandboxLines() : QString();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Sandbox access"),
                                lines.isEmpty()
                                    ? tr("The sandbox does not run.")
                                    : tr("While this window is open, other programs on this computer reach "
                                         "the sandbox with these lines in their shell:"),
                                QMessageBox::Close, &m_window);
    box->setObjectName(QStringLiteral("sandboxAccess"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setInformativeText(lines.trimmed());
    if (!lines.isEmpty()) {
        QPushButton *copy = box->addButton(tr("&Copy"), QMessageBox::ActionRole);
        copy->setObjectName(QStringLiteral("copySandboxAccess"));
        connect(copy, &QPushButton::clicked, this, [this, lines] {
            QGuiApplication::clipboard()->setText(lines);
            emit told(tr("Copied: how to reach the sandbox."));
        });
    }
    box->open();
}

void Dialogs::showDiagnostics()
{
    const QStringList facts{QStringLiteral("Window: %1, style %2, font %3, scale %4")
                                .arg(QGuiApplication::platformName(), QApplication::style()->name(),
                                     QApplication::font().toString(),
                                     QString::number(m_window.devicePixelRatioF()))};
    auto *dialog = new DiagnosticsDialog(
        session::diagnostics(m_services.connections.connections(), facts),
        [this](const QString &proposal) {
            return m_services.fileDialogs.save(&m_window,
                                               {.title = tr("Save diagnostics"),
                                                .start = proposal,
                                                .filter = tr("Text files (*.txt);;All files (*)")});
        },
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DiagnosticsDialog::saved, this,
            [this](const QString &path) { emit told(tr("Saved %1").arg(path)); });
    connect(dialog, &DiagnosticsDialog::failed, this, &Dialogs::failed);
    raise(dialog);
}

} // namespace fleetwright::ui
