// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/certificates.h"

#include "app/base/logging.h"
#include "app/platform/sharedconfigfiles.h"

#include <QCoreApplication>
#include <QDir>

namespace fleetwright::platform
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Certificates)
};

} // namespace

Expected<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const Expected<QByteArray> bytes = readSmallFile(path);
    if (!bytes) {
        return failure(Texts::tr("The certificates to trust cannot be read: %1").arg(bytes.error().message),
                       bytes.error().detail);
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.size() < bytes->count("-----BEGIN CERTIFICATE-----")) {
        return failure(
            Texts::tr("The file %1 holds a damaged certificate.").arg(QDir::toNativeSeparators(path)));
    }
    if (certificates.isEmpty()) {
        return failure(
            Texts::tr("The file %1 holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”).")
                .arg(QDir::toNativeSeparators(path)));
    }
    qCInfo(logging::platform).noquote() << "trusts" << certificates.size() << "certificates of" << path;
    return certificates;
}

} // namespace fleetwright::platform
