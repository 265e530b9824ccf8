// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"
#include "app/schema/problem.h"

#include <QJsonObject>

namespace fleetwright::schema
{

/// An object of a request, and where it stands.
struct ObjectPlace {
    const FieldSpec &root;   ///< the request's row
    const QJsonValue &value; ///< the request
    const FieldSpec &spec;   ///< the object's row
    const QJsonObject &members;
    const json::Pointer &at;
};

/// What is to be told of the member `name`, which the object's row does not know. Errors, with a remedy where
/// one is sure: `schema.misspelled` (a known name, written otherwise), `schema.misplaced` (it belongs
/// elsewhere), `schema.foreign` (it belongs to another operation). A warning that needs consent:
/// `schema.unknown` (it resembles nothing; it is kept and sent as it is).
[[nodiscard]] Problem unknownMember(const ObjectPlace &object, const QString &name);

/// True for what a name of `schema.misspelled` or `schema.misplaced` may have caused elsewhere, once its
/// remedy is applied.
[[nodiscard]] bool isWrongName(const Problem &problem);

} // namespace fleetwright::schema
