// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <functional>

namespace fleetwright::aws
{

/// Keys to sign with. Has no debug operator on purpose; wiped when it goes.
struct Credentials {
    QString accessKeyId = {};
    QByteArray secretAccessKey = {};
    QByteArray sessionToken = {}; ///< empty for long-lived keys
    QDateTime expires = {};       ///< UTC; invalid where they do not
    QString source = {}; ///< where they come from, for the operator: "profile dev in ~/.aws/credentials"

    Credentials() = default;
    Credentials(const Credentials &) = default;
    Credentials &operator=(const Credentials &other);
    Credentials(Credentials &&) = default;
    Credentials &operator=(Credentials &&other) noexcept;
    ~Credentials();
    void swap(Credentials &other) noexcept;
};

/// The same, or an error where they have expired at `now` (UTC): a source that gives such ones has nothing
/// newer.
[[nodiscard]] Expected<Credentials> unlessExpired(Expected<Credentials> credentials, const QDateTime &now);

/// Fills `secret` with zeros. Does nothing, and says so, where another copy shares its bytes.
bool overwrite(QByteArray &secret);
/// Empties `secret`, overwriting its bytes first where no other copy shares them: the last holder wipes.
void wipe(QByteArray &secret);

/// Gets credentials from one kind of source.
class CredentialsProvider
{
public:
    CredentialsProvider() = default;
    CredentialsProvider(const CredentialsProvider &) = delete;
    CredentialsProvider &operator=(const CredentialsProvider &) = delete;
    virtual ~CredentialsProvider() = default;

    /// Answers once through `done` unless `context` is gone by then; never from within this call.
    virtual void fetch(QObject *context, std::function<void(Expected<Credentials>)> done) = 0;
    /// Drops what it may have kept: the service says that it is no good any more.
    virtual void forget() {}
};

} // namespace fleetwright::aws
