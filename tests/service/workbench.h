// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/platform/connectionopener.h"
#include "app/platform/keychainsecretstore.h"
#include "app/platform/namtransport.h"
#include "app/platform/qtscheduler.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/connectionstore.h"
#include "app/storage/draftstore.h"
#include "app/storage/paths.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"
#include "ui/services.h"

#include <QSettings>
#include <QTemporaryDir>

namespace fleetwright::test
{

/// The program's parts, all of them real, put together as the program does, in a folder that goes with it.
class Workbench
{
public:
    Workbench();

    /// Starts the sandbox; connections of its kind then work.
    [[nodiscard]] Expected<void> startSandbox();
    [[nodiscard]] ui::Services services();
    /// Files in the folder, by path, that hold `bytes`.
    [[nodiscard]] QStringList filesWith(const QByteArray &bytes) const;

private:
    // Declared as main declares them: what comes later uses what comes before.
    QTemporaryDir m_folder;
    storage::Paths m_paths{m_folder.filePath(QStringLiteral("data")),
                           m_folder.filePath(QStringLiteral("config"))};

public:
    SystemClock clock;
    QSettings settings{m_paths.config + QStringLiteral("/window.ini"), QSettings::IniFormat};
    platform::NamTransport transport;
    platform::QtScheduler scheduler;
    platform::KeychainSecretStore secrets;
    platform::ConnectionOpener clients{{transport, scheduler, clock, secrets}};
    storage::ConnectionStore connections{m_paths.connections()};
    storage::TemplateStore templates{m_paths.templates()};
    storage::DraftStore drafts{m_paths.drafts()};
    storage::SubmissionLog log{m_paths.log()};
    sandbox::Sandbox sandbox{m_paths.sandbox(), clock};
};

} // namespace fleetwright::test
