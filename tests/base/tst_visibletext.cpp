// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/visibletext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// Names cannot look like other names.
class TestVisibleText : public QObject
{
    Q_OBJECT

private slots:
    void shows_data();
    void shows();
};

void TestVisibleText::shows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("nothing", {}, {});
    row("plain", u"Plant größer 東京 🚜 שלום"_s, u"Plant größer 東京 🚜 שלום"_s);
    row("lines", u"a\tb\nc"_s, u"a\tb\nc"_s);
    row("override", u"prod\u202Egpj.exe"_s, u"prod<U+202E>gpj.exe"_s);
    row("isolate", u"\u2066a\u2069"_s, u"<U+2066>a<U+2069>"_s);
    row("no width", u"pr\u200Bod\uFEFF"_s, u"pr<U+200B>od<U+FEFF>"_s);
    row("soft hyphen", u"pr\u00ADod"_s, u"pr<U+00AD>od"_s);
    row("control", u"a\u001B[31m\u0085"_s, u"a<U+001B>[31m<U+0085>"_s);
    row("line separator", u"a\u2028b"_s, u"a<U+2028>b"_s);
    row("tag", u"a\U000E0061b"_s, u"a<U+E0061>b"_s);
    row("Hangul filler", u"a\u3164"_s, u"a<U+3164>"_s);
    row("joiner between letters of ASCII", u"a\u200Db\u200C"_s, u"a<U+200D>b<U+200C>"_s);
    row("joiner of a family", u"👩\u200D🌾"_s, u"👩\u200D🌾"_s);
    row("joiner of Persian", u"می\u200Cخواهم"_s, u"می\u200Cخواهم"_s);
    row("joiner beside another", u"é\u200D\u200Dé"_s, u"é<U+200D><U+200D>é"_s);
    row("half of a pair", QString(QChar(0xD83D)), QString(QChar(0xD83D)));
}

void TestVisibleText::shows()
{
    QFETCH(QString, text);
    QTEST(visibleText(text), "shown");
}

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
