// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/expected.h"
#include "app/forecast/assumptions.h"
#include "app/sandbox/limits.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace fleetwright::sandbox
{

/// The embedded service: an IoT Jobs endpoint on loopback with a fleet of its own.
///
/// How to meet each of CreateJob's errors: a request that breaks a rule (InvalidRequestException), a target
/// that the fleet does not have (ResourceNotFoundException), an id twice (ResourceAlreadyExistsException),
/// more active jobs than Limits allow (LimitExceededException), more than ten requests a second
/// (ThrottlingException), and a database that another program holds locked or that cannot be written
/// (ServiceUnavailableException). A job from an S3 link is accepted, but its document is not there to be
/// read: the sandbox has no S3.
class Sandbox : public QObject
{
    Q_OBJECT

public:
    /// How to reach a running one. The key pair is made anew at each start and works nowhere else.
    struct Access {
        QUrl endpoint = {};
        QString region = {};
        QString account = {};
        QString accessKeyId = {};
        QByteArray secretAccessKey = {};
    };

    /// Keeps jobs and fleet in `folder` (made where it is missing) as SQLite; `:memory:` keeps nothing.
    Sandbox(QString folder, const Clock &clock, QObject *parent = nullptr);
    Sandbox(QString folder, const Clock &clock, const Limits &limits, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Listens on this port of 127.0.0.1; 0: on a free one. Fails where the folder cannot be written or the
    /// port is not to be had.
    [[nodiscard]] Expected<Access> start(quint16 port = 0);
    /// How to reach it; nothing before start().
    [[nodiscard]] const std::optional<Access> &access() const;

    /// Lets the fleet take up jobs: `speed` seconds of a rollout pass in one; 0: it stands still, as at
    /// first. How the devices behave holds for jobs begun from then on.
    void setFleet(double speed, const forecast::Assumptions &assumptions = {});

    /// What start() had to set aside (a damaged database), for the operator; empty where nothing was.
    [[nodiscard]] QString notice() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The access as lines for a shell, with which the AWS CLI and the SDKs reach this sandbox.
[[nodiscard]] QString exportLines(const Sandbox::Access &access);

} // namespace fleetwright::sandbox
