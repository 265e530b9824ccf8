// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/platform/connectionopener.h"
#include "app/platform/namtransport.h"
#include "app/platform/qtscheduler.h"
#include "app/platform/sessionsecretstore.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

namespace fleetwright::test
{

/// A home folder with the files of AWS's tools, an environment that names nothing else, and connections
/// opened in it. What goes over the wire is kept.
class OperatorHome : private aws::Transport
{
public:
    OperatorHome();

    /// Writes `~/.aws/config` and `~/.aws/credentials`.
    void setFiles(const QByteArray &config, const QByteArray &credentials = {});
    /// Writes a file below the home folder; gives its path.
    QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QString path() const { return m_folder.path(); }

    /// What connections are opened with from now on. With `prompts`, the operator is asked by it.
    void open(identity::Prompts *prompts = nullptr);
    [[nodiscard]] platform::ConnectionOpener &opener() { return *m_opener; }
    /// A connection that uses a profile; with an empty name whatever the AWS CLI would use.
    [[nodiscard]] static aws::Connection connection(const QString &profile);

    /// Who STS says one is. Waits.
    [[nodiscard]] Expected<QString, aws::ApiError> whoAmI(const aws::Connection &connection);
    /// Lists a job: how it went. Waits.
    [[nodiscard]] Expected<void, aws::ApiError> listJobs(const aws::Connection &connection);
    /// The last request sent that bore a signature.
    [[nodiscard]] const aws::WireRequest &lastSigned() const { return m_lastSigned; }

    QProcessEnvironment environment;
    ManualClock clock;
    platform::SessionSecretStore secrets;

private:
    [[nodiscard]] std::unique_ptr<aws::TransportCall>
    send(const aws::WireRequest &request, std::function<void(aws::WireResponse)> done) override;

    QTemporaryDir m_folder;
    platform::NamTransport m_network;
    platform::QtScheduler m_scheduler;
    identity::SilentPrompts m_silence;
    std::unique_ptr<platform::ConnectionOpener> m_opener;
    aws::WireRequest m_lastSigned;
};

} // namespace fleetwright::test
