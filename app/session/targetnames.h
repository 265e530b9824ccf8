// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/aws/clientfactory.h"
#include "app/job/jobmodel.h"
#include "app/session/connectioninuse.h"

#include <QList>
#include <QStringList>

#include <memory>

namespace fleetwright::session
{

/// Finds out what the names of targets stand for, by asking the service of the connection in use. Asks
/// quietly: the operator is not asked for codes or sign-ins on the way.
class TargetNames : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    TargetNames(job::JobModel &job, const ConnectionInUse &connection, aws::ClientFactory &clients,
                QObject *parent = nullptr);

    /// The targets with these ARNs were just added by name alone, as things. A target that turns out to be a
    /// thing group becomes one, within the step that added it where nothing was changed since. What does not
    /// exist or cannot be asked is told to the job's rules.
    void find(const QStringList &thingArns);
    /// Lists the sandbox's names where it is the connection in use; others are asked on list() only.
    void start();
    /// Learns names to propose: the first page of things and of groups, once for each connection.
    void list();

    [[nodiscard]] const QStringList &things() const { return m_things; }
    [[nodiscard]] const QStringList &groups() const { return m_groups; }

signals:
    /// There are both a thing and a thing group of this name; the target stays a thing until somebody says.
    void bothExist(const QString &thingArn);
    /// things() and groups() changed.
    void listed();

private:
    enum class Answer : quint8 { Open, Yes, No, Unknown };
    struct Question {
        QString arn = {};
        int batch = 0; ///< which call of find() it came with
        Answer thing = Answer::Open;
        Answer group = Answer::Open;
    };

    void forgetIfElsewhere();
    [[nodiscard]] bool open();
    void askNext();
    void settle(const Question &question);
    void makeGroup(const Question &question);
    void tell(const QString &arn, job::TargetFinding finding);
    template<typename Op>
    void ask(const Op &op, Answer Question::*which);

    job::JobModel &m_job;
    const ConnectionInUse &m_connection;
    aws::ClientFactory &m_clients;
    QString m_route; ///< the way that m_client goes and that names were learnt on
    std::unique_ptr<aws::Client> m_client;
    QList<Question> m_questions; ///< the first one is being asked
    int m_batch = 0;
    bool m_isAsking = false;
    bool m_isListed = false;
    QStringList m_things;
    QStringList m_groups;
};

} // namespace fleetwright::session
