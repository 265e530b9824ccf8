// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace fleetwright::test
{

/// A folder in which little can be written: a tmpfs of some KiB where this computer lets the test mount one
/// (in a namespace of its own), else a folder while the process may not write larger files.
class TinyDisk
{
public:
    /// Moves the process into a namespace of its own, which only one thread may do: called first in main().
    static void prepare();

    explicit TinyDisk(qint64 bytes);
    ~TinyDisk();
    TinyDisk(const TinyDisk &) = delete;
    TinyDisk &operator=(const TinyDisk &) = delete;

    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// False where only the size of a file is limited.
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace fleetwright::test
