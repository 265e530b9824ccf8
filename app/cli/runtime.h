// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminalprompts.h"
#include "app/job/rulecontext.h"
#include "app/platform/composition.h"

namespace fleetwright::cli
{

/// What the commands work with, as the window has it. Nothing is opened before it is needed.
class Runtime
{
public:
    Runtime();

    /// What the connection with this name comes to; fails, naming those there are, where there is none.
    [[nodiscard]] Expected<aws::ResolvedConnection> connection(const QString &name);
    /// What rules may know of it; without a connection only the time.
    [[nodiscard]] job::RuleContext context(const std::optional<aws::ResolvedConnection> &connection) const;
    /// A client of the connection; starts the sandbox where it is the sandbox's.
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> open(const aws::ResolvedConnection &connection);

    /// Starts the sandbox that the connection Sandbox leads to; `speed`: seconds of a rollout in one.
    [[nodiscard]] Expected<sandbox::Sandbox::Access> startSandbox(quint16 port, double speed);
    /// What commands let the sandbox's fleet do.
    static constexpr double fleetSpeed = 60;

    [[nodiscard]] const Clock &clock() const { return m_world.clock(); }
    [[nodiscard]] storage::SubmissionLog &log() { return m_world.log(); }

private:
    TerminalPrompts m_prompts;
    platform::Composition m_world;
};

} // namespace fleetwright::cli
