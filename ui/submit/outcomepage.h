// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/submit/submission.h"
#include "ui/common/sign.h"

#include <QWidget>

class QFormLayout;
class QHBoxLayout;
class QLabel;

namespace fleetwright::ui
{

/// What became of a submission, what it means, and what to do next.
class OutcomePage : public QWidget
{
    Q_OBJECT

public:
    struct Report {
        submit::Submission::Outcome outcome = submit::Submission::Outcome::Unknown;
        QString jobId = {};
        QString connection = {};
        QString jobArn = {};
        QString requestId = {};
        int attempts = 0;
        aws::ApiError error = {};
        QString journalProblem = {}; ///< why the log does not say the same; empty where it does
        qsizetype mapped = 0;        ///< how many of the service's complaints were put at fields
    };

    explicit OutcomePage(QWidget *parent = nullptr);

    void setReport(const Report &report);
    /// All of it as lines, for a ticket.
    [[nodiscard]] QString toText() const;

signals:
    void backRequested();
    void newIdRequested();
    void askAgainRequested();
    void newJobRequested();
    void logRequested();
    void closeRequested();

private:
    void headline(Sign sign, const QString &title, const QString &advice);
    void addFact(const QString &label, const QString &value, const QString &objectName);
    void addButton(const QString &text, const QString &objectName, void (OutcomePage::*signal)(),
                   bool isDefault = false);
    void clear();

    Report m_report;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_advice;
    QFormLayout *m_facts;
    QHBoxLayout *m_buttons;
};

} // namespace fleetwright::ui
