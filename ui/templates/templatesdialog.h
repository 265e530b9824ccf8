// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/templatestore.h"
#include "ui/common/filedialogs.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace fleetwright::ui
{

class Banner;
class TemplateListModel;

/// Saved templates: find, open, rename, duplicate, delete (with undo), import, export; and the current job
/// saved as one.
class TemplatesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TemplatesDialog(storage::TemplateStore &store, FileDialogs files = {},
                             QWidget *parent = nullptr);

    /// The job that "Save current job as template" saves; told anew whenever the dialog is shown.
    void setCurrentJob(const job::JobDocument &document);

    /// Saves the current job under `name`; the same as the button with the name typed.
    bool saveCurrentAs(const QString &name);
    bool importFile(const QString &path);
    bool exportSelected(const QString &path);

signals:
    /// The operator wants to work on it.
    void openRequested(const fleetwright::storage::JobTemplate &chosen);

private:
    void openSelected();
    void askNameAndSave();
    void duplicateSelected();
    void deleteSelected();
    void undoDelete();
    void askImport();
    void askExport();
    void updateButtons();
    void select(const QString &id);
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] QLayout *buildButtons();

    storage::TemplateStore &m_store;
    FileDialogs m_files;
    job::JobDocument m_current;
    std::optional<storage::JobTemplate> m_removed;
    TemplateListModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_empty;
    Banner *m_banner;
    QPushButton *m_open;
    QPushButton *m_rename;
    QPushButton *m_duplicate;
    QPushButton *m_delete;
    QPushButton *m_export;
    QPushButton *m_save;
};

} // namespace fleetwright::ui
