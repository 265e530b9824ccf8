// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/service/serverprocess.h"

namespace fleetwright::test
{

/// moto as endpoint of IoT and STS on loopback that checks signatures and permissions (`motoserver.py`).
class MotoServer : public ServerProcess
{
public:
    MotoServer() : ServerProcess(QStringLiteral("motoserver.py")) {}

    [[nodiscard]] QString region() const { return fact("region"); }
    [[nodiscard]] QString account() const { return fact("account"); }
    /// The keys of a user who may do everything with IoT, and assume roles.
    [[nodiscard]] QString accessKeyId() const { return fact("accessKeyId"); }
    [[nodiscard]] QByteArray secretAccessKey() const { return fact("secretAccessKey").toUtf8(); }
    /// The keys of a user who may read jobs, not create them.
    [[nodiscard]] QString readerAccessKeyId() const { return fact("readerAccessKeyId"); }
    [[nodiscard]] QByteArray readerSecretAccessKey() const { return fact("readerSecretAccessKey").toUtf8(); }
    [[nodiscard]] QString thingArn() const { return fact("thingArn"); }
    [[nodiscard]] QString groupArn() const { return fact("groupArn"); }

    /// The job as boto3 reads it back (`job.py`); an empty object where there is none.
    [[nodiscard]] Expected<QJsonObject> job(const QString &jobId) const;
};

} // namespace fleetwright::test
