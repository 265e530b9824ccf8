// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/aws/sharedcredentials.h"
#include "app/identity/prompts.h"
#include "app/identity/silentprompts.h"
#include "app/platform/sharedconfigfiles.h"
#include "app/sandbox/sandbox.h"

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
    void setSandbox(const sandbox::Sandbox::Access &access);
    /// The files that profiles are read from.
    [[nodiscard]] const SharedConfigFiles &configFiles() const { return m_files; }

    using aws::ClientFactory::resolve;
    [[nodiscard]] QList<aws::ResolvedConnection>
    resolve(const QList<aws::Connection> &connections) const override;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> open(const aws::ResolvedConnection &resolved,
                                                              Manner manner = Manner::Asking) override;
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openSts(const aws::ResolvedConnection &resolved,
                                                                 Manner manner = Manner::Asking) override;
    [[nodiscard]] std::optional<aws::CredentialsState>
    credentials(const aws::ResolvedConnection &resolved) const override;
    void forgetCredentials(const QString &connectionId) override;

private:
    using Provider = std::shared_ptr<aws::CredentialsProvider>;
    struct Sources {
        QString madeFrom = {}; ///< ResolvedConnection::route; where that differs, they are made again
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

    [[nodiscard]] Expected<Way *> wayOf(const QString &caBundle);
    [[nodiscard]] Expected<std::unique_ptr<aws::Client>> openFor(const aws::ResolvedConnection &resolved,
                                                                 aws::Service service, Manner manner);
    [[nodiscard]] Expected<Sources> sourcesOf(const aws::ResolvedConnection &resolved);
    [[nodiscard]] Expected<Provider> sourceOf(const aws::ResolvedConnection &resolved, Manner manner);

    Parts m_parts;
    SharedConfigFiles m_files;
    identity::SilentPrompts m_silence;
    std::optional<sandbox::Sandbox::Access> m_sandbox;
    QHash<QString, Sources> m_sources; ///< by the connection's id
    QHash<QString, int> m_renewals;    ///< likewise
    std::map<QString, Way> m_ways;     ///< by the file of certificates
};

} // namespace fleetwright::platform
