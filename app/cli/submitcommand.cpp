// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/submitcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/jobinput.h"
#include "app/cli/runtime.h"
#include "app/iot/createjob.h"
#include "app/json/writer.h"
#include "app/sandbox/fleetseed.h"
#include "app/sandbox/identity.h"
#include "app/submit/submission.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

namespace fleetwright::cli
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using Outcome = submit::Submission::Outcome;

void addOptions(Arguments &parser)
{
    parser.addFormat();
    parser.addOption({u"connection"_s,
                      Arguments::tr("The connection to submit over, as the window names it; Sandbox "
                                    "is always there."),
                      Arguments::tr("NAME")});
    parser.addOption({u"job-id"_s, Arguments::tr("Use this job id instead of the file's."), u"ID"_s});
    parser.addOption({u"dry-run"_s, Arguments::tr("Print what would be sent and send nothing.")});
    parser.addOption(
        {u"confirm"_s, Arguments::tr("The job id once more; needed for a production connection."), u"ID"_s});
}

/// Prints the request as it would go out; without the signature, which is made when it is sent.
int dryRun(const Arguments &parser, const aws::Client &client, const iot::CreateJob &create)
{
    const aws::HttpRequest request = create.request();
    const QString url = request.url(client.target().endpoint).toString(QUrl::FullyEncoded);
    if (parser.wantsJson()) {
        printOut(json::write(QJsonObject{{u"method"_s, QString::fromUtf8(request.method)},
                                         {u"url"_s, url},
                                         {u"body"_s, QString::fromUtf8(create.body)}},
                             json::Layout::Indented) +
                 '\n');
    } else {
        printOut(request.method + ' ' + url.toUtf8() + "\n\n" + create.body + '\n');
    }
    return Exit::Done;
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return u"created"_s;
    case Outcome::Refused:
        return u"refused"_s;
    case Outcome::Taken:
        return u"taken"_s;
    case Outcome::Unknown:
        return u"unknown"_s;
    case Outcome::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

void report(const Arguments &parser, const submit::Submission &submission, const QString &jobId)
{
    const bool isCreated = submission.outcome() == Outcome::Created;
    if (parser.wantsJson()) {
        QJsonObject answer{{u"outcome"_s, outcomeWord(submission.outcome())},
                           {u"jobId"_s, jobId},
                           {u"attempts"_s, submission.attempts()}};
        const auto put = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                answer.insert(name, value);
        };
        put(u"jobArn"_s, submission.jobArn());
        put(u"requestId"_s, submission.requestId());
        if (!isCreated) {
            put(u"title"_s, submission.error().title);
            put(u"advice"_s, submission.error().advice);
            put(u"code"_s, submission.error().code);
            put(u"serviceMessage"_s, submission.error().serviceMessage);
            put(u"requestId"_s, submission.error().requestId);
        }
        printOut(json::write(answer, json::Layout::Indented) + '\n');
    } else if (isCreated) {
        printOut(Arguments::tr("Created %1\n%2\nRequest id %3\n")
                     .arg(jobId, submission.jobArn(), submission.requestId())
                     .toUtf8());
    } else {
        printError(submission.error().toText());
    }
    if (!submission.journalProblem().isEmpty())
        printError(submission.journalProblem());
}

int exitOf(Outcome outcome)
{
    if (outcome == Outcome::Created)
        return Exit::Done;
    return outcome == Outcome::Unknown ? Exit::Unknown : Exit::Refused;
}

int send(const Arguments &parser, Runtime &runtime, aws::Client &client, const aws::Connection &connection,
         const job::JobDocument &document)
{
    submit::Submission submission(client, runtime.log(), runtime.clock(),
                                  {.connectionId = connection.id,
                                   .connectionName = connection.name,
                                   .jobId = document.jobId(),
                                   .body = document.body()});
    QEventLoop loop;
    QObject::connect(&submission, &submit::Submission::progress, &loop,
                     [](const QString &text) { printError(text); });
    QObject::connect(&submission, &submit::Submission::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(0, &submission, &submit::Submission::start);
    loop.exec();
    report(parser, submission, document.jobId());
    if (!runtime.log().notice().isEmpty())
        printError(runtime.log().notice());
    return exitOf(submission.outcome());
}

} // namespace

int submit(const QStringList &arguments)
{
    Arguments parser(
        Arguments::tr(
            "Checks a job file and submits it. Exits with 1 where the job has errors or is "
            "refused, and with 3 where its outcome could not be found out.\n\nTargets to try in the "
            "sandbox: %1 (a group of devices), %2 (one device).")
            .arg(sandbox::ownArn(u"thinggroup"_s, sandbox::sampleGroup),
                 sandbox::ownArn(u"thing"_s, sandbox::sampleThing)),
        Arguments::tr("FILE"), Arguments::tr("A job file; - is standard input."));
    addOptions(parser);
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (parser.positionalArguments().size() != 1)
        return parser.wrong(Arguments::tr("Name one job file."));
    if (!parser.isSet(u"connection"_s))
        return parser.wrong(Arguments::tr("Say over which connection: --connection NAME."));

    Runtime runtime;
    const Expected<aws::ResolvedConnection> connection = runtime.connection(parser.value(u"connection"_s));
    if (!connection)
        return parser.wrong(connection.error().message);
    const Expected<JobInput> input = JobInput::read(parser.positionalArguments().constFirst(),
                                                    runtime.context(*connection), parser.value(u"job-id"_s));
    if (!input)
        return parser.wrong(input.error().message);
    for (const PlacedProblem &placed : input->problems)
        printError(placed.toLine(input->name));
    if (input->hasErrors()) {
        printError(Arguments::tr("Nothing was sent: the job has errors."));
        return Exit::Refused;
    }
    const job::JobDocument &document = *input->document;
    const bool isDry = parser.isSet(u"dry-run"_s);
    if (connection->connection.production && !isDry && parser.value(u"confirm"_s) != document.jobId()) {
        return parser.wrong(Arguments::tr("“%1” is a production connection: confirm with --confirm %2.")
                                .arg(connection->connection.name, document.jobId()));
    }
    const Expected<std::unique_ptr<aws::Client>> client = runtime.open(*connection);
    if (!client)
        return parser.wrong(client.error().message);
    if (isDry)
        return dryRun(parser, **client, {document.jobId(), document.body()});
    return send(parser, runtime, **client, connection->connection, document);
}

} // namespace fleetwright::cli
