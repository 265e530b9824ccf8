// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/job/jobdocument.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>

namespace fleetwright::storage
{

/// A saved job. The id is its file's base name and stays when the name changes.
struct JobTemplate {
    QString id = {};
    QString name = {};
    QDateTime saved = {}; ///< UTC
    job::JobDocument document = {};
};

/// Saved templates: one readable JSON file each, written atomically; also sees what others put into the
/// folder.
class TemplateStore : public QObject
{
    Q_OBJECT

public:
    /// What is removed is put into `closedFolder`, where it counts as a closed job; empty: below `folder`.
    explicit TemplateStore(QString folder, QString closedFolder = {}, QObject *parent = nullptr);

    /// All that can be read, by name; files that cannot be read are told through unreadable().
    [[nodiscard]] QList<JobTemplate> list() const;
    /// Names and reasons of files in the folder that are no templates.
    [[nodiscard]] QList<Error> unreadable() const;
    [[nodiscard]] Expected<JobTemplate> load(const QString &id) const;
    /// Saves as a new template and gives its id. An empty name, or one that is taken, is refused.
    Expected<QString> add(const QString &name, const job::JobDocument &document);
    Expected<void> overwrite(const QString &id, const job::JobDocument &document);
    Expected<void> rename(const QString &id, const QString &name);
    /// Gives the copy's id; it is named after the original.
    Expected<QString> duplicate(const QString &id);
    /// Gives what was removed, so that restore() can bring it back. Its file stays among the closed jobs.
    Expected<JobTemplate> remove(const QString &id);
    Expected<void> restore(const JobTemplate &removed);
    /// Takes in a template file, or a plain job file (named after the file). Gives the new id.
    Expected<QString> importFile(const QString &path);
    [[nodiscard]] Expected<void> exportFile(const QString &id, const QString &path) const;

signals:
    void changed();

private:
    [[nodiscard]] static Expected<JobTemplate> read(const QString &path);
    Expected<QString> write(const JobTemplate &item);
    [[nodiscard]] Expected<void> checkName(const QString &name, const QString &except) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QString freeId(const QString &name) const;
    [[nodiscard]] QString fileOf(const QString &id) const;

    QString m_folder;
    QString m_closedFolder;
    QFileSystemWatcher m_watcher;
};

} // namespace fleetwright::storage
