// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/credentials.h"
#include "app/aws/signer.h"
#include "app/job/jobmodel.h"
#include "app/job/rules.h"
#include "tests/bench/forecasts.h"
#include "tests/bench/largestjob.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

constexpr int startRuns = 7;
constexpr int keystrokes = 2000;
constexpr qsizetype usualBody = 2048;

/// Prints rows of a table and remembers whether all of them could be measured.
class Report
{
public:
    void ratio(const QString &what, double ours, double theirs, const QString &unit, double goal)
    {
        m_out << u"%1  %2 %4 against %3 %4: ratio %5 (goal: at most %6)\n"_s.arg(what, -44)
                     .arg(ours, 0, 'f', 2)
                     .arg(theirs, 0, 'f', 2)
                     .arg(unit)
                     .arg(ours / theirs, 0, 'f', 3)
                     .arg(goal);
    }
    void latency(const QString &what, const bench::Latency &latency)
    {
        m_out << u"%1  median %2 ms, 99 % under %3 ms (goal: 2 ms)\n"_s.arg(what, -44)
                     .arg(latency.median, 0, 'f', 3)
                     .arg(latency.percentile99, 0, 'f', 3);
    }
    void missing(const QString &what, const QString &why)
    {
        m_out << u"%1  not measured: %2\n"_s.arg(what, -44).arg(why);
        m_complete = false;
    }
    void line(const QString &text) { m_out << text << '\n'; }
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    QTextStream m_out{stdout};
    bool m_complete = true;
};

QString program(const char *variable, const QString &otherwise)
{
    return qEnvironmentVariable(variable, otherwise);
}

void measureStart(Report &report)
{
    const QString what = u"Start to first painted window"_s;
    const QTemporaryDir home;
    qputenv("FLEETWRIGHT_HOME", home.path().toLocal8Bit());
    const Expected<bench::Run> ours =
        bench::runProgram({QStringLiteral(FLEETWRIGHT_PROGRAM), u"--measure-start"_s}, startRuns);
    if (!ours)
        return report.missing(what, ours.error().message);
    const Expected<bench::Run> theirs = bench::runProgram(
        {program("FLEETWRIGHT_AWS", u"aws"_s), u"iot"_s, u"create-job"_s, u"--generate-cli-skeleton"_s},
        startRuns);
    if (!theirs)
        return report.missing(what, theirs.error().message);
    report.ratio(what + u", time"_s, ours->milliseconds, theirs->milliseconds, u"ms"_s, 0.5);
    report.ratio(what + u", memory"_s, ours->mebibytes, theirs->mebibytes, u"MiB"_s, 2);
}

void measureKeystrokes(Report &report)
{
    job::RuleContext context;
    context.now = QDateTime::currentDateTimeUtc();
    context.partition = u"aws"_s;
    context.region = u"eu-west-1"_s;
    context.account = u"123456789012"_s;
    job::JobModel model;
    model.setContext(context);
    model.reset(job::JobDocument(bench::largestJob()));
    if (model.count(schema::Severity::Error) != 0)
        return report.missing(u"A keystroke in the largest job"_s,
                              u"the job is not legal: "_s + model.problems().constFirst().message);

    qsizetype shown = 0;
    const QString description(2000, u'd');
    report.latency(u"A keystroke in the description"_s, bench::latency(keystrokes, [&](int i) {
                       model.setValue("/description"_ptr, description + QString::number(i));
                       shown += model.document().body().size();
                   }));
    QString document = bench::documentOfSize(bench::largestDocument);
    const qsizetype typedAt = document.lastIndexOf(u'x');
    report.latency(u"A keystroke in the job document"_s, bench::latency(keystrokes, [&](int i) {
                       document[typedAt] = QChar(u'a' + i % 26);
                       model.setValue("/document"_ptr, document);
                       shown += model.document().body().size();
                   }));
    const QByteArray body = model.document().body();
    QByteArray text = body;
    const qsizetype textTypedAt = text.indexOf("ddd");
    report.latency(u"A keystroke in the JSON pane"_s, bench::latency(keystrokes, [&](int i) {
                       text[textTypedAt] = static_cast<char>('a' + i % 26);
                       if (model.setBodyText(text))
                           shown += model.document().body().size();
                   }));
    report.line(u"  (the largest legal job: %1 bytes, %2 rules; %3 MB written)"_s.arg(body.size())
                    .arg(job::createJobRules().size())
                    .arg(shown / 1'000'000));
}

double microsecondsASignature(qsizetype bodySize)
{
    aws::Credentials credentials;
    credentials.accessKeyId = u"AKIDEXAMPLE"_s;
    credentials.secretAccessKey = "secret";
    const aws::SigningScope scope{u"eu-west-1"_s, u"iot"_s};
    aws::WireRequest request;
    request.method = "PUT";
    request.url = QUrl(u"https://iot.eu-west-1.amazonaws.com/jobs/firmware-rollout"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QByteArray(bodySize, 'x');

    aws::Signer signer;
    double best = std::numeric_limits<double>::infinity();
    constexpr int calls = 300;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < calls; ++i) {
            if (!signer.sign(request, credentials, scope, QDateTime::currentDateTimeUtc()))
                return std::numeric_limits<double>::quiet_NaN();
        }
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e3 / calls);
    }
    return best;
}

void measureSignature(Report &report, const QString &what, qsizetype bodySize)
{
    QProcess python;
    python.start(program("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/bench/botocore_signature.py"),
                  QString::number(bodySize)});
    bool isNumber = false;
    double theirs = 0;
    if (python.waitForFinished(60'000))
        theirs = python.readAllStandardOutput().trimmed().toDouble(&isNumber);
    if (!isNumber)
        return report.missing(what, u"botocore did not answer: "_s + python.errorString());
    report.ratio(what, microsecondsASignature(bodySize), theirs, u"µs"_s, 0.25);
}

void measureForecast(Report &report)
{
    const auto tell = [&](const bench::ForecastFigures &figures, const QString &goal) {
        report.line(u"%1  expected course %2 ms, 200 random runs %3 ms, over %4 days%5"_s
                        .arg(u"A forecast for %L1 devices"_s.arg(figures.devices), -44)
                        .arg(figures.expectedMs, 0, 'f', 2)
                        .arg(figures.runsMs, 0, 'f', 1)
                        .arg(figures.days, 0, 'f', 0)
                        .arg(goal));
    };
    const QList<bench::ForecastFigures> all = bench::measureForecasts();
    for (const bench::ForecastFigures &figures : all)
        tell(figures, figures.devices == all.constLast().devices ? u" (goals: 20 and 200 ms)"_s : QString());
    report.line(u"  (10,000 times the devices: %1 times the time)"_s.arg(
        all.constLast().expectedMs / std::max(0.001, all.constFirst().expectedMs), 0, 'f', 1));
    tell(bench::measureLongestForecast(), u", one a minute without windows"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Report report;
    report.line(u"Fleetwright %1, %2"_s.arg(QStringLiteral(FLEETWRIGHT_VERSION),
                                            QStringLiteral(FLEETWRIGHT_BUILD_TYPE)));
    // First, while this process is small: a child's peak memory starts with its parent's.
    measureStart(report);
    measureKeystrokes(report);
    measureSignature(report, u"One signature, usual body (2 KiB)"_s, usualBody);
    measureSignature(report, u"One signature, largest body (64 KiB)"_s, 64 * 1024);
    measureForecast(report);
    return report.isComplete() ? 0 : 1;
}
