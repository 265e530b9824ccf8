// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/silentprompts.h"
#include "app/platform/composition.h"
#include "app/platform/sessionsecretstore.h"
#include "app/session/connectioninuse.h"
#include "app/session/jobsession.h"
#include "app/storage/settings.h"
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
    explicit World(QString folder = {}, aws::SecretStore *secrets = nullptr,
                   const QProcessEnvironment &environment = {});

    /// Starts the sandbox and lets the sandbox connection lead there.
    [[nodiscard]] Expected<sandbox::Sandbox::Access> startSandbox();
    [[nodiscard]] ui::Services services();
    [[nodiscard]] session::JobSession::Needs needs() { return {clock, inUse, clients, drafts}; }

private:
    QTemporaryDir m_temporary;
    platform::SessionSecretStore m_memory;
    QObject m_translations;

public:
    StillClock clock;
    identity::SilentPrompts prompts;
    platform::Composition outside;
    storage::Settings settings;
    const storage::Paths &paths = outside.paths();
    aws::SecretStore &secrets = outside.secrets();
    platform::ConnectionOpener &clients = outside.clients();
    storage::ConnectionStore &connections = outside.connections();
    storage::TemplateStore &templates = outside.templates();
    storage::DraftStore &drafts = outside.drafts();
    storage::SubmissionLog &log = outside.log();
    sandbox::Sandbox &sandbox = outside.sandbox();
    session::ConnectionInUse inUse{connections, clients};
};

/// A job that the sandbox takes, with something in each section.
[[nodiscard]] QJsonObject fullJob(const QDateTime &now);

} // namespace fleetwright::test
