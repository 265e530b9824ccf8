// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/inquiry.h"

#include "app/iot/getjobdocument.h"
#include "app/iot/listtagsforresource.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

// A resource has at most 50 tags; who sends more pages than that sends them without end.
constexpr int mostPages = 50;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Inquiry)
};

} // namespace

Inquiry::Inquiry(aws::Client &client, QString jobId, QByteArray body, QObject *context,
                 std::function<void(const Findings &)> done)
    : m_client(client), m_jobId(std::move(jobId)), m_body(std::move(body)), m_context(context),
      m_done(std::move(done))
{
}

Inquiry::~Inquiry()
{
    if (m_call)
        m_call->cancel();
}

void Inquiry::start()
{
    using Answer = Expected<aws::Answer<iot::DescribeJob::Result>, aws::ApiError>;
    m_call = m_client.send(iot::DescribeJob{m_jobId}, m_context, [this](const Answer &answer) {
        if (!answer) {
            if (answer.error().code == "ResourceNotFoundException"_L1)
                m_findings.found = Found::Absent;
            else
                cannot(answer.error());
            return end();
        }
        m_told.described = answer->value;
        m_findings.jobArn = answer->value.jobArn;
        m_findings.createdAt = answer->value.createdAt;
        if (answer->value.job.value("jobId"_L1).toString() != m_jobId) {
            m_findings.obstacles.append(
                Texts::tr("The service told of another job: %1.").arg(m_findings.jobArn));
            return end();
        }
        readDocument();
    });
}

void Inquiry::readDocument()
{
    using Answer = Expected<aws::Answer<iot::GetJobDocument::Result>, aws::ApiError>;
    if (QJsonDocument::fromJson(m_body)["document"_L1].toString().isEmpty())
        return readTags();
    // As it was sent: package and parameter placeholders are filled in by the service
    m_call = m_client.send(iot::GetJobDocument{.jobId = m_jobId, .beforeSubstitution = true}, m_context,
                           [this](const Answer &answer) {
                               if (answer)
                                   m_told.document = answer->value.document;
                               else
                                   cannot(answer.error());
                               readTags();
                           });
}

void Inquiry::readTags(const QString &nextToken)
{
    using Answer = Expected<aws::Answer<iot::ListTagsForResource::Result>, aws::ApiError>;
    if (QJsonDocument::fromJson(m_body)["tags"_L1].toArray().isEmpty())
        return finish();
    m_call =
        m_client.send(iot::ListTagsForResource{.resourceArn = m_findings.jobArn, .nextToken = nextToken},
                      m_context, [this](const Answer &answer) {
                          if (!answer) {
                              cannot(answer.error());
                              return finish();
                          }
                          for (auto tag = answer->value.tags.begin(); tag != answer->value.tags.end(); ++tag)
                              m_tags.insert(tag.key(), tag.value());
                          if (answer->value.nextToken.isEmpty()) {
                              m_told.tags = m_tags;
                              return finish();
                          }
                          if (++m_pages < mostPages)
                              return readTags(answer->value.nextToken);
                          // What was not read cannot be told to be missing
                          aws::ApiError endless;
                          endless.title = Texts::tr("The service's list of tags has no end.");
                          cannot(endless);
                          finish();
                      });
}

void Inquiry::finish()
{
    m_findings.comparison = compareJob(m_body, m_told);
    if (!m_findings.comparison.differing.isEmpty())
        m_findings.found = Found::Different;
    else
        m_findings.found = m_findings.comparison.uncompared.isEmpty() ? Found::Same : Found::Similar;
    end();
}

void Inquiry::end()
{
    // Who hears it may do away with this object
    const auto done = std::exchange(m_done, nullptr);
    const Findings findings = std::move(m_findings);
    done(findings);
}

void Inquiry::cannot(const aws::ApiError &why)
{
    m_findings.obstacles.append((why.title + u' ' + why.advice).trimmed());
}

} // namespace fleetwright::submit
