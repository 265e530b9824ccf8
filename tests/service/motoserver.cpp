// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/motoserver.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

Expected<QJsonObject> MotoServer::job(const QString &jobId) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, accessKeyId());
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, fact("secretAccessKey"));
    environment.insert(u"AWS_DEFAULT_REGION"_s, region());
    return runScript(u"job.py"_s, {endpoint().toString(), jobId}, environment);
}

} // namespace fleetwright::test
