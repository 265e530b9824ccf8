// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/composition.h"

namespace fleetwright::platform
{

namespace
{

Composition::Choice completed(Composition::Choice choice, const Clock &clock, aws::SecretStore &secrets)
{
    if (!choice.clock)
        choice.clock = &clock;
    if (!choice.secrets)
        choice.secrets = &secrets;
    return choice;
}

} // namespace

Composition::Composition(identity::Prompts &prompts, Choice choice)
    : m_choice(completed(std::move(choice), m_systemClock, m_keyring)),
      m_proxies(m_choice.environment, m_choice.askProxyLogin), m_transport(m_proxies),
      m_clients({.transport = m_transport,
                 .scheduler = m_scheduler,
                 .clock = *m_choice.clock,
                 .secrets = *m_choice.secrets,
                 .prompts = prompts,
                 .environment = m_choice.environment,
                 .trusting =
                     [this](const QList<QSslCertificate> &trusted) {
                         return std::make_unique<NamTransport>(m_proxies, trusted);
                     }}),
      m_connections(m_choice.paths.connections()), m_drafts(m_choice.paths.drafts()),
      m_templates(m_choice.paths.templates(), m_drafts.closedFolder()), m_log(m_choice.paths.log()),
      m_sandbox(m_choice.paths.sandbox(), *m_choice.clock)
{
}

Expected<sandbox::Sandbox::Access> Composition::startSandbox(quint16 port)
{
    Expected<sandbox::Sandbox::Access> access = m_sandbox.start(port);
    if (access)
        m_clients.setSandbox(*access);
    return access;
}

identity::FoundProfiles Composition::profiles() const
{
    identity::FoundProfiles profiles{.where = m_clients.configFiles().where()};
    if (const Expected<identity::SharedConfig> config = m_clients.configFiles().read())
        profiles.profiles = identity::summarize(*config);
    else
        profiles.problem = config.error().message;
    return profiles;
}

} // namespace fleetwright::platform
