// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// Which messages are kept, which are printed, and that no secret comes out of either.
class TestLogging : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { qInstallMessageHandler(nullptr); }
    void isSilentUnlessAsked();
    void printsTheRoomsAskedFor_data();
    void printsTheRoomsAskedFor();
    void saysWhichRoomIsNone();
    void printsWhatIsOfNoRoom();
    void keepsTheLatest();

private:
    /// What `happens` writes to stderr.
    template<typename F>
    QString printed(F happens);

    QTemporaryDir m_folder;
};

void TestLogging::init()
{
    QVERIFY(m_folder.isValid());
}

template<typename F>
QString TestLogging::printed(F happens)
{
    QFile file(m_folder.filePath(u"stderr"_s));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        return u"no file"_s;
    std::fflush(stderr);
    const int before = dup(STDERR_FILENO);
    if (before < 0)
        return u"no stderr"_s;
    dup2(file.handle(), STDERR_FILENO);
    happens();
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    file.seek(0);
    return QString::fromUtf8(file.readAll());
}

void TestLogging::isSilentUnlessAsked()
{
    const QString out = printed([] {
        logging::start({});
        qCInfo(logging::aws) << "PUT /jobs/silent SecretAccessKey=run-secret";
    });
    QCOMPARE(out, QString());
    const QString line = logging::latest().constLast();
    QVERIFY2(line.contains(u" aws: PUT /jobs/silent"_s), qPrintable(line));
    QVERIFY2(!line.contains(u"run-secret"_s), qPrintable(line));
}

void TestLogging::printsTheRoomsAskedFor_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("aws");
    QTest::addColumn<bool>("submit");
    QTest::newRow("one") << u"aws"_s << true << false;
    QTest::newRow("two") << u"submit, aws"_s << true << true;
    QTest::newRow("all") << u"*"_s << true << true;
    QTest::newRow("another") << u"ui"_s << false << false;
}

void TestLogging::printsTheRoomsAskedFor()
{
    QFETCH(const QString, shown);
    const QString out = printed([&shown] {
        logging::start(shown);
        qCInfo(logging::aws) << "signed, Signature=ab12";
        qCInfo(logging::submit) << "entered into the log";
    });
    QTEST(out.contains(u" aws: signed"_s), "aws");
    QTEST(out.contains(u" submit: entered"_s), "submit");
    QVERIFY2(!out.contains(u"ab12"_s), qPrintable(out));
}

void TestLogging::saysWhichRoomIsNone()
{
    const QString out = printed([] { logging::start(u"aws,nets"_s); });
    QVERIFY2(out.contains(u"no room “nets”"_s) && out.contains(u"submit"_s), qPrintable(out));
}

void TestLogging::printsWhatIsOfNoRoom()
{
    const QString out = printed([] {
        logging::start({});
        qWarning() << "the endpoint is http://me:hush@localhost";
    });
    QVERIFY2(out.contains(u"the endpoint is"_s) && !out.contains(u"hush"_s), qPrintable(out));
}

void TestLogging::keepsTheLatest()
{
    logging::start({});
    for (int i = 0; i < 1000; ++i)
        qCInfo(logging::session) << "number" << i;
    const QStringList lines = logging::latest();
    QCOMPARE(lines.size(), 500);
    QVERIFY2(lines.constLast().endsWith(u"number 999"_s), qPrintable(lines.constLast()));
    QVERIFY2(lines.constFirst().endsWith(u"number 500"_s), qPrintable(lines.constFirst()));
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
