// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace fleetwright::storage
{

/// Keeps other processes that take the same lock out of a folder for as long as it lives. It leaves nothing
/// behind, and ends with the process however that ends.
class FolderLock
{
public:
    /// Waits for others, but no longer than `patience`.
    explicit FolderLock(const QString &folder, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

    /// False where the folder cannot be read, or others hold it for too long.
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    int m_handle = -1;
    bool m_isHeld = false;
};

} // namespace fleetwright::storage
