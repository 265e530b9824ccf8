// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"

#include <QUrl>

namespace fleetwright::exchange
{

/// The forms in which a job can leave Fleetwright.
enum class Format : quint8 {
    RequestJson, ///< the whole request with jobId, as the window writes job files
    CliInput,    ///< for `aws iot create-job --cli-input-json file://…`
    CliCommand,  ///< `aws iot create-job …`, quoted for a POSIX shell
    Boto3,       ///< a Python program
    Curl,        ///< `curl --aws-sigv4`, keys from the environment
};

/// Whither the exported form is to send.
struct Destination {
    QString region = {};
    QUrl endpoint = {};      ///< the full endpoint, for curl
    bool isOverride = false; ///< the endpoint is not AWS's own for the region: name it to CLI and boto3 too
};

/// The job as text (UTF-8, final newline). Total: an incomplete or invalid job is exported as it is.
[[nodiscard]] QByteArray write(const job::JobDocument &document, Format format,
                               const Destination &destination);

/// The most that is read as a job, and thus the most that is saved as one; in bytes.
constexpr qint64 largestText = 1024LL * 1024;

/// Reads a request JSON or a `--cli-input-json` file (UTF-8, with or without byte order mark; at most
/// `largestText`).
[[nodiscard]] Expected<job::JobDocument, json::SyntaxError> read(const QByteArray &text);

} // namespace fleetwright::exchange
