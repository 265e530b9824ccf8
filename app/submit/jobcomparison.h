// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/iot/describejob.h"

#include <QByteArray>
#include <QStringList>

namespace fleetwright::submit
{

/// Where a job at the service differs from the one that a CreateJob request describes: names of members of
/// the request, such as `targets`, in no order; empty where it is the same job. `document` is the job's as
/// GetJobDocument gives it. Not compared are tags, which the service does not tell here, and members that the
/// request leaves to the service or to a job template.
[[nodiscard]] QStringList differences(const QByteArray &requestBody, const iot::DescribeJob::Result &job,
                                      const QString &document);

/// True where the job was created no earlier than `sentAt`, or the service does not tell when. Two minutes
/// are allowed for clocks.
[[nodiscard]] bool isCreatedSince(const iot::DescribeJob::Result &job, const QDateTime &sentAt);

} // namespace fleetwright::submit
