// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/profilesummary.h"
#include "app/platform/connectionopener.h"
#include "app/platform/keychainsecretstore.h"
#include "app/platform/namtransport.h"
#include "app/platform/proxies.h"
#include "app/platform/qtscheduler.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/connectionstore.h"
#include "app/storage/draftstore.h"
#include "app/storage/paths.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"

namespace fleetwright::platform
{

/// The outside world as window, command line and tests use it, put together once. Nothing is read, opened or
/// started by making it.
class Composition
{
public:
    /// What differs from one to the other.
    struct Choice {
        storage::Paths paths = storage::Paths::standard();
        const Clock *clock = nullptr;        ///< none: the system's
        aws::SecretStore *secrets = nullptr; ///< none: the keyring
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        Proxies::Ask askProxyLogin = {}; ///< none: a proxy that wants a password fails
    };

    /// `prompts`, and what `choice` points to, must outlive it.
    Composition(identity::Prompts &prompts, Choice choice);

    [[nodiscard]] const storage::Paths &paths() const { return m_choice.paths; }
    [[nodiscard]] const Clock &clock() const { return *m_choice.clock; }
    [[nodiscard]] aws::SecretStore &secrets() { return *m_choice.secrets; }
    [[nodiscard]] ConnectionOpener &clients() { return m_clients; }
    [[nodiscard]] storage::ConnectionStore &connections() { return m_connections; }
    [[nodiscard]] storage::TemplateStore &templates() { return m_templates; }
    [[nodiscard]] storage::DraftStore &drafts() { return m_drafts; }
    [[nodiscard]] storage::SubmissionLog &log() { return m_log; }
    [[nodiscard]] sandbox::Sandbox &sandbox() { return m_sandbox; }

    /// Starts the sandbox and lets connections to it lead there.
    Expected<sandbox::Sandbox::Access> startSandbox(quint16 port = 0);
    /// The profiles in the shared config files, as they are now.
    [[nodiscard]] identity::FoundProfiles profiles() const;

private:
    SystemClock m_systemClock;
    KeychainSecretStore m_keyring;
    Choice m_choice;
    Proxies m_proxies;
    NamTransport m_transport;
    QtScheduler m_scheduler;
    ConnectionOpener m_clients;
    storage::ConnectionStore m_connections;
    storage::DraftStore m_drafts;
    storage::TemplateStore m_templates;
    storage::SubmissionLog m_log;
    sandbox::Sandbox m_sandbox;
};

} // namespace fleetwright::platform
