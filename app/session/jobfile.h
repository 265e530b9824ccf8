// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/job/jobdocument.h"

#include <QByteArray>
#include <QString>

namespace fleetwright::session
{

/// The file that a job was opened from or saved to, and what it held at that time; or none.
class JobFile
{
public:
    enum class OnDisk : quint8 {
        AsKnown, ///< what was last read or written, or there is no file
        Changed, ///< another program wrote it
        Gone,
    };
    struct Opened;

    JobFile() = default;
    /// One that was known earlier; without a digest it counts as changed.
    JobFile(QString path, QByteArray digest) : m_path(std::move(path)), m_digest(std::move(digest)) {}

    /// Reads a job in any form that is read. An error tells file, line and column.
    [[nodiscard]] static Expected<Opened> open(const QString &path);
    /// Writes the request to `path`, whatever is there, and gives the file as it then is.
    [[nodiscard]] static Expected<JobFile> write(const QString &path, const job::JobDocument &document);

    [[nodiscard]] bool isNone() const { return m_path.isEmpty(); }
    /// Absolute.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString name() const;
    /// SHA-256 of what it held.
    [[nodiscard]] const QByteArray &digest() const { return m_digest; }
    /// Reads the file again and compares.
    [[nodiscard]] OnDisk onDisk() const;

private:
    QString m_path;
    QByteArray m_digest;
};

struct JobFile::Opened {
    JobFile file = {}; ///< none where it holds another form than request JSON: it is not to be written over
    job::JobDocument document = {};
    QString name = {};        ///< the file's, without its ending
    QStringList remarks = {}; ///< what it was taken for, and what did not become part of the job
};

} // namespace fleetwright::session
