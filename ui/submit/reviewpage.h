// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/job/jobmodel.h"
#include "app/submit/gate.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QPushButton;

namespace fleetwright::ui
{

class Banner;
class BodyEditor;
class ConsentList;
class TintedLabel;

/// The last look: what is sent, to whom, over which connection, and what is doubtful about it.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewPage(job::JobModel &job, QWidget *parent = nullptr);

    /// What the connection comes to.
    void setConnection(const aws::ResolvedConnection &connection);
    [[nodiscard]] const aws::ResolvedConnection &connection() const { return m_connection; }
    /// Says that the connection is another one than was looked at; what was typed or ticked to
    /// allow it is forgotten.
    void tellChanged();
    /// What the rollout is expected to come to; empty: nothing is known.
    void setForecast(const QString &text);
    void setTextState(submit::TextState state) { m_text = state; }
    /// Reads the job anew; `proposedId` is told as ours where it is not empty. What was typed or ticked to
    /// allow it is forgotten.
    void begin(const QString &proposedId);

    /// Why it may not be submitted now; empty where it may.
    [[nodiscard]] QList<submit::GateReason> reasons() const;

signals:
    void submitRequested();
    void backRequested();
    void fieldRequested(const fleetwright::json::Pointer &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QWidget *buildSummary();
    [[nodiscard]] QWidget *buildBody();
    [[nodiscard]] QLayout *buildFoot();

    job::JobModel &m_job;
    aws::ResolvedConnection m_connection;
    submit::TextState m_text = submit::TextState::Taken;
    Banner *m_idNotice;
    TintedLabel *m_where;
    QLabel *m_forecast;
    QLineEdit *m_id;
    QLabel *m_targets;
    QListWidget *m_targetList;
    QLabel *m_problemsHead;
    QListView *m_problems;
    ConsentList *m_consents;
    QLabel *m_request;
    BodyEditor *m_body;
    QWidget *m_arm;
    QLabel *m_armText;
    QLineEdit *m_typed;
    QLabel *m_reasons;
    QPushButton *m_submit;
};

} // namespace fleetwright::ui
