// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"
#include "app/platform/translations.h"
#include "app/submit/gate.h"
#include "app/submit/targetsummary.h"
#include "tests/layering/sourcetree.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::test;

namespace
{

struct Text {
    QString context;
    QString source;
    bool isCounted = false;
    QStringList forms = {}; ///< of a counted one
};

QList<Text> textsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Text> texts;
    QString context;
    Text text;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == "message"_L1)
            texts += text;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            text = {
                .context = context, .source = {}, .isCounted = xml.attributes().hasAttribute("numerus"_L1)};
        else if (xml.name() == "source"_L1)
            text.source = xml.readElementText();
        else if (xml.name() == "numerusform"_L1)
            text.forms += xml.readElementText();
    }
    return texts;
}

} // namespace

/// What holds for every text that a person reads in the program.
class TestTexts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theirContextsAreAgreed();
    void countsHaveEnglishForms();
    void theyArePlainEnglish();
    void countsAreRight();
    void numbersFollowTheLocale();

private:
    QList<Text> m_texts;
    QString m_said; ///< by lupdate, besides how far it is
};

void TestTexts::initTestCase()
{
    const QTemporaryDir folder;
    const QString list = folder.filePath(u"all.ts"_s);
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.setWorkingDirectory(QStringLiteral(FLEETWRIGHT_SOURCE_DIR));
    lupdate.start(QStringLiteral(FLEETWRIGHT_LUPDATE),
                  {u"-silent"_s, u"-I"_s, u"."_s, u"app"_s, u"ui"_s, u"-ts"_s, list});
    QVERIFY2(lupdate.waitForFinished(100'000), qPrintable(lupdate.errorString()));
    m_said = QString::fromUtf8(lupdate.readAll()).trimmed();
    m_texts = textsIn(list);
    QVERIFY2(m_texts.size() > 1000, qPrintable(m_said));
}

/// A text is looked up in the context that lupdate wrote it down in: that of a class with Q_OBJECT, or one
/// that is named where the text stands.
void TestTexts::theirContextsAreAgreed()
{
    QVERIFY2(m_said.isEmpty(), qPrintable(m_said));
    QString code;
    for (const QString &path : filesIn({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s}))
        code += QString::fromUtf8(textOf(path));
    QMap<QString, QString> offences;
    for (const Text &text : m_texts) {
        const QString name = QRegularExpression::escape(text.context.section(u"::"_s, -1));
        const QString pattern =
            text.context.startsWith("fleetwright::"_L1)
                ? u"\\bclass %1\\b[^;{]*\\{\\s*(Q_OBJECT|Q_DECLARE_TR_FUNCTIONS)"_s
                : u"(Q_DECLARE_TR_FUNCTIONS\\(%1\\)|(translate|NOOP)\\(\\s*\"%1\"|context = \"%1\")"_s;
        if (!offences.contains(text.context) && !QRegularExpression(pattern.arg(name)).match(code).hasMatch())
            offences.insert(text.context, text.source);
    }
    for (auto offence = offences.cbegin(); offence != offences.cend(); ++offence)
        qWarning("context “%s”: %s", qPrintable(offence.key()), qPrintable(offence.value()));
    QVERIFY(offences.isEmpty());
}

void TestTexts::countsHaveEnglishForms()
{
    QMap<QString, QStringList> english;
    for (const Text &text :
         textsIn(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/resources/i18n/fleetwright_en.ts")))
        english.insert(text.context + u": "_s + text.source, text.forms);
    QVERIFY(!english.isEmpty());
    static const QRegularExpression number(u"%L?n"_s);
    for (const Text &text : std::as_const(m_texts)) {
        const QString key = text.context + u": "_s + text.source;
        QVERIFY2(!text.source.contains("(s)"_L1), qPrintable(key));
        QVERIFY2(text.isCounted == text.source.contains(number), qPrintable(key));
        if (!text.isCounted)
            continue;
        const QStringList forms = english.take(key);
        QVERIFY2(forms.size() == 2, qPrintable(key + u" has no English plural: update_english"_s));
        QCOMPARE(forms.at(1), text.source);
        QVERIFY2(forms.at(0).contains(number), qPrintable(key));
    }
    QVERIFY2(english.isEmpty(),
             qPrintable(u"no texts of the program any more: "_s + english.keys().join(u", "_s)));
}

void TestTexts::theyArePlainEnglish()
{
    static const QRegularExpression banned(u"\\b(mend(ed|s|ing)?|anew|whithers?|whence|thither|hither|"
                                           u"thereof|herein|hereby|heed(ed|s)?|lest|ere|naught|"
                                           "nought|shall|whilst|amongst|ought|one's|oneself|betwixt|"
                                           "forthwith|hitherto|heretofore|thence|wherein|"
                                           "whereupon|aforementioned|albeit|bears? the)\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QStringList offences;
    for (const Text &text : std::as_const(m_texts)) {
        if (const QRegularExpressionMatch match = banned.match(QString(text.source).remove(u'&'));
            match.hasMatch())
            offences += u"“%1” in %2: %3"_s.arg(match.captured(), text.context, text.source);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestTexts::countsAreRight()
{
    QObject owner;
    platform::installTranslations(owner);
    const auto refused = [](qsizetype errors) {
        return submit::reasonsAgainst({.errors = errors, .jobId = u"j"_s}).value(0).text;
    };
    QCOMPARE(refused(1), u"Fix 1 error first."_s);
    QCOMPARE(refused(2), u"Fix 2 errors first."_s);
    const QString arn = u"arn:aws:iot:eu-west-1:123456789012:"_s;
    const auto headline = [](const QJsonArray &targets) {
        return submit::summarizeTargets({{u"targets"_s, targets}}).headline;
    };
    QCOMPARE(headline({arn + u"thing/a"_s}), u"1 thing"_s);
    QCOMPARE(headline({arn + u"thing/a"_s, arn + u"thing/b"_s}), u"2 things"_s);
    QVERIFY(headline({arn + u"thinggroup/a"_s}).startsWith(u"1 thing group;"_s));
}

void TestTexts::numbersFollowTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QJsonObject job{
        {u"jobId"_s, u"j"_s},
        {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:123456789012:thing/a"_s}},
        {u"document"_s, u"{}"_s},
        {u"abortConfig"_s,
         QJsonObject{
             {u"criteriaList"_s, QJsonArray{QJsonObject{{u"failureType"_s, u"FAILED"_s},
                                                        {u"action"_s, u"CANCEL"_s},
                                                        {u"thresholdPercentage"_s, 10},
                                                        {u"minNumberOfExecutedThings"_s, 1000000}}}}}}};
    QStringList messages;
    for (const schema::Problem &problem : job::checkCreateJob(job, {}))
        messages += problem.message;
    QLocale::setDefault(before);
    const QString all = messages.join(u'\n');
    QVERIFY2(all.contains(u"1,000,000 devices"_s), qPrintable(all));
    QVERIFY2(!all.contains(u"e+"_s), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
