// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QDateTime>
#include <QString>

namespace fleetwright::iot
{

/// Keeps what was sent and what became of it. Implemented by the log on disk; replaced in tests.
class SubmissionJournal
{
public:
    /// Probable: there is a job that is the same as far as it can be compared.
    enum class State : quint8 { Sending, Created, Refused, Taken, Unknown, Cancelled, Probable };

    struct Opening {
        QString connectionId = {};
        QString connectionName = {};
        QString endpoint = {};
        QString region = {};
        QString jobId = {};
        QByteArray body = {};
        QDateTime at = {}; ///< UTC
    };
    struct Closing {
        State state = State::Unknown;
        QString jobArn = {};
        QString requestId = {};
        QString errorCode = {};
        QString errorText = {};
        int attempts = 0;
        QDateTime at = {}; ///< UTC
    };

    SubmissionJournal() = default;
    SubmissionJournal(const SubmissionJournal &) = delete;
    SubmissionJournal &operator=(const SubmissionJournal &) = delete;
    virtual ~SubmissionJournal() = default;

    /// Writes an entry in state Sending and gives its id. On failure nothing may be sent.
    [[nodiscard]] virtual Expected<qint64> open(const Opening &opening) = 0;
    [[nodiscard]] virtual Expected<void> close(qint64 entry, const Closing &closing) = 0;
};

} // namespace fleetwright::iot
