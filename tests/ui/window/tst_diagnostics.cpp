// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "tests/ui/support/world.h"
#include "ui/window/diagnosticsdialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// Help ▸ Save diagnostics: what is in it, what is not, and that it is shown as it is saved.
class TestDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void init() { logging::start({}); }
    void cleanup() { qInstallMessageHandler(nullptr); }
    void showsWhatHelps();
    void savesWhatIsShown();
    void staysWhereItCannotBeSaved();
};

void TestDiagnostics::showsWhatHelps()
{
    test::World world;
    aws::Connection connection{.name = u"Plant"_s,
                               .kind = aws::Connection::Kind::StaticKeys,
                               .region = u"cn-north-1"_s,
                               .endpoint = QUrl(u"https://me:hush@iot.example.com/?token=hush"_s),
                               .accessKeyId = u"AKIAOFTHEPLANT"_s};
    QVERIFY(world.connections.save(connection));
    ui::MainWindow window(world.services());
    window.job().setValue(json::Pointer({u"jobId"_s}), u"the-job-being-made"_s);
    window.show();
    qCInfo(logging::aws)
        << "GET /jobs/fw-1: 403, Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=ab12";
    window.findChild<QAction *>(u"diagnostics"_s)->trigger();
    const auto *shown = window.findChild<QPlainTextEdit *>(u"diagnosticsText"_s);
    QVERIFY(shown && shown->isVisible());
    const QString text = shown->toPlainText();
    for (const QString &part :
         {u"Fleetwright "_s, u"Qt: "_s + QString::fromLatin1(qVersion()), u"System: "_s, u"style "_s,
          u"Plant: access key, region cn-north-1"_s, u"iot.example.com"_s, u" aws: GET /jobs/fw-1: 403"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u" is not in "_s + text));
    for (const QString &part : {u"hush"_s, u"AKIAOFTHEPLANT"_s, u"ab12"_s, u"the-job-being-made"_s})
        QVERIFY2(!text.contains(part), qPrintable(part + u" is in "_s + text));
}

void TestDiagnostics::savesWhatIsShown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"told.txt"_s);
    QString proposed;
    ui::DiagnosticsDialog dialog(u"one\ntwo\n"_s, [&](const QString &proposal) {
        proposed = proposal;
        return path;
    });
    const QSignalSpy saved(&dialog, &ui::DiagnosticsDialog::saved);
    dialog.show();
    dialog.findChild<QPushButton *>(u"diagnosticsSave"_s)->click();
    QVERIFY2(proposed.endsWith(u".txt"), qPrintable(proposed));
    QCOMPARE(saved.size(), 1);
    QVERIFY(!dialog.isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("one\ntwo\n"));
}

void TestDiagnostics::staysWhereItCannotBeSaved()
{
    const QTemporaryDir folder;
    QString path;
    ui::DiagnosticsDialog dialog(u"one"_s, [&](const QString &) { return path; });
    const QSignalSpy failed(&dialog, &ui::DiagnosticsDialog::failed);
    dialog.show();
    auto *save = dialog.findChild<QPushButton *>(u"diagnosticsSave"_s);
    save->click();
    QVERIFY2(dialog.isVisible() && failed.isEmpty(), "given up");
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    path = folder.filePath(u"file/below.txt"_s);
    save->click();
    QCOMPARE(failed.size(), 1);
    QVERIFY(dialog.isVisible());
}

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
