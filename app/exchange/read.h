// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/form.h"
#include "app/job/jobdocument.h"

#include <QList>

namespace fleetwright::exchange
{

/// Something that did not become part of the job, or that has to be filled in: a sentence, and where it
/// stands.
struct Remark {
    QString text = {};
    json::TextPosition position = {};

    bool operator==(const Remark &) const = default;
};

/// A job that was read, and what is to be told of it.
struct Reading {
    job::JobDocument document = {};
    Form form = Form::RequestJson; ///< what the text was taken for
    json::SourceMap places = {};   ///< where each member stands in the text, as far as the form tells
    QList<Remark> remarks = {};
};

/// The most that is read as a job, and thus the most that is saved as one; in bytes.
constexpr qint64 largestText = 1024LL * 1024;

/// Reads a job in any form that is read, known by its content (UTF-8, with or without byte order mark; at
/// most `largestText`). `folder` is where files that it names are looked for; empty: they are not read.
[[nodiscard]] Expected<Reading, json::SyntaxError> read(const QByteArray &text, const QString &folder = {});

} // namespace fleetwright::exchange
