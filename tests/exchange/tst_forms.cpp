// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/fulljob.h"
#include "tests/schema/instances.h"

#include "app/exchange/write.h"
#include "app/schema/createjobspec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// Holds the forms in which a job leaves against the tools of their languages, over hundreds of jobs.
class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void noTwoNamesForTheSameBytes();
    void eachSaysTheSame();
    void whatIsLeftOutIsTold();
    void cfnLintFindsNothing_data();
    void cfnLintFindsNothing();
    void readmeListsThem();
};

namespace
{

const exchange::Destination ireland{u"eu-west-1"_s, QUrl(u"https://iot.eu-west-1.amazonaws.com"_s), false};

/// What differs from the full job in one place and is still a request, and texts that some language would
/// change.
QList<std::pair<QString, QJsonObject>> jobs()
{
    QList<std::pair<QString, QJsonObject>> all;
    const QJsonObject full = test::fullJob();
    for (const test::Instance &instance : test::instancesOf(schema::createJob(), full)) {
        if (instance.rule.isEmpty() && instance.value.isObject() && !instance.name.contains("unknown"_L1))
            all.append({instance.name, instance.value.toObject()});
    }
    for (const QString &text : {u"it's \"quoted\" \\ back"_s,
                                u"$HOME ${aws:iot:parameter:x} %{y} $$ %% ${{ z }}"_s,
                                u"`tick` #hash"_s,
                                u"yes"_s,
                                u"no"_s,
                                u"null"_s,
                                u"~"_s,
                                u"12:30"_s,
                                u"2027-03-01"_s,
                                u"007"_s,
                                u"1e3"_s,
                                u"0x1F"_s,
                                u"- a: b"_s,
                                u"a: b # c"_s,
                                u"{a}"_s,
                                u"[a]"_s,
                                u"!tag"_s,
                                u"&anchor *alias"_s,
                                u"@'\n'@"_s,
                                u"'@\n\"@"_s,
                                u"a\nb\n"_s,
                                u"a\n\n"_s,
                                u"\na"_s,
                                u" a\n b"_s,
                                u"a\tb\n"_s,
                                u"a\r\nb"_s,
                                u"tab\t"_s,
                                u"ü€😀"_s,
                                u"\u2028\u2029\u0085"_s,
                                u"\uFEFFa"_s,
                                u"JSON\nJSON\n"_s,
                                u"KEYS\n"_s,
                                u"\u0001\u007f"_s,
                                u"</script>"_s,
                                u"%d %s {0}"_s,
                                u"trailing \\"_s,
                                u"EOF"_s,
                                u"?"_s,
                                u"|"_s,
                                u">-"_s,
                                u"=1+1"_s}) {
        QJsonObject job = full;
        job.insert(u"description"_s, text);
        job.insert(
            u"document"_s,
            QString::fromUtf8(QJsonDocument(QJsonObject{{u"text"_s, text}}).toJson(QJsonDocument::Indented)));
        all.append({text, job});
    }
    return all;
}

} // namespace

void TestForms::noTwoNamesForTheSameBytes()
{
    QSet<QByteArray> texts;
    QSet<QLatin1StringView> names;
    for (const exchange::FormSpec &form : exchange::forms()) {
        if (form.name.isEmpty())
            continue;
        QVERIFY2(!names.contains(form.name), form.name.data());
        names.insert(form.name);
        const QByteArray text = exchange::write(job::JobDocument(test::fullJob()), form.form, ireland).text;
        QVERIFY2(text.endsWith('\n') && !texts.contains(text), form.name.data());
        texts.insert(text);
    }
    QVERIFY(names.size() >= 14);
}

void TestForms::eachSaysTheSame()
{
    QTemporaryDir folder;
    QFile lines(folder.filePath(u"lines"_s));
    QVERIFY(lines.open(QIODevice::WriteOnly));
    int count = 0;
    for (const auto &[name, job] : jobs()) {
        ++count;
        for (const exchange::FormSpec &form : exchange::forms()) {
            if (form.name.isEmpty())
                continue;
            const exchange::Written written = exchange::write(job::JobDocument(job), form.form, ireland);
            lines.write(QJsonDocument(QJsonObject{{u"form"_s, form.name},
                                                  {u"name"_s, name},
                                                  {u"request"_s, job},
                                                  {u"text"_s, QString::fromUtf8(written.text)}})
                            .toJson(QJsonDocument::Compact) +
                        '\n');
        }
    }
    lines.close();
    QVERIFY(count > 150);
    QProcess python;
    python.setStandardInputFile(lines.fileName());
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/exchange/forms.py")});
    QVERIFY(python.waitForFinished(110000));
    const QByteArray said = python.readAll();
    QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, said.constData());
    qInfo().noquote() << QString::fromUtf8(said).trimmed();
}

void TestForms::whatIsLeftOutIsTold()
{
    QJsonObject job = test::fullJob();
    job.insert(u"stranger"_s, 1);
    const auto told = [&](exchange::Form form) {
        return exchange::write(job::JobDocument(job), form, ireland).leftOut.join(u'\n');
    };
    for (const exchange::FormSpec &form : exchange::forms()) {
        if (form.name.isEmpty())
            continue;
        const QByteArray text = exchange::write(job::JobDocument(job), form.form, ireland).text;
        QVERIFY2(text.contains("stranger") != told(form.form).contains(u"stranger"_s), form.name.data());
    }
    for (const QString &member : {u"targets"_s, u"targetSelection"_s, u"schedulingConfig.startTime"_s})
        QVERIFY(told(exchange::Form::CloudFormationTemplate).contains(member));
    QVERIFY(told(exchange::Form::CloudFormation).contains(u"namespaceId"_s));
    // A wrong kind of value has no place in a typed language
    job.insert(u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, u"5"_s}});
    QVERIFY(told(exchange::Form::Go).contains(u"timeoutConfig.inProgressTimeoutInMinutes"_s));
}

void TestForms::cfnLintFindsNothing_data()
{
    QTest::addColumn<exchange::Form>("form");
    QTest::newRow("job") << exchange::Form::CloudFormation;
    QTest::newRow("job template") << exchange::Form::CloudFormationTemplateJson;
}

void TestForms::cfnLintFindsNothing()
{
    QFETCH(exchange::Form, form);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"template."_s + exchange::spec(form).suffix));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(exchange::write(job::JobDocument(test::fullJob()), form, ireland).text);
    file.close();
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
               {u"-c"_s, u"import sys; from cfnlint.runner import main; sys.exit(main())"_s, u"--regions"_s,
                u"us-east-1"_s, u"--"_s, file.fileName()});
    QVERIFY(lint.waitForFinished(60000));
    QVERIFY2(lint.exitCode() == 0, lint.readAll().constData());
}

void TestForms::readmeListsThem()
{
    QFile readme(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    for (const exchange::FormSpec &form : exchange::forms()) {
        const QString row = u"| %1 | %2 | %3 | %4 |"_s.arg(
            exchange::formLabel(form.form), form.name.isEmpty() ? QString() : u"`%1`"_s.arg(form.name),
            form.isRead ? u"yes"_s : QString(), form.name.isEmpty() ? QString() : u"yes"_s);
        QVERIFY2(text.contains(row), qPrintable(u"README lacks: "_s + row));
    }
}

QTEST_GUILESS_MAIN(TestForms)
#include "tst_forms.moc"
