// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

// OpenSSL rather than Qt's hash: it uses the processor's own instructions, which is ten times as fast.

namespace fleetwright::aws
{

namespace
{

constexpr qsizetype digestLength = 32;

const EVP_MD *algorithm()
{
    struct Free {
        void operator()(EVP_MD *md) const { EVP_MD_free(md); }
    };
    // Fetched once: the lookup takes longer than the hash of a short text
    static const std::unique_ptr<EVP_MD, Free> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return fetched.get();
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(digestLength, Qt::Uninitialized);
    const int done =
        EVP_Digest(bytes.data(), static_cast<size_t>(bytes.size()),
                   reinterpret_cast<unsigned char *>(digest.data()), nullptr, algorithm(), nullptr);
    Q_ASSERT(done == 1);
    return done == 1 ? digest : QByteArray();
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    QByteArray digest(digestLength, Qt::Uninitialized);
    // A null key would mean "the key of the call before"
    const unsigned char *done =
        HMAC(algorithm(), key.isEmpty() ? "" : key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char *>(message.data()), static_cast<size_t>(message.size()),
             reinterpret_cast<unsigned char *>(digest.data()), nullptr);
    Q_ASSERT(done);
    return done ? digest : QByteArray();
}

} // namespace fleetwright::aws
