// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/silentprompts.h"
#include "app/platform/connectionopener.h"
#include "app/platform/namtransport.h"
#include "app/platform/qtscheduler.h"
#include "app/platform/sessionsecretstore.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/connectionstore.h"
#include "app/storage/draftstore.h"
#include "app/storage/paths.h"
#include "app/storage/settings.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"
#include "ui/services.h"

#include <QTemporaryDir>

namespace fleetwright::test
{

/// A clock that stands still where it is put.
class StillClock : public Clock
{
public:
    [[nodiscard]] QDateTime utcNow() const override { return m_now; }
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now = QDateTime::currentDateTimeUtc();
};

/// What main() makes for the window, in a folder that goes with it.
class World
{
public:
    /// With `folder`, an earlier world goes on in it. Without `secrets`, secrets are kept in memory.
    explicit World(QString folder = {}, aws::SecretStore *secrets = nullptr);

    /// Starts the sandbox and lets the sandbox connection lead there.
    [[nodiscard]] Expected<sandbox::Sandbox::Access> startSandbox();
    [[nodiscard]] ui::Services services();

private:
    QTemporaryDir m_temporary;
    platform::SessionSecretStore m_memory;

public:
    storage::Paths paths;
    StillClock clock;
    storage::Settings settings;
    platform::NamTransport transport;
    platform::QtScheduler scheduler;
    aws::SecretStore &secrets;
    identity::SilentPrompts prompts;
    platform::ConnectionOpener clients;
    storage::ConnectionStore connections;
    storage::TemplateStore templates;
    storage::DraftStore drafts;
    storage::SubmissionLog log;
    sandbox::Sandbox sandbox;
};

/// A job that the sandbox takes, with something in each section.
[[nodiscard]] QJsonObject fullJob(const QDateTime &now);

} // namespace fleetwright::test
