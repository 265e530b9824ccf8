// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/plaincall.h"
#include "app/identity/singleflight.h"

namespace fleetwright::identity
{

/// The credentials that a container is given (ECS, EKS Pod Identity, CloudShell, Greengrass):
/// `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `…_FULL_URI`, with `AWS_CONTAINER_AUTHORIZATION_TOKEN` or
/// `…_TOKEN_FILE`.
class ContainerCredentials : public SingleFlight
{
public:
    explicit ContainerCredentials(const Parts &parts);

    /// Whether the environment names such a source.
    [[nodiscard]] static bool isOffered(const QProcessEnvironment &environment);

private:
    void begin() override;
    [[nodiscard]] Expected<aws::WireRequest> request() const;
    void answered(const aws::WireResponse &response);

    Parts m_parts;
    std::unique_ptr<PlainCall> m_call;
};

} // namespace fleetwright::identity
