// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/cli/terminalprompts.h"
#include "app/job/rulecontext.h"
#include "app/platform/connectionopener.h"
#include "app/platform/keychainsecretstore.h"
#include "app/platform/namtransport.h"
#include "app/platform/qtscheduler.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/connectionstore.h"
#include "app/storage/paths.h"
#include "app/storage/submissionlog.h"

namespace fleetwright::cli
{

/// What the commands work with, as the window has it. Nothing is opened before it is needed.
class Runtime
{
public:
    Runtime();

    /// The connection with this name; fails, naming those there are, where there is none.
    [[nodiscard]] Expected<aws::Connection> connection(const QString &name);
    /// What rules may know of it; without a connection only the time.
    [[nodiscard]] job::RuleContext context(const std::optional<aws::Connection> &connection) const;
    /// A client of the connection; starts the sandbox where it is the sandbox's.
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> open(const aws::Connection &connection);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] storage::SubmissionLog &log() { return m_log; }

private:
    SystemClock m_clock;
    storage::Paths m_paths;
    platform::NamTransport m_transport;
    platform::QtScheduler m_scheduler;
    platform::KeychainSecretStore m_secrets;
    TerminalPrompts m_prompts;
    platform::ConnectionOpener m_opener;
    storage::ConnectionStore m_connections;
    storage::SubmissionLog m_log;
    sandbox::Sandbox m_sandbox;
};

} // namespace fleetwright::cli
