// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/ssotokens.h"

#include "app/aws/diagnosis.h"
#include "app/identity/devicesignin.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

constexpr qint64 leastSecondsLeft = 60;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SsoTokens)
};

QDateTime moment(const QJsonValue &value)
{
    QString text = value.toString();
    // An old CLI wrote this instead of a Z.
    if (text.endsWith("UTC"_L1))
        text = text.chopped(3) + u'Z';
    const QDateTime read = QDateTime::fromString(text, Qt::ISODate);
    return read.isValid() ? read.toUTC() : QDateTime();
}

QByteArray storedForm(const SsoToken &token)
{
    return QJsonDocument(QJsonObject{{u"refreshToken"_s, QString::fromUtf8(token.refreshToken)},
                                     {u"clientId"_s, token.clientId},
                                     {u"clientSecret"_s, QString::fromUtf8(token.clientSecret)},
                                     {u"registrationExpiresAt"_s, token.clientExpires.toString(Qt::ISODate)}})
        .toJson(QJsonDocument::Compact);
}

SsoToken fromStoredForm(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {.refreshToken = object.value("refreshToken"_L1).toString().toUtf8(),
            .clientId = object.value("clientId"_L1).toString(),
            .clientSecret = object.value("clientSecret"_L1).toString().toUtf8(),
            .clientExpires = moment(object.value("registrationExpiresAt"_L1))};
}

} // namespace

SsoTokens::SsoTokens(const Parts &parts) : m_parts(parts)
{
}

SsoTokens::~SsoTokens() = default;

QString SsoTokens::cacheFile(const SsoSession &session)
{
    return QString::fromLatin1(
               QCryptographicHash::hash(session.cacheName().toUtf8(), QCryptographicHash::Sha1).toHex()) +
           u".json"_s;
}

QString SsoTokens::secretName(const SsoSession &session)
{
    return u"sso/"_s + session.cacheName();
}

Expected<SsoToken> SsoTokens::parseCache(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failure(Texts::tr("It is not a JSON object."), problem.errorString());
    const QJsonObject object = document.object();
    SsoToken token{.accessToken = object.value("accessToken"_L1).toString().toUtf8(),
                   .expires = moment(object.value("expiresAt"_L1))};
    if (token.accessToken.isEmpty() || !token.expires.isValid())
        return failure(Texts::tr("It lacks an access token or its expiry."));
    return token;
}

bool SsoTokens::holds(const QDateTime &expires) const
{
    return m_parts.clock.utcNow().secsTo(expires) >= leastSecondsLeft;
}

void SsoTokens::get(const SsoSession &session, const QUrl &oidc, QObject *context, Done done)
{
    const QString name = session.cacheName();
    Entry &entry = m_entries[name];
    entry.session = session;
    entry.oidc = oidc;
    entry.waiting.append({context, std::move(done)});
    if (entry.waiting.size() == 1)
        QMetaObject::invokeMethod(this, [this, name] { look(name); }, Qt::QueuedConnection);
}

void SsoTokens::refused(const SsoSession &session, const QByteArray &accessToken)
{
    m_refused.insert(accessToken);
    Entry &entry = m_entries[session.cacheName()];
    if (entry.accessToken == accessToken)
        aws::wipe(entry.accessToken);
}

void SsoTokens::look(const QString &name)
{
    const Entry &entry = m_entries.at(name);
    if (!entry.accessToken.isEmpty() && holds(entry.expires))
        return finish(name, entry.accessToken);
    const Expected<QByteArray> file =
        m_parts.readFile(m_parts.awsFolder + u"/sso/cache/"_s + cacheFile(entry.session));
    if (file) {
        const Expected<SsoToken> token = parseCache(*file);
        if (token && holds(token->expires) && !m_refused.contains(token->accessToken))
            return finish(name, token->accessToken);
    }
    tryStored(name);
}

