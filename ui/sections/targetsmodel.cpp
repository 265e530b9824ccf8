// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targetsmodel.h"

#include "app/job/step.h"
#include "ui/common/sign.h"
#include "ui/form/fieldeditor.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

TargetsModel::TargetsModel(job::JobModel &job, QObject *parent) : QAbstractTableModel(parent), m_job(job)
{
}

json::Pointer TargetsModel::place()
{
    return json::Pointer() / u"targets"_s;
}

void TargetsModel::reload()
{
    QStringList now;
    const QJsonArray array = m_job.value(place()).toArray();
    for (const QJsonValue &item : array)
        now += plainText(item);
    if (now == m_targets)
        return;
    const int before = int(m_targets.size());
    const int after = int(now.size());
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_targets = now;
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    if (const int common = std::min(before, after); common > 0)
        emit dataChanged(index(0, 0), index(common - 1, ColumnCount - 1));
}

void TargetsModel::setProblems(const schema::Problems &problems)
{
    m_problems.clear();
    for (const schema::Problem &problem : problems) {
        if (problem.at.depth() > 1)
            m_problems[problem.at.first(2).index()].append(problem);
    }
    if (!m_targets.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_targets.size()) - 1, ColumnCount - 1));
}

int TargetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_targets.size());
}

int TargetsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TargetsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_targets.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::EditRole:
        if (index.column() == Type)
            return int(job::parseTarget(m_targets.at(index.row())).type);
        return m_targets.at(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const QString problems = problemText(index.row());
        return problems.isEmpty() ? m_targets.at(index.row()) : m_targets.at(index.row()) + u'\n' + problems;
    }
    case Qt::DecorationRole:
        if (index.column() == Name && m_problems.contains(index.row())) {
            const auto &problems = m_problems[index.row()];
            const auto worst = std::max_element(
                problems.begin(), problems.end(),
                [](const schema::Problem &a, const schema::Problem &b) { return a.severity < b.severity; });
            return signIcon(signOf(worst->severity));
        }
        return {};
    default:
        return {};
    }
}

QString TargetsModel::typeName(job::TargetType type)
{
    switch (type) {
    case job::TargetType::Thing:
        return tr("Thing");
    case job::TargetType::ThingGroup:
        return tr("Thing group");
    case job::TargetType::Unknown:
        break;
    }
    return u"–"_s;
}

QVariant TargetsModel::display(int row, int column) const
{
    const job::TargetArn target = job::parseTarget(m_targets.at(row));
    switch (column) {
    case Name:
        return target.name;
    case Type:
        return typeName(target.type);
    default:
        return target.type == job::TargetType::Unknown ? QString()
                                                       : u"%1 · %2"_s.arg(target.account, target.region);
    }
}

QString TargetsModel::problemText(int row) const
{
    QStringList lines;
    const schema::Problems problems = m_problems.value(row);
    for (const schema::Problem &problem : problems)
        lines += signName(signOf(problem.severity)) + u": "_s + problem.message;
    return lines.join(u'\n');
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const QStringList titles{tr("Name"), tr("Type"), tr("Account · Region")};
    return titles.value(section);
}

Qt::ItemFlags TargetsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool hasType = m_targets.value(index.row()) != job::otherTarget(m_targets.value(index.row()));
    if (index.column() == Name || (index.column() == Type && hasType))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool TargetsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.row() >= m_targets.size())
        return false;
    const QString &before = m_targets.at(index.row());
    QString text = value.toString().trimmed();
    if (index.column() == Type) {
        const bool isOther = int(job::parseTarget(before).type) != value.toInt();
        text = isOther ? job::otherTarget(before) : before;
    }
    const job::Step step(m_job);
    m_job.setValue(place() / qsizetype(index.row()), text);
    return true;
}

} // namespace fleetwright::ui
