// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/plaincall.h"
#include "app/identity/ssotoken.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <map>

namespace fleetwright::identity
{

/// The access tokens of IAM Identity Center, one a session. Looks in memory, then in the AWS CLI's cache
/// (`~/.aws/sso/cache`, read anew each time and never written), then refreshes what this app obtained itself
/// (its refresh token lies in the secret store), then asks the operator to sign in.
class SsoTokens : public QObject
{
public:
    using Done = std::function<void(Expected<QByteArray>)>;

    explicit SsoTokens(const Parts &parts);
    ~SsoTokens() override;

    /// A token that holds; answers once, later, unless `context` is gone by then. Those who ask for the same
    /// session meanwhile share the outcome. `oidc`: where the session's region signs in.
    void get(const SsoSession &session, const QUrl &oidc, QObject *context, Done done);
    /// The service did not take this one: it is not given again.
    void refused(const SsoSession &session, const QByteArray &accessToken);

    /// Reads what the AWS CLI keeps for a session; an error says what is wrong with the file.
    [[nodiscard]] static Expected<SsoToken> parseCache(const QByteArray &json);
    /// The file's name in the cache: the SHA-1 of the session's cache name.
    [[nodiscard]] static QString cacheFile(const SsoSession &session);
    /// The name under which the secret store keeps what refreshes a session.
    [[nodiscard]] static QString secretName(const SsoSession &session);

private:
    struct Waiting {
        QPointer<QObject> context = {};
        Done done = {};
    };
    struct Entry {
        SsoSession session = {};
        QUrl oidc = {};
        QByteArray accessToken = {};
        QDateTime expires = {};
        QList<Waiting> waiting = {};
        std::unique_ptr<PlainCall> call = {};
    };

    [[nodiscard]] bool holds(const QDateTime &expires) const;
    void look(const QString &name);
    void tryStored(const QString &name);
    void refresh(const QString &name, const SsoToken &token);
    void signIn(const QString &name, const QString &why);
    void take(const QString &name, const SsoToken &token);
    void keep(const QString &name, const SsoToken &token);
    void finish(const QString &name, const Expected<QByteArray> &result);

    Parts m_parts;
    std::map<QString, Entry> m_entries;
    QSet<QByteArray> m_refused;
};

} // namespace fleetwright::identity
