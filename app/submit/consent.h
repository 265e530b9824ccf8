// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QLatin1StringView>

#include <span>

namespace fleetwright::submit
{

/// Something that is no error, and that the operator has to agree to before the job is sent.
struct Consent {
    QString rule = {}; ///< of the finding that it comes from
    json::Pointer at = {};
    QString text = {}; ///< a sentence

    bool operator==(const Consent &) const = default;
};

using Consents = QList<Consent>;

/// What findings of one rule ask for: the only list of them.
struct ConsentKind {
    QLatin1StringView rule = {};
    QLatin1StringView option = {}; ///< of the command `submit`, which agrees to all of them
    const char *help = nullptr;    ///< of that option; marked for translation in the context "Consent"
};

[[nodiscard]] std::span<const ConsentKind> consentKinds();

/// What has to be agreed to, in the order of the findings.
[[nodiscard]] Consents consentsNeeded(const schema::Problems &problems);
/// Those of `needed` that are not among `given`.
[[nodiscard]] Consents notGiven(const Consents &needed, const Consents &given);
/// Why a job is not sent that lacks them, in a sentence.
[[nodiscard]] QString consentReason(const Consents &missing);

} // namespace fleetwright::submit
