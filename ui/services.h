// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/identity/profilesummary.h"
#include "ui/common/filedialogs.h"

#include <functional>

namespace fleetwright
{
class Clock;
namespace aws
{
class ClientFactory;
class SecretStore;
} // namespace aws
namespace session
{
class ConnectionInUse;
}
namespace storage
{
class ConnectionStore;
class DraftStore;
class Settings;
class SubmissionLog;
class TemplateStore;
} // namespace storage
} // namespace fleetwright

namespace fleetwright::ui
{

/// What the window works with; made by main, replaced in tests. Everything outlives the window.
struct Services {
    const Clock &clock;
    aws::ClientFactory &clients;
    aws::SecretStore &secrets;
    storage::ConnectionStore &connections;
    session::ConnectionInUse &inUse;
    storage::TemplateStore &templates;
    storage::DraftStore &drafts;
    storage::SubmissionLog &log;
    storage::Settings &settings; ///< how the window looks: sizes, theme, recent files
    /// The profiles in the shared config files; asked anew each time.
    std::function<identity::FoundProfiles()> profiles = {};
    /// Lets the sandbox's fleet run: so many seconds of a rollout in one, with devices that behave like this.
    std::function<void(double speed, const forecast::Assumptions &)> runFleet = {};
    /// How other programs reach the sandbox, as lines for a shell; empty where it does not run.
    std::function<QString()> sandboxLines = {};
    FileDialogs fileDialogs = {};
};

} // namespace fleetwright::ui
