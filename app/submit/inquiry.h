// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/submit/jobcomparison.h"
#include "app/submit/verdict.h"

#include <functional>
#include <optional>

namespace fleetwright::submit
{

/// What asking for a job came to.
struct Findings {
    Found found = Found::NotAsked;
    QString jobArn = {};
    QDateTime createdAt = {}; ///< UTC; invalid where the service does not tell
    JobComparison comparison = {};
    /// Why it could not be asked, or why a member could not be compared, each a sentence.
    QStringList obstacles = {};
};

/// Asks for a job once and holds it against what was sent: DescribeJob, and as far as the request has them
/// its document and its tags, which may be forbidden where describing is not.
class Inquiry
{
public:
    /// `done` is called once, later, unless this object or `context` goes first. All must outlive it.
    Inquiry(aws::Client &client, QString jobId, QByteArray body, QObject *context,
            std::function<void(const Findings &)> done);
    ~Inquiry();
    Inquiry(const Inquiry &) = delete;
    Inquiry &operator=(const Inquiry &) = delete;

    void start();

private:
    void readDocument();
    void readTags(const QString &nextToken = {});
    void finish();
    void end();
    void cannot(const aws::ApiError &why);

    aws::Client &m_client;
    QString m_jobId;
    QByteArray m_body;
    QObject *m_context;
    std::function<void(const Findings &)> m_done;
    QPointer<aws::Call> m_call;
    ToldJob m_told;
    QJsonObject m_tags;
    int m_pages = 0;
    Findings m_findings;
};

} // namespace fleetwright::submit
