// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/endpoint.h"
#include "app/aws/httprequest.h"
#include "app/aws/serviceerror.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace Qt::Literals::StringLiterals;

/// Whither requests may go, and what an error's parts are taken from.
class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void allowed_data();
    void allowed();
    void urls_data();
    void urls();
    void errors_data();
    void errors();
};

void TestEndpoint::allowed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    for (const auto &[url, good] : {std::pair{"https://iot.eu-west-1.amazonaws.com", true},
                                    {"https://example.com:8443/prefix/", true},
                                    {"http://localhost:4566", true},
                                    {"HTTP://LOCALHOST:4566", true},
                                    {"http://127.0.0.1:5000", true},
                                    {"http://127.8.9.10", true},
                                    {"http://[::1]:5000", true},
                                    {"http://example.com", false},
                                    {"http://localhost.example.com", false},
                                    {"http://127.0.0.1.example.com", false},
                                    {"http://128.0.0.1", false},
                                    {"http://10.0.0.1", false},
                                    {"http://0.0.0.0", false},
                                    {"http://[::2]", false},
                                    {"http://localhost@example.com", false},
                                    {"https://user:pw@example.com", false},
                                    {"https://example.com?a=b", false},
                                    {"https://example.com#a", false},
                                    {"ftp://example.com", false},
                                    {"file:///etc/passwd", false},
                                    {"example.com", false},
                                    {"https://", false},
                                    {"", false}})
        QTest::newRow(url) << QString::fromLatin1(url) << good;
}

void TestEndpoint::allowed()
{
    QFETCH(const QString, url);
    QFETCH(const bool, good);
    const Expected<void> checked = checkEndpoint(QUrl(url));
    QCOMPARE(checked.has_value(), good);
    if (!checked)
        QVERIFY(!checked.error().message.isEmpty());
}

void TestEndpoint::urls_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << u"https://a.example"_s << u"https://a.example/jobs/x%3Ay?q=%2B"_s;
    QTest::newRow("slash") << u"https://a.example/"_s << u"https://a.example/jobs/x%3Ay?q=%2B"_s;
    QTest::newRow("prefix") << u"https://a.example/p%20q/r/"_s
                            << u"https://a.example/p%20q/r/jobs/x%3Ay?q=%2B"_s;
    QTest::newRow("rubbish") << u"https://u:p@a.example:1?x=1#f"_s
                             << u"https://a.example:1/jobs/x%3Ay?q=%2B"_s;
}

void TestEndpoint::urls()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, url);
    const HttpRequest request{.path = {u"jobs"_s, u"x:y"_s}, .query = {{u"q"_s, u"+"_s}}};
    QCOMPARE(QString::fromLatin1(request.url(QUrl(endpoint)).toEncoded()), url);
}

void TestEndpoint::errors_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::newRow("header") << QByteArray("AException") << QByteArray(R"({"message":"m"})") << u"AException"_s
                            << u"m"_s;
    QTest::newRow("colon") << QByteArray("AException:") << QByteArray(R"({"Message":"m"})") << u"AException"_s
                           << u"m"_s;
    QTest::newRow("header goes first")
        << QByteArray("AException:http://x") << QByteArray(R"({"code":"B"})") << u"AException"_s << QString();
    QTest::newRow("__type") << QByteArray() << QByteArray(R"({"__type":"a.b#CException","message":"m"})")
                            << u"CException"_s << u"m"_s;
    QTest::newRow("code") << QByteArray() << QByteArray(R"({"code":"DException"})") << u"DException"_s
                          << QString();
    QTest::newRow("code is no text") << QByteArray() << QByteArray(R"({"code":5,"message":null})")
                                     << QString() << QString();
    QTest::newRow("xml")
        << QByteArray()
        << QByteArray(
               "<ErrorResponse><Error><Code>E</Code><Message>a &amp; b</Message></Error></ErrorResponse>")
        << u"E"_s << u"a & b"_s;
    QTest::newRow("page") << QByteArray() << QByteArray("<html><Code>F</Code></html>") << QString()
                          << QString();
    QTest::newRow("cut short") << QByteArray("GException") << QByteArray(R"({"mess)") << u"GException"_s
                               << QString();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString() << QString();
}

void TestEndpoint::errors()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, body);
    WireResponse response{.status = 400, .body = body};
    if (!header.isEmpty())
        response.headers.emplaceBack("X-Amzn-Errortype", header);
    const ServiceError error = readServiceError(response);
    QTEST(error.code, "code");
    QTEST(error.message, "message");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
