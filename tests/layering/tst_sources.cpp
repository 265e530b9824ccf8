// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/sourcetree.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright::test;

namespace
{

constexpr int maximumLines = 500;
const QString self = u"tests/layering/tst_sources.cpp"_s;

QStringList code()
{
    return filesIn({u"app"_s, u"ui"_s, u"tests"_s}, {u"*.h"_s, u"*.cpp"_s});
}

QStringList everyText()
{
    return filesIn(
               {u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"resources"_s, u".ci"_s},
               {u"*.h"_s, u"*.cpp"_s, u"*.py"_s, u"*.sh"_s, u"*.cmake"_s, u"CMakeLists.txt"_s, u"run"_s}) +
           QStringList{u"CMakeLists.txt"_s};
}

/// The CMake file that speaks of `path`: the nearest above it.
QString listOf(const QString &path)
{
    QString folder = path;
    do {
        folder = folder.section(u'/', 0, -2);
        const QString list = folder + u"/CMakeLists.txt"_s;
        if (!textOf(list).isEmpty())
            return list;
    } while (!folder.isEmpty());
    return {};
}

} // namespace

/// What holds for every source file, whatever is in it.
class TestSources : public QObject
{
    Q_OBJECT

private slots:
    void everyFileNamesTheLicence();
    void headersAreReadOnce();
    void namesAreLowerCase();
    void filesStaySmall();
    void everySourceIsBuilt();
    void nothingIsLeftForLater();
    void noKeyButExamples();
    void formatIsAsConfigured();
};

void TestSources::everyFileNamesTheLicence()
{
    QVERIFY(everyText().size() > 50);
    QStringList offences;
    for (const QString &path : everyText()) {
        const QByteArrayList head = textOf(path).split('\n').first(2);
        if (!head.join('\n').contains("SPDX-License-Identifier: GPL-3.0-or-later"))
            offences.append(path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::headersAreReadOnce()
{
    QStringList offences;
    for (const QString &path : code()) {
        if (path.endsWith(".h"_L1) && !textOf(path).contains("\n#pragma once\n"))
            offences.append(path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::namesAreLowerCase()
{
    static const QRegularExpression form(u"^[a-z0-9_/-]+\\.(h|cpp)$"_s);
    QStringList offences;
    for (const QString &path : code()) {
        if (!form.match(path).hasMatch())
            offences.append(path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::filesStaySmall()
{
    QStringList offences;
    for (const QString &path : code()) {
        if (const qsizetype lines = textOf(path).count('\n'); lines > maximumLines)
            offences.append(u"%1: %2 lines"_s.arg(path).arg(lines));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::everySourceIsBuilt()
{
    QStringList offences;
    for (const QString &path : code()) {
        const QString list = listOf(path);
        // A loop over tests names them without their ending, or without what all names of tests start with.
        const QString ending = path.endsWith(".cpp"_L1) ? u"(\\.cpp)?"_s : u"\\.h"_s;
        const bool isLoop = textOf(list).contains("tst_${");
        const QString start = isLoop ? u"(tst_)?"_s : QString();
        QString name = path.mid(list.section(u'/', 0, -2).size() + 1).section(u'.', 0, 0);
        if (isLoop && name.startsWith("tst_"_L1))
            name = name.mid(4);
        const QRegularExpression word(
            u"(^|[\\s(\"/])%1%2%3($|[\\s)\"])"_s.arg(start, QRegularExpression::escape(name), ending),
            QRegularExpression::MultilineOption);
        if (!word.match(QString::fromUtf8(textOf(list))).hasMatch())
            offences.append(u"%1: %2 does not list it"_s.arg(path, list));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::nothingIsLeftForLater()
{
    static const QRegularExpression words(
        u"\\b(TODO|FIXME|XXX|HACK|not implemented|coming soon)\\b|\\bpypi\\.org|\\bdebian\\.org/debian"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList offences;
    for (const QString &path : everyText()) {
        const QRegularExpressionMatch match = words.match(QString::fromUtf8(textOf(path)));
        if (path != self && match.hasMatch())
            offences.append(u"%1: \"%2\""_s.arg(path, match.captured()));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::noKeyButExamples()
{
    static const QRegularExpression key(u"\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"_s);
    QStringList offences;
    for (const QString &path : everyText()) {
        QRegularExpressionMatchIterator matches = key.globalMatch(QString::fromUtf8(textOf(path)));
        while (matches.hasNext()) {
            if (const QString found = matches.next().captured(); !found.endsWith("EXAMPLE"_L1))
                offences.append(path + u": "_s + found);
        }
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestSources::formatIsAsConfigured()
{
    const QString tool = QStandardPaths::findExecutable(u"clang-format-19"_s);
    if (tool.isEmpty())
        QSKIP("clang-format-19 is not installed");
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(FLEETWRIGHT_SOURCE_DIR));
    process.start(tool, QStringList{u"--dry-run"_s, u"-Werror"_s, u"--ferror-limit=1"_s} + code());
    QVERIFY(process.waitForFinished(100'000));
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             process.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
