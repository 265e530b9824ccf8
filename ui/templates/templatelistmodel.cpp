// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templatelistmodel.h"

#include "app/json/pointer.h"

#include <QJsonArray>
#include <QLocale>

namespace fleetwright::ui
{

namespace
{

QString summary(const job::JobDocument &document)
{
    using json::literals::operator""_ptr;
    const QString description = document.value("/description"_ptr).toString();
    if (!description.isEmpty())
        return description;
    const auto targets = static_cast<int>(document.value("/targets"_ptr).toArray().size());
    return TemplateListModel::tr("%n targets, no description", nullptr, targets);
}

} // namespace

TemplateListModel::TemplateListModel(storage::TemplateStore &store, QObject *parent)
    : QAbstractListModel(parent), m_store(store), m_templates(store.list())
{
    connect(&m_store, &storage::TemplateStore::changed, this, &TemplateListModel::reload);
}

int TemplateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_templates.size());
}

QVariant TemplateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const storage::JobTemplate &item = m_templates[index.row()];
    const QString saved = QLocale().toString(item.saved.toLocalTime(), QLocale::ShortFormat);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return item.name;
    case Qt::ToolTipRole:
        return tr("%1\nSaved %2").arg(summary(item.document), saved);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, saved %3").arg(item.name, summary(item.document), saved);
    case IdRole:
        return item.id;
    case SavedRole:
        return saved;
    case SummaryRole:
        return summary(item.document);
    default:
        return {};
    }
}

Qt::ItemFlags TemplateListModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool TemplateListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const storage::JobTemplate &item = m_templates[index.row()];
    const QString name = value.toString().trimmed();
    if (name == item.name)
        return true;
    // Later, as it resets the model, and the view still has its editor open
    QMetaObject::invokeMethod(
        this,
        [this, id = item.id, name] {
            if (const Expected<void> renamed = m_store.rename(id, name); !renamed)
                emit failed(renamed.error().message);
        },
        Qt::QueuedConnection);
    return true;
}

QModelIndex TemplateListModel::indexOf(const QString &id) const
{
    for (qsizetype row = 0; row < m_templates.size(); ++row) {
        if (m_templates[row].id == id)
            return index(static_cast<int>(row));
    }
    return {};
}

void TemplateListModel::reload()
{
    beginResetModel();
    m_templates = m_store.list();
    endResetModel();
}

} // namespace fleetwright::ui
