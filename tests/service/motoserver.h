// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace fleetwright::test
{

/// moto as an IoT endpoint on loopback that checks signatures and permissions (`motoserver.py`). Ends with
/// this object.
class MotoServer
{
public:
    MotoServer() = default;
    ~MotoServer();
    MotoServer(const MotoServer &) = delete;
    MotoServer &operator=(const MotoServer &) = delete;

    /// Starts it and waits until it serves. Fails where Python or moto is missing.
    [[nodiscard]] Expected<void> start();

    [[nodiscard]] QUrl endpoint() const { return QUrl(fact("endpoint")); }
    [[nodiscard]] QString region() const { return fact("region"); }
    [[nodiscard]] QString account() const { return fact("account"); }
    /// The keys of a user who may do everything with IoT.
    [[nodiscard]] QString accessKeyId() const { return fact("accessKeyId"); }
    [[nodiscard]] QByteArray secretAccessKey() const { return fact("secretAccessKey").toUtf8(); }
    /// The keys of a user who may read jobs, not create them.
    [[nodiscard]] QString readerAccessKeyId() const { return fact("readerAccessKeyId"); }
    [[nodiscard]] QByteArray readerSecretAccessKey() const { return fact("readerSecretAccessKey").toUtf8(); }
    [[nodiscard]] QString thingArn() const { return fact("thingArn"); }
    [[nodiscard]] QString groupArn() const { return fact("groupArn"); }

    /// The job as boto3 reads it back (`job.py`); an empty object where there is none.
    [[nodiscard]] Expected<QJsonObject> job(const QString &jobId) const;

private:
    [[nodiscard]] QString fact(const char *name) const
    {
        return m_facts.value(QLatin1StringView(name)).toString();
    }

    QProcess m_process;
    QJsonObject m_facts;
};

} // namespace fleetwright::test
