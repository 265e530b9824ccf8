// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rules/placeholders.h"
#include "app/json/sourcemap.h"

#include <memory>

namespace fleetwright::job::rules
{

/// What there is to know of a job document's text by itself.
struct DocumentFacts {
    enum class Shape : quint8 { Empty, Object, NotAnObject, Broken };

    /// The text says where the document is, as the AWS CLI reads it on its command line.
    [[nodiscard]] bool isFileLink() const;

    QString text = {};
    Shape shape = Shape::Empty;
    json::SyntaxError error = {};   ///< of Broken
    QList<json::Doubt> doubts = {}; ///< what is JSON, but not taken alike everywhere
    bool isUnicode = true;          ///< no half of a surrogate pair is in it
    QList<Placeholder> placeholders = {};
};

/// Reads `text`. The last result is kept, since most edits of a job leave its document as it is.
[[nodiscard]] std::shared_ptr<const DocumentFacts> documentFacts(const QString &text);

} // namespace fleetwright::job::rules
