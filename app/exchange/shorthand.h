// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/mappedtext.h"
#include "app/schema/fieldspec.h"

namespace fleetwright::exchange
{

/// A value in the AWS CLI's shorthand syntax: `roleArn=…,expiresInSec=300`, `criteriaList=[{action=CANCEL}]`.
/// All scalars in it are texts.
[[nodiscard]] Expected<Node, json::SyntaxError> shorthand(const MappedText &text);

/// `node` with the texts that `spec` wants as numbers made numbers, and single values lists, as the CLI does.
[[nodiscard]] Node inKinds(Node node, const schema::FieldSpec *spec);

} // namespace fleetwright::exchange
