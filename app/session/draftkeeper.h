// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/draftstore.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace fleetwright::session
{

/// Keeps the draft on disk in step with the window, so that closing, a crash or a power cut loses at most the
/// last quarter of a second.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// `draft` gives what is to be kept at the time of writing.
    DraftKeeper(storage::DraftStore &store, std::function<storage::Draft()> draft, QObject *parent = nullptr);
    ~DraftKeeper() override;

    /// Something changed: writes soon, together with what follows at once.
    void touch();
    /// Writes now what is not yet written.
    void flush();

signals:
    /// The draft could not be written; told once until it can be again.
    void failed(const QString &message);

private:
    storage::DraftStore &m_store;
    std::function<storage::Draft()> m_draft;
    QTimer m_soon;
    bool m_failing = false;
};

} // namespace fleetwright::session
