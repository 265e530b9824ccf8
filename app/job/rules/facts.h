// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/arn.h"
#include "app/job/cron.h"
#include "app/job/rules/documentfacts.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::job::rules
{

/// What several rules read out of a job, read once.
struct Facts {
    /// One entry of `targets`; no ARN where it is not one of a thing or thing group.
    struct Target {
        QString text = {};
        std::optional<Arn> arn = {};
    };
    /// One entry of the maintenance windows; no expression where its text is none.
    struct Window {
        std::optional<Cron> cron = {};
        std::optional<CronError> error = {};
        int minutes = 0; ///< how long it stays open; 0 where that is no number
    };

    explicit Facts(const QJsonObject &job);

    [[nodiscard]] bool hasGroup() const;
    /// The number of devices, where all targets are things and none can join later; otherwise nothing.
    [[nodiscard]] std::optional<qsizetype> deviceCount() const;

    std::shared_ptr<const DocumentFacts> document;
    const QList<Placeholder> &placeholders; ///< of the document, outer ones before those inside
    QList<Target> targets = {};
    QList<Window> windows = {};
};

} // namespace fleetwright::job::rules
