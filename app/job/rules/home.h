// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/arn.h"
#include "app/job/rules/check.h"

namespace fleetwright::job::rules
{

/// Where the job is to be made: partition, region and account, each empty where it is not known.
struct Home {
    QString partition = {};
    QString region = {};
    QString account = {};
    bool isConnection = false; ///< else it is where the first target is

    [[nodiscard]] bool isKnown() const
    {
        return !partition.isEmpty() || !region.isEmpty() || !account.isEmpty();
    }
};

[[nodiscard]] Home homeOf(const Check &check);

/// How `arn` differs from the home, as a sentence: "The template is in us-east-1, the targets are in
/// eu-west-1." Empty where it does not, as far as both are known. `what` begins the sentence: "The template".
[[nodiscard]] QString elsewhere(const Home &home, const Arn &arn, const QString &what);

/// One remedy for all ARNs of the job: that they are of the connection's partition, region and account.
/// Nothing where the connection is not known well enough, or nothing would change.
[[nodiscard]] std::optional<schema::Fix> movingHome(const Check &check);

} // namespace fleetwright::job::rules
