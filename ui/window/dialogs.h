// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"
#include "app/storage/templatestore.h"
#include "ui/services.h"

#include <QObject>

class QWidget;

namespace fleetwright::ui
{

class ConnectionDialog;
class SubmissionLogDialog;
class TemplatesDialog;

/// The window's dialogs beside the main way: made when first asked for, so that they cost nothing at start.
class Dialogs : public QObject
{
    Q_OBJECT

public:
    Dialogs(const Services &services, QWidget &window);

    /// `current` is what "save as template" saves.
    void showTemplates(const job::JobDocument &current);
    /// Asks for a name and saves `current` as a template.
    void saveTemplate(const job::JobDocument &current);
    void showLog();
    void showConnections();
    void showAbout();
    /// What helps to find a fault, to be looked at and saved.
    void showSandboxAccess();
    void showDiagnostics();

signals:
    void templateChosen(const fleetwright::storage::JobTemplate &chosen);
    void submissionChosen(const fleetwright::job::JobDocument &document);
    void settleRequested(qint64 entry);
    void told(const QString &text);
    void failed(const QString &message);

private:
    static void raise(QWidget *dialog);

    const Services &m_services;
    QWidget &m_window;
    TemplatesDialog *m_templates = nullptr;
    SubmissionLogDialog *m_log = nullptr;
    ConnectionDialog *m_connections = nullptr;
};

} // namespace fleetwright::ui
