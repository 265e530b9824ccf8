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
#include "app/submit/gate.h"
#include "app/submit/submission.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace fleetwright::cli
{

namespace
{

using namespace Qt::Literals::StringLiterals;

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
    for (const submit::ConsentKind &kind : submit::consentKinds())
        parser.addOption({kind.option, QCoreApplication::translate("Consent", kind.help)});
}

/// What the command line agrees to.
submit::Consents given(const Arguments &parser, const submit::Consents &needed)
{
    submit::Consents agreed = needed;
    agreed.removeIf([&](const submit::Consent &consent) {
        return std::ranges::none_of(submit::consentKinds(), [&](const submit::ConsentKind &kind) {
            return kind.rule == consent.rule && parser.isSet(kind.option);
        });
    });
    return agreed;
}

/// Says with which options a job is sent that lacks these.
void tellOptions(const submit::Consents &missing)
{
    for (const submit::ConsentKind &kind : submit::consentKinds()) {
        if (std::ranges::any_of(missing, [&](const auto &consent) { return consent.rule == kind.rule; }))
            printError(Arguments::tr("Agree with --%1.").arg(kind.option));
    }
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

int report(const Arguments &parser, const submit::Outcome &outcome)
{
    if (parser.wantsJson())
        printOut(json::write(outcome.toJson(), json::Layout::Indented) + '\n');
    else if (outcome.isCreated())
        printOut(Arguments::tr("Created %1\n%2\nRequest id %3\n")
                     .arg(outcome.jobId, outcome.jobArn, outcome.requestId)
                     .toUtf8());
    else
        printError(outcome.toText());
    if (!outcome.journalProblem.isEmpty())
        printError(outcome.journalProblem);
    return outcome.exitCode();
}

/// Says why nothing was sent.
int refuse(const Arguments &parser, const QList<submit::GateReason> &reasons, const QString &jobId)
{
    using Kind = submit::GateReason::Kind;
    printError(Arguments::tr("Nothing was sent."));
    bool isWrongCall = true;
    for (const submit::GateReason &reason : reasons) {
        printError(reason.text);
        isWrongCall = isWrongCall && reason.kind == Kind::NotConfirmed;
    }
    return isWrongCall ? parser.wrong(Arguments::tr("Confirm with --confirm %1.").arg(jobId)) : Exit::Refused;
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
    const int exit = report(parser, submission.outcome());
    if (!runtime.log().notice().isEmpty())
        printError(runtime.log().notice());
    return exit;
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
    input->announce();
    for (const PlacedProblem &placed : input->problems)
        printError(placed.toLine(input->name));
    if (!input->document)
        return refuse(parser, {{submit::GateReason::Kind::Text, Arguments::tr("The file is not a job.")}},
                      {});
    const job::JobDocument &document = *input->document;
    schema::Problems problems;
    for (const PlacedProblem &placed : input->problems)
        problems += placed.problem;
    const submit::Consents needed = submit::consentsNeeded(problems);
    const submit::Consents missing = submit::notGiven(needed, given(parser, needed));
    const bool isDry = parser.isSet(u"dry-run"_s);
    const QList<submit::GateReason> reasons =
        submit::reasonsAgainst({.errors = input->errors(),
                                .jobId = document.jobId(),
                                .production = connection->connection.production && !isDry,
                                .typedId = parser.value(u"confirm"_s),
                                .connection = connection->connection.name,
                                .missing = missing});
    if (!reasons.isEmpty()) {
        const int exit = refuse(parser, reasons, document.jobId());
        if (!input->hasErrors())
            tellOptions(missing);
        return exit;
    }
    const Expected<std::unique_ptr<aws::Client>> client = runtime.open(*connection);
    if (!client)
        return report(
            parser, submit::Outcome::notSent(document.jobId(), connection->connection.name, client.error()));
    if (isDry)
        return dryRun(parser, **client, {document.jobId(), document.body()});
    return send(parser, runtime, **client, connection->connection, document);
}

} // namespace fleetwright::cli
