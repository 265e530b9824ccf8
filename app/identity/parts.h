// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"
#include "app/aws/scheduler.h"
#include "app/aws/secretstore.h"
#include "app/aws/transport.h"
#include "app/base/clock.h"
#include "app/identity/prompts.h"

#include <QProcessEnvironment>
#include <QUrl>

namespace fleetwright::identity
{

/// What the sources of credentials work with. Everything outlives them.
struct Parts {
    aws::Transport &transport;
    aws::Scheduler &scheduler;
    const Clock &clock;
    aws::SecretStore &secrets;
    Prompts &prompts;
    QProcessEnvironment environment = {};
    /// A small file of the operator's (a token), whole; an error where it cannot be read.
    std::function<Expected<QByteArray>(const QString &path)> readFile = {};
    /// The folder `~/.aws`.
    QString awsFolder = {};
    /// A provider that runs the program of `credential_process`.
    std::function<std::shared_ptr<aws::CredentialsProvider>(const QString &command, const QString &source)>
        runProcess = {};
};

/// The endpoint of a service (`sts`, `sso`, `sso-oidc`) in a region.
using EndpointOf = std::function<Expected<QUrl>(const QString &service, const QString &region)>;

} // namespace fleetwright::identity
