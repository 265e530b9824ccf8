// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/templatestore.h"

#include <QAbstractListModel>

namespace fleetwright::ui
{

/// The saved templates as a list; editing an item renames the template. Follows the store.
class TemplateListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, SavedRole, SummaryRole };

    explicit TemplateListModel(storage::TemplateStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    [[nodiscard]] QModelIndex indexOf(const QString &id) const;

signals:
    /// A rename was refused.
    void failed(const QString &message);

private:
    void reload();

    storage::TemplateStore &m_store;
    QList<storage::JobTemplate> m_templates;
};

} // namespace fleetwright::ui
