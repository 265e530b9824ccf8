// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rules.h"

namespace fleetwright::job::rules
{

/// The rules of each section of the form; rules.cpp puts them together.
[[nodiscard]] std::span<const Rule> gaps();
[[nodiscard]] std::span<const Rule> general();
[[nodiscard]] std::span<const Rule> targets();
[[nodiscard]] std::span<const Rule> arns();
[[nodiscard]] std::span<const Rule> document();
[[nodiscard]] std::span<const Rule> documentPlaceholders();
[[nodiscard]] std::span<const Rule> documentSource();
[[nodiscard]] std::span<const Rule> jobTemplate();
[[nodiscard]] std::span<const Rule> rollout();
[[nodiscard]] std::span<const Rule> abort();
[[nodiscard]] std::span<const Rule> retry();
[[nodiscard]] std::span<const Rule> scheduling();
[[nodiscard]] std::span<const Rule> windows();
[[nodiscard]] std::span<const Rule> timeout();
[[nodiscard]] std::span<const Rule> presignedUrls();
[[nodiscard]] std::span<const Rule> tags();
[[nodiscard]] std::span<const Rule> packages();

} // namespace fleetwright::job::rules
