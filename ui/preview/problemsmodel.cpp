// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/problemsmodel.h"

#include "app/base/visibletext.h"
#include "app/schema/createjobspec.h"
#include "ui/common/sign.h"

#include <algorithm>

namespace fleetwright::ui
{

ProblemsModel::ProblemsModel(const job::JobModel &job, QObject *parent)
    : QAbstractListModel(parent), m_job(job)
{
    refresh();
    connect(&m_job, &job::JobModel::problemsChanged, this, &ProblemsModel::refresh);
}

void ProblemsModel::refresh()
{
    schema::Problems now = m_job.problems();
    std::stable_sort(now.begin(), now.end(), [](const schema::Problem &a, const schema::Problem &b) {
        return a.severity > b.severity;
    });
    if (now == m_problems)
        return;
    // Rows that stay keep their place, so that a selection outlives the typing in a field.
    qsizetype head = 0;
    while (head < qMin(now.size(), m_problems.size()) && now[head] == m_problems[head])
        ++head;
    qsizetype tail = 0;
    while (tail < qMin(now.size(), m_problems.size()) - head &&
           now[now.size() - 1 - tail] == m_problems[m_problems.size() - 1 - tail])
        ++tail;
    const qsizetype gone = m_problems.size() - head - tail;
    const qsizetype come = now.size() - head - tail;
    const qsizetype changed = qMin(gone, come);
    if (gone > come) {
        beginRemoveRows({}, int(head + changed), int(head + gone - 1));
        m_problems.remove(head + changed, gone - changed);
        endRemoveRows();
    } else if (come > gone) {
        beginInsertRows({}, int(head + changed), int(head + come - 1));
        m_problems.insert(head + changed, come - gone, {});
        endInsertRows();
    }
    m_problems = now;
    if (changed > 0)
        emit dataChanged(index(int(head)), index(int(head + changed - 1)));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const schema::Problem &problem = m_problems.at(index.row());
    const QString message = visibleText(problem.message);
    const QString label =
        visibleText(problem.at.isRoot() ? tr("The job") : schema::pathLabel(schema::createJob(), problem.at));
    switch (role) {
    case Qt::DisplayRole:
        return label;
    case Qt::DecorationRole:
        return signIcon(signOf(problem.severity));
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2 [%3]").arg(message, visibleText(problem.at.toString()), problem.rule);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2. %3").arg(signName(signOf(problem.severity)), label, message);
    case SeverityRole:
        return int(problem.severity);
    case PlaceRole:
        return problem.at.toString();
    case MessageRole:
        return message;
    case RuleRole:
        return problem.rule;
    case FixRole:
        return problem.fix ? visibleText(problem.fix->label) : QString();
    default:
        return {};
    }
}

} // namespace fleetwright::ui
