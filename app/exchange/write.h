// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/form.h"
#include "app/job/jobdocument.h"

#include <QUrl>

namespace fleetwright::exchange
{

/// Whither the exported form is to send.
struct Destination {
    QString region = {};
    QUrl endpoint = {};      ///< the full endpoint, for curl
    bool isOverride = false; ///< the endpoint is not AWS's own for the region: name it to CLI and boto3 too
};

/// A job in some form, and what the form cannot hold.
struct Written {
    QByteArray text = {};     ///< UTF-8, final newline
    QStringList leftOut = {}; ///< a sentence each
};

/// The job in a form that is written. Total: an incomplete or invalid job is exported as it is.
[[nodiscard]] Written write(const job::JobDocument &document, Form form, const Destination &destination);

} // namespace fleetwright::exchange
