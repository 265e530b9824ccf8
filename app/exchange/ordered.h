// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"

#include <QList>

namespace fleetwright::exchange
{

/// A value to be written in another language than JSON: members in their order, under the names that they
/// have there.
struct Ordered {
    struct Member;
    enum class Kind : quint8 { Scalar, List, Object };

    Kind kind = Kind::Scalar;
    QJsonValue scalar = {};
    QList<Ordered> items = {};
    QList<Member> members = {};
    json::Pointer at = {}; ///< in the request

    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    /// Takes the member out; nothing where there is none.
    std::optional<Member> take(QStringView name);
};

struct Ordered::Member {
    QString name = {};
    Ordered value = {};
};

/// The request in the table's order.
[[nodiscard]] Ordered orderedRequest(const job::JobDocument &document);

} // namespace fleetwright::exchange