void SsoTokens::tryStored(const QString &name)
{
    m_parts.secrets.read(
        secretName(m_entries.at(name).session), this,
        [this, name](const Expected<std::optional<QByteArray>> &stored) {
            const QString why = Texts::tr("You are not signed in to %1, or the sign-in has run out.")
                                    .arg(m_entries.at(name).session.startUrl.toString());
            if (!stored || !stored->has_value())
                return signIn(name, why);
            const SsoToken token = fromStoredForm(**stored);
            if (token.refreshToken.isEmpty() || m_parts.clock.utcNow() >= token.clientExpires)
                return signIn(name, why);
            refresh(name, token);
        });
}

void SsoTokens::refresh(const QString &name, const SsoToken &token)
{
    Entry &entry = m_entries.at(name);
    const QJsonObject body{{u"clientId"_s, token.clientId},
                           {u"clientSecret"_s, QString::fromUtf8(token.clientSecret)},
                           {u"grantType"_s, u"refresh_token"_s},
                           {u"refreshToken"_s, QString::fromUtf8(token.refreshToken)}};
    const aws::HttpRequest request{.method = "POST", .path = {u"token"_s}};
    entry.call = std::make_unique<PlainCall>(
        m_parts.transport, m_parts.scheduler,
        aws::WireRequest{.method = request.method,
                         .url = request.url(entry.oidc),
                         .headers = {{"Content-Type", "application/json"}},
                         .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
        PlainCall::Patience{}, [this, name, token](const aws::WireResponse &response) {
            const std::unique_ptr<PlainCall> ended = std::move(m_entries.at(name).call);
            if (response.status == 0 || response.status >= 500) {
                return finish(name, failure(Texts::tr("The sign-in to %1 could not be renewed: %2")
                                                .arg(m_entries.at(name).session.startUrl.toString(),
                                                     inWords(response))));
            }
            const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
            SsoToken renewed = token;
            renewed.accessToken = answer.value("accessToken"_L1).toString().toUtf8();
            if (!aws::isSuccess(response) || renewed.accessToken.isEmpty()) {
                return signIn(name, Texts::tr("Your sign-in to %1 has run out.")
                                        .arg(m_entries.at(name).session.startUrl.toString()));
            }
            renewed.expires = m_parts.clock.utcNow().addSecs(answer.value("expiresIn"_L1).toInteger());
            if (const QString next = answer.value("refreshToken"_L1).toString(); !next.isEmpty())
                renewed.refreshToken = next.toUtf8();
            take(name, renewed);
        });
}

void SsoTokens::signIn(const QString &name, const QString &why)
{
    const Entry &entry = m_entries.at(name);
    auto flow = std::make_unique<DeviceSignIn>(
        DeviceSignIn::Parts{m_parts.transport, m_parts.scheduler, m_parts.clock}, entry.session, entry.oidc);
    m_parts.prompts.signIn(std::move(flow), why, this, [this, name](const Expected<SsoToken> &token) {
        if (token)
            take(name, *token);
        else
            finish(name, tl::unexpected(token.error()));
    });
}

void SsoTokens::take(const QString &name, const SsoToken &token)
{
    Entry &entry = m_entries.at(name);
    entry.accessToken = token.accessToken;
    entry.expires = token.expires;
    keep(name, token);
    finish(name, token.accessToken);
}

void SsoTokens::keep(const QString &name, const SsoToken &token)
{
    if (token.refreshToken.isEmpty())
        return;
    // Where no keyring takes it the sign-in lasts as long as its access token: no reason to stop here.
    m_parts.secrets.write(secretName(m_entries.at(name).session), storedForm(token), this,
                          [](const Expected<void> &) {});
}

void SsoTokens::finish(const QString &name, const Expected<QByteArray> &result)
{
    const QList<Waiting> waiting = std::exchange(m_entries.at(name).waiting, {});
    for (const Waiting &one : waiting) {
        if (one.context)
            one.done(result);
    }
}

} // namespace fleetwright::identity
