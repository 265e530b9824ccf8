// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "tests/aws/clientfixture.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// What the log tells of a request, and that it tells neither key nor query nor body.
class TestRequestLog : public QObject
{
    Q_OBJECT

private slots:
    void init() { logging::start({}); }
    void cleanup() { qInstallMessageHandler(nullptr); }
    void tellsEachAttempt();
    void tellsNoSecret();
};

namespace
{

QStringList linesSince(qsizetype before)
{
    return logging::latest().sliced(before).filter(u" aws: "_s);
}

/// With a token in its query, as the one of a next page, and in its body.
struct Secretive : Read {
    [[nodiscard]] aws::HttpRequest request() const
    {
        return {.method = "POST", .path = {u"read"_s}, .query = {{u"page"_s, u"hush"_s}}, .body = "hush"};
    }
};

} // namespace

void TestRequestLog::tellsEachAttempt()
{
    const qsizetype before = logging::latest().size();
    ClientFixture f;
    f.transport.refuse(503, "ServiceUnavailableException", "later", {{"x-amzn-RequestId", "1b2c"}});
    f.transport.answer(200, R"({"word":"yes"})", {{"x-amzn-RequestId", "3d4e"}});
    f.send(Read{});
    f.settle();
    QVERIFY(f.outcomes.value(0));
    const QString text = linesSince(before).join(u'\n');
    for (const QString &part :
         {u"credentials of a test"_s, u"GET iot.eu-west-1.amazonaws.com/read: 503, request 1b2c, attempt 1"_s,
          u"again after 1000 ms"_s, u"GET iot.eu-west-1.amazonaws.com/read: 200, request 3d4e, attempt 2"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u" is not in\n"_s + text));
}

void TestRequestLog::tellsNoSecret()
{
    const qsizetype before = logging::latest().size();
    ClientFixture f;
    f.transport.answer(200, R"({"word":"hush"})");
    f.send(Secretive{});
    f.settle();
    QVERIFY(f.outcomes.value(0));
    const QString text = linesSince(before).join(u'\n');
    QVERIFY2(text.contains(u"POST iot.eu-west-1.amazonaws.com/read: 200"_s), qPrintable(text));
    for (const QByteArray &secret :
         {QByteArray("hush"), QByteArray("secret"), f.header(0, "Authorization").right(64)})
        QVERIFY2(!text.contains(QString::fromLatin1(secret)), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
