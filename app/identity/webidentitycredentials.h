// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/plaincall.h"
#include "app/identity/singleflight.h"

namespace fleetwright::identity
{

/// A role, assumed with a token that another program keeps in a file. The file is read on each fetch: it is
/// replaced from time to time.
class WebIdentityCredentials : public SingleFlight
{
public:
    struct Role {
        QString arn = {};
        QString sessionName = {}; ///< empty: one is made up
        QString tokenFile = {};
        QString source = {}; ///< the profile, or the environment, for the operator
    };

    WebIdentityCredentials(const Parts &parts, Role role, QUrl stsEndpoint);

private:
    void begin() override;
    void answered(const aws::WireResponse &response);

    Parts m_parts;
    Role m_role;
    QUrl m_endpoint;
    std::unique_ptr<PlainCall> m_call;
};

} // namespace fleetwright::identity
