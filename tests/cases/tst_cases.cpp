// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobinput.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

/// What NAME.expect says of a job file beside it, a line each; empty lines and those that begin with # say
/// nothing:
///     severity rule pointer words of the message
///     connection partition region account
/// The pointer of the whole file is written as `-`; the words may be left out. All problems of the file must
/// be named. Without a line `connection` there is none.
struct Expectation {
    job::RuleContext context = {.now = QDateTime(QDate(2027, 3, 1), QTime(12, 0), Qt::UTC)};
    QStringList problems = {}; ///< severity, rule and pointer
    QStringList words = {};    ///< of the message of each
};

Expectation readExpectation(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    Expectation expected;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty() || line.startsWith(u'#'))
            continue;
        if (words.size() < 3)
            qFatal("%s: too short: %s", qPrintable(path), qPrintable(line));
        if (words.constFirst() == "connection"_L1) {
            expected.context.partition = words.at(1);
            expected.context.region = words.at(2);
            expected.context.account = words.value(3);
            continue;
        }
        expected.problems += words.first(3).join(u' ');
        expected.words += words.sliced(3).join(u' ');
    }
    return expected;
}

QString lineOf(const schema::Problem &problem)
{
    return u"%1 %2 %3"_s.arg(cli::severityWord(problem.severity), problem.rule,
                             problem.at.isRoot() ? u"-"_s : problem.at.toString());
}

} // namespace

/// The verdict on each job file in data/.
class TestCases : public QObject
{
    Q_OBJECT

private slots:
    void verdict_data();
    void verdict();
};

void TestCases::verdict_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/cases/data"));
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Name)) {
        if (file.suffix() != "expect"_L1)
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }
}

void TestCases::verdict()
{
    QFETCH(QString, path);
    const QFileInfo file(path);
    const Expectation expected = readExpectation(file.path() + u'/' + file.completeBaseName() + u".expect"_s);
    const auto input = cli::JobInput::read(path, expected.context);
    QVERIFY2(input, input ? "" : qPrintable(input.error().message));
    QStringList found;
    QStringList told;
    for (const cli::PlacedProblem &placed : input->problems) {
        found += lineOf(placed.problem);
        told += found.constLast() + u' ' + placed.problem.message;
    }
    for (qsizetype i = 0; i < expected.problems.size(); ++i) {
        const bool says = std::ranges::any_of(input->problems, [&](const cli::PlacedProblem &placed) {
            return lineOf(placed.problem) == expected.problems.at(i) &&
                   placed.problem.message.contains(expected.words.at(i));
        });
        QVERIFY2(says, qPrintable(u"Not there: %1 %2\nThere is:\n%3"_s.arg(
                           expected.problems.at(i), expected.words.at(i), told.join(u'\n'))));
    }
    QStringList wanted = expected.problems;
    wanted.sort();
    found.sort();
    QVERIFY2(found == wanted, qPrintable(u"There is:\n"_s + told.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
