// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/keychainsecretstore.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace fleetwright::platform
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("KeychainSecretStore", text);
}

bool isMissing(const QKeychain::Job &job)
{
    // Without a Secret Service on the bus QtKeychain hands on the bus's refusal as OtherError.
    return job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented ||
           job.error() == QKeychain::OtherError;
}

Error missing(const QKeychain::Job &job)
{
    return {tr(QT_TRANSLATE_NOOP("KeychainSecretStore",
                                 "No keyring is running on this computer, so secrets are kept "
                                 "in memory until the program ends. Start one (GNOME Keyring, "
                                 "KWallet or KeePassXC) to keep them; on Debian and Ubuntu, install "
                                 "gnome-keyring.")),
            job.errorString()};
}

Error refused(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
        return {tr(QT_TRANSLATE_NOOP("KeychainSecretStore",
                                     "The keyring stayed locked, as unlocking it was declined.")),
                job.errorString()};
    case QKeychain::AccessDenied:
        return {tr(QT_TRANSLATE_NOOP("KeychainSecretStore",
                                     "The keyring is locked or refuses access. Unlock it, then "
                                     "try again.")),
                job.errorString()};
    default:
        return {tr(QT_TRANSLATE_NOOP("KeychainSecretStore", "The keyring failed.")), job.errorString()};
    }
}

// A job runs to its end even where nobody listens any more: the keyring's library calls back into it.
template<typename Job, typename Finished>
void run(Job *job, QObject *context, Finished finished)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, finished = std::move(finished)] { finished(*job); });
    QObject::connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
    job->start();
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service)
    : m_service(std::move(service)), m_state(std::make_shared<State>())
{
}

void KeychainSecretStore::read(const QString &key, QObject *context,
                               std::function<void(Expected<std::optional<QByteArray>>)> done)
{
    if (m_state->memory.value(key))
        return m_state->memory.read(key, context, std::move(done));
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    run(job, context, [state = m_state, done = std::move(done)](const QKeychain::ReadPasswordJob &ended) {
        if (ended.error() == QKeychain::NoError) {
            done(std::optional(ended.binaryData()));
        } else if (ended.error() == QKeychain::EntryNotFound) {
            done(std::optional<QByteArray>());
        } else if (isMissing(ended)) {
            state->missing = true;
            state->reason = missing(ended);
            done(std::optional<QByteArray>());
        } else {
            done(tl::unexpected(refused(ended)));
        }
    });
}

void KeychainSecretStore::write(const QString &key, const QByteArray &secret, QObject *context,
                                std::function<void(Expected<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(secret);
    run(job, context,
        [state = m_state, key, secret, done = std::move(done)](const QKeychain::WritePasswordJob &ended) {
            if (ended.error() == QKeychain::NoError) {
                state->missing = false;
                state->reason = {};
                state->memory.forget(key);
                done({});
            } else if (isMissing(ended)) {
                state->missing = true;
                state->reason = missing(ended);
                state->memory.setValue(key, secret);
                done({});
            } else {
                done(tl::unexpected(refused(ended)));
            }
        });
}

void KeychainSecretStore::keepForSession(const QString &key, const QByteArray &secret)
{
    m_state->memory.setValue(key, secret);
}

void KeychainSecretStore::remove(const QString &key, QObject *context,
                                 std::function<void(Expected<void>)> done)
{
    m_state->memory.forget(key);
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    run(job, context, [state = m_state, done = std::move(done)](const QKeychain::DeletePasswordJob &ended) {
        if (ended.error() == QKeychain::NoError || ended.error() == QKeychain::EntryNotFound) {
            done({});
        } else if (isMissing(ended)) {
            state->missing = true;
            state->reason = missing(ended);
            done({});
        } else {
            done(tl::unexpected(refused(ended)));
        }
    });
}

} // namespace fleetwright::platform
