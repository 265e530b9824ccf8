// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/platform/sharedcredentials.h"

#include <QProcessEnvironment>

#include <optional>

namespace fleetwright::aws
{
class SecretStore;
}

namespace fleetwright::platform
{

/// How to reach the embedded service while it runs.
struct SandboxAccess {
    QUrl endpoint = {};
    QString region = {};
    QString account = {};
    QString accessKeyId = {};
    QByteArray secretAccessKey = {};
};

/// Opens connections with this computer's means.
class ConnectionOpener : public aws::ClientFactory
{
public:
    /// What clients and providers work with. All must outlive the opener and the clients it makes.
    struct Parts {
        aws::Transport &transport;
        aws::Scheduler &scheduler;
        const Clock &clock;
        aws::SecretStore &secrets;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    };

    explicit ConnectionOpener(Parts parts);

    /// From when the sandbox runs; before, opening it fails.
    void setSandbox(const SandboxAccess &access) { m_sandbox = access; }

    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> open(const aws::Connection &connection) override;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openSts(const aws::Connection &connection) override;
    [[nodiscard]] Expected<QUrl> endpoint(const aws::Connection &connection) const override;

private:
    enum class Service : quint8 { Iot, Sts };
    [[nodiscard]] Expected<QUrl> endpointOf(const aws::Connection &connection, Service service) const;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openFor(const aws::Connection &connection,
                                                                 Service service);
    [[nodiscard]] Expected<std::shared_ptr<aws::CredentialsProvider>>
    providerFor(const aws::Connection &connection);

    Parts m_parts;
    std::optional<SandboxAccess> m_sandbox;
};

} // namespace fleetwright::platform
