// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/aws/regions.h"
#include "app/aws/sharedcredentials.h"
#include "app/identity/prompts.h"
#include "app/identity/servicesettings.h"
#include "app/identity/silentprompts.h"
#include "app/platform/sharedconfigfiles.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QSslCertificate>

#include <map>
#include <optional>

namespace fleetwright::aws
{
class SecretStore;
}
namespace fleetwright::identity
{
class SsoTokens;
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
        identity::Prompts &prompts;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        /// Makes a transport that trusts these certificates alone; empty: one of Qt Network.
        std::function<std::unique_ptr<aws::Transport>(const QList<QSslCertificate> &)> trusting = {};
    };

    explicit ConnectionOpener(Parts parts);
    ~ConnectionOpener() override;

    /// From when the sandbox runs; before, opening it fails.
    void setSandbox(const SandboxAccess &access);
    /// The files that profiles are read from.
    [[nodiscard]] const SharedConfigFiles &configFiles() const { return m_files; }

    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> open(const aws::Connection &connection,
                                                              Manner manner = Manner::Asking) override;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openSts(const aws::Connection &connection,
                                                                 Manner manner = Manner::Asking) override;
    [[nodiscard]] Expected<QUrl> endpoint(const aws::Connection &connection) const override;
    [[nodiscard]] QString region(const aws::Connection &connection) const override;
    [[nodiscard]] std::optional<aws::CredentialsState>
    credentials(const aws::Connection &connection) const override;
    void forgetCredentials(const aws::Connection &connection) override;

private:
    using Provider = std::shared_ptr<aws::CredentialsProvider>;
    struct Sources {
        std::shared_ptr<aws::SharedCredentials> asking = {};
        Provider quiet = {};
    };

    /// What requests of connections with the same certificates share.
    struct Way {
        std::unique_ptr<aws::Transport> own = {};
        aws::Transport *transport = nullptr;
        std::shared_ptr<identity::SsoTokens> asking = {};
        std::shared_ptr<identity::SsoTokens> quiet = {};
    };

    /// The file of certificates to trust; empty: the system's.
    [[nodiscard]] QString bundleOf(const aws::Connection &connection) const;
    [[nodiscard]] Expected<Way *> wayOf(const aws::Connection &connection);
    [[nodiscard]] identity::ServiceSettings settingsOf(const aws::Connection &connection) const;
    [[nodiscard]] Expected<QUrl> endpointOf(const aws::Connection &connection, aws::Service service) const;
    /// Where STS and the sign-in services answer on the way to the connection's credentials.
    [[nodiscard]] Expected<QUrl> endpointOnTheWay(const aws::Connection &connection, const QString &service,
                                                  const QString &region) const;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openFor(const aws::Connection &connection,
                                                                 aws::Service service, Manner manner);
    [[nodiscard]] Expected<Sources> sourcesOf(const aws::Connection &connection);
    [[nodiscard]] Expected<Provider> sourceOf(const aws::Connection &connection, Manner manner);

    Parts m_parts;
    SharedConfigFiles m_files;
    identity::SilentPrompts m_silence;
    std::optional<SandboxAccess> m_sandbox;
    QHash<QString, Sources> m_sources;
    std::map<QString, Way> m_ways; ///< by the file of certificates
};

} // namespace fleetwright::platform
