// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/iot/describejob.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace fleetwright::submit
{

/// What the service tells of a job.
struct ToldJob {
    iot::DescribeJob::Result described = {};
    std::optional<QString> document = {}; ///< as GetJobDocument gives it; nothing: could not be read
    std::optional<QJsonObject> tags = {}; ///< values by key; nothing: could not be read
};

/// How a job at the service compares with the one that a CreateJob request describes. Members of the request
/// by name, in the order of the schema, those that it does not know last.
struct JobComparison {
    QStringList differing = {};
    QStringList uncompared = {}; ///< sent, and not told back

    bool operator==(const JobComparison &) const = default;
};

/// What a job template fills in is not compared, nor are tags that were not sent.
[[nodiscard]] JobComparison compareJob(const QByteArray &requestBody, const ToldJob &told);

} // namespace fleetwright::submit
