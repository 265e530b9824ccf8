// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/mappedtext.h"
#include "app/schema/fieldspec.h"

namespace fleetwright::exchange
{

/// The only document of a YAML text. Scalars without quotes stay texts, marked as plain: what they are
/// depends on where they stand (inFieldKinds). CloudFormation's tags become its functions: `!Ref X` is
/// `{"Ref": "X"}`. Refuses members given twice, names that are no texts, aliases that multiply, and unknown
/// tags.
[[nodiscard]] Expected<Node, json::SyntaxError> readYaml(const MappedText &text);

/// `node` with each plain scalar as what `spec` wants there: a text stays one, whatever it looks like. What
/// no row speaks of follows YAML 1.2.
[[nodiscard]] Node inFieldKinds(Node node, const schema::FieldSpec *spec);

} // namespace fleetwright::exchange
