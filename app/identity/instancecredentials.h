// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/plaincall.h"
#include "app/identity/singleflight.h"

namespace fleetwright::identity
{

/// The role of the EC2 instance that the app runs on, from its metadata service, version 2 only: a session
/// token first, then the role's name, then its credentials. `AWS_EC2_METADATA_DISABLED`,
/// `AWS_EC2_METADATA_SERVICE_ENDPOINT` and `…_ENDPOINT_MODE` are heeded.
class InstanceCredentials : public SingleFlight
{
public:
    explicit InstanceCredentials(const Parts &parts);

private:
    using Step = void (InstanceCredentials::*)(const aws::WireResponse &);

    void begin() override;
    [[nodiscard]] Expected<QUrl> endpoint() const;
    void get(const QStringList &path, Step then);
    void send(aws::WireRequest request, Step then);
    void gotToken(const aws::WireResponse &response);
    void gotRole(const aws::WireResponse &response);
    void gotCredentials(const aws::WireResponse &response);
    void fail(const QString &why);

    Parts m_parts;
    QUrl m_endpoint;
    QByteArray m_token;
    QString m_role;
    std::unique_ptr<PlainCall> m_call;
};

} // namespace fleetwright::identity
