// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/signaturecheck.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright::sandbox;

namespace
{

const QDateTime signedAt(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);

AcceptedKey keyFor(const QByteArray &region)
{
    return {.accessKeyId = "AKIDEXAMPLE",
            .secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            .region = region};
}

/// A request that botocore 1.43.67 signed with the example key pair at 2026-01-02T03:04:05Z.
struct Golden {
    QByteArray method = {};
    QByteArray host = {};
    QByteArray region = {};
    QByteArray path = {};
    QByteArray query = {};
    QByteArray signature = {};
    QByteArray body = {};
    bool hasContentType = false;
    QByteArray token = {};
};

HttpMessage message(const Golden &golden)
{
    HttpMessage request{
        .method = golden.method, .path = golden.path, .query = golden.query, .body = golden.body};
    QByteArray names = "host;x-amz-date";
    request.headers.emplaceBack("Host", golden.host);
    request.headers.emplaceBack("X-Amz-Date", "20260102T030405Z");
    if (golden.hasContentType) {
        request.headers.emplaceBack("Content-Type", "application/json");
        names.prepend("content-type;");
    }
    if (!golden.token.isEmpty()) {
        request.headers.emplaceBack("X-Amz-Security-Token", golden.token);
        names.append(";x-amz-security-token");
    }
    request.headers.emplaceBack("User-Agent", "whatever  is not signed");
    request.headers.emplaceBack(
        "Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/" + golden.region +
                             "/iot/aws4_request, SignedHeaders=" + names + ", Signature=" + golden.signature);
    return request;
}

const Golden createJob{.method = "PUT",
                       .host = "iot.us-east-1.amazonaws.com",
                       .region = "us-east-1",
                       .path = "/jobs/fw-1",
                       .signature = "9369b6f38f8b737c0cf9ccd6ff2665b7ead9d987041fe22b77c1befab93342f2",
                       .body = "{\"targets\": [\"arn:aws:iot:us-east-1:123456789012:thing/a:b\"], "
                               "\"document\": \"{\\\"op\\\":\\\"x\\\"}\"}",
                       .hasContentType = true,
                       .token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"};

const Golden colon{.method = "GET",
                   .host = "iot.us-east-1.amazonaws.com",
                   .region = "us-east-1",
                   .path = "/things/a%3Ab_c-1/jobs/fw-1",
                   .query = "executionNumber=7",
                   .signature = "5ba843e2d69b163b5efe1b0e8d57b3d2e9f713d546e7e70f07434a383dc04c67"};

const Golden listThings{
    .method = "GET",
    .host = "iot-fips.us-gov-west-1.amazonaws.com",
    .region = "us-gov-west-1",
    .path = "/things",
    .query = "attributeName=a%40b%2Fc%3A%23%2C.d&attributeValue=x%3D%5B1%5D%23%2F%40%2C&maxResults="
             "250&nextToken=A%2BB%2F%3D%3D&usePrefixAttributeValue=false",
    .signature = "3d072b57049ae8335c3b7720ce026c837618f367d8d08214330728a4b1de3a87"};

void replaceHeader(HttpMessage &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &[key, old] : request.headers) {
        if (key == name)
            old = value;
    }
}

QString refusalOf(const Reply<void> &answer)
{
    return answer ? u"accepted"_s
                  : QString::fromLatin1(answer.error().code) + u": "_s + answer.error().message;
}

} // namespace

class TestSignatureCheck : public QObject
{
    Q_OBJECT

private slots:
    void acceptsGoldenRequests_data();
    void acceptsGoldenRequests();
    void refusesTampering_data();
    void refusesTampering();
    void toleratesFiveMinutes_data();
    void toleratesFiveMinutes();
    void refusesAnotherSecret();
    void acceptsAnyOrderAndSpacing();
};

void TestSignatureCheck::acceptsGoldenRequests_data()
{
    QTest::addColumn<HttpMessage>("request");
    QTest::addColumn<QByteArray>("region");

    const auto row = [](const char *name, const Golden &golden) {
        QTest::newRow(name) << message(golden) << golden.region;
    };
    row("CreateJob with session token", createJob);
    row("CancelJob", {.method = "PUT",
                      .host = "iot.us-east-1.amazonaws.com",
                      .region = "us-east-1",
                      .path = "/jobs/fw-1/cancel",
                      .query = "force=true",
                      .signature = "d73f844a128fff85a0e625d033dd110cac12b5611333bc9a645983c32f556375",
                      .body = "{}",
                      .hasContentType = true});
    row("DescribeJobExecution, thing with colon", colon);
    row("UpdateJob", {.method = "PATCH",
                      .host = "iot.cn-north-1.amazonaws.com.cn",
                      .region = "cn-north-1",
                      .path = "/jobs/fw-1",
                      .query = "namespaceId=ns",
                      .signature = "0f1f909727f25339dc1fc1d7e329b92d1abccd8ba871a2c07a9b16d2bbd0cc9d",
                      .body = "{\"description\": \"d\"}",
                      .hasContentType = true});
    row("ListThings, odd attributes", listThings);
    row("DescribeManagedJobTemplate",
        {.method = "GET",
         .host = "iot.eu-west-1.api.aws",
         .region = "eu-west-1",
         .path = "/managed-job-templates/AWS-Reboot",
         .query = "templateVersion=1.0",
         .signature = "17f0126cc3edb78ef0df037eec0f0b5baa496f9f1d0d8b3e423e374fb95a2355"});
    row("DeleteJob", {.method = "DELETE",
                      .host = "iot.us-east-1.amazonaws.com",
                      .region = "us-east-1",
                      .path = "/jobs/fw-1",
                      .query = "force=false",
                      .signature = "6b74451e84d4a5bfec76fd240afceb87408d1a7f1df42f1c2692373d58e823be"});
    row("SearchIndex", {.method = "POST",
                        .host = "iot.us-east-1.amazonaws.com",
                        .region = "us-east-1",
                        .path = "/indices/search",
                        .signature = "4b657468cf36a079ed1c5a319a0b6528fabbc7b01d3187cc95e942cf59a3fa3c",
                        .body = "{\"queryString\": \"*\"}",
                        .hasContentType = true});
}

void TestSignatureCheck::acceptsGoldenRequests()
{
    QFETCH(HttpMessage, request);
    QFETCH(QByteArray, region);
    QCOMPARE(refusalOf(checkSignature(request, keyFor(region), signedAt)), u"accepted"_s);
}

void TestSignatureCheck::refusesTampering_data()
{
    QTest::addColumn<HttpMessage>("request");
    QTest::addColumn<QString>("says");

    const auto mismatch = u"InvalidSignatureException: The request signature we calculated does not match"_s;
    const auto row = [](const char *name, const QString &says, const auto &tamper) {
        HttpMessage request = message(createJob);
        tamper(request);
        QTest::newRow(name) << request << says;
    };
    const auto authorization = [](const QByteArray &from, const QByteArray &to) {
        return [=](HttpMessage &r) {
            replaceHeader(r, "Authorization", r.header("authorization").replace(from, to));
        };
    };
    row("method", mismatch, [](HttpMessage &r) { r.method = "POST"; });
    row("path", mismatch, [](HttpMessage &r) { r.path = "/jobs/fw-2"; });
    row("query", mismatch, [](HttpMessage &r) { r.query = "namespaceId=x"; });
    row("body", mismatch, [](HttpMessage &r) { r.body.replace("thing/a:b", "thing/a:c"); });
    row("host", mismatch, [](HttpMessage &r) { replaceHeader(r, "Host", "elsewhere"); });
    row("content type", mismatch, [](HttpMessage &r) { replaceHeader(r, "Content-Type", "text/plain"); });
    row("session token", mismatch, [](HttpMessage &r) { replaceHeader(r, "X-Amz-Security-Token", "other"); });
    row("time, same day", mismatch,
        [](HttpMessage &r) { replaceHeader(r, "X-Amz-Date", "20260102T030406Z"); });
    row("a digit of the signature", mismatch, authorization("Signature=9", "Signature=8"));
    row("shorter signature", mismatch, authorization("Signature=93", "Signature="));
    row("signed header taken out", mismatch, authorization("content-type;", ""));
    row("unsigned token", u"InvalidSignatureException: 'x-amz-security-token' must be a 'SignedHeader'"_s,
        authorization(";x-amz-security-token", ""));
    row("unsigned host", u"InvalidSignatureException: 'Host' must be"_s, authorization("host;", ""));
    row("absent signed header", u"InvalidSignatureException: The signed header 'x-other'"_s,
        authorization("x-amz-security-token,", "x-amz-security-token;x-other,"));
    row("signed header twice", u"InvalidSignatureException: SignedHeaders must be sorted"_s,
        authorization("host;", "host;host;"));
    row("another day in the scope", u"InvalidSignatureException: Date in Credential scope does not match"_s,
        authorization("/20260102/", "/20260103/"));
    row("another region", u"InvalidSignatureException: Credential should be scoped to a valid region"_s,
        authorization("us-east-1", "us-east-2"));
    row("another service",
        u"InvalidSignatureException: Credential should be scoped to correct service: 'iot'"_s,
        authorization("/iot/", "/execute-api/"));
    row("unknown key",
        u"UnrecognizedClientException: The security token included in the request is invalid."_s,
        authorization("AKIDEXAMPLE", "AKIDOTHER"));
    row("no Authorization", u"MissingAuthenticationTokenException: Missing Authentication Token"_s,
        [](HttpMessage &r) { r.headers.removeLast(); });
    row("another scheme", u"IncompleteSignatureException: Authorization header must start with"_s,
        [](HttpMessage &r) { replaceHeader(r, "Authorization", "Bearer abc"); });
    row("scheme alone", u"IncompleteSignatureException: "_s,
        [](HttpMessage &r) { replaceHeader(r, "Authorization", "AWS4-HMAC-SHA256"); });
    row("no signature", u"IncompleteSignatureException: Authorization header requires 'Signature'"_s,
        authorization("Signature=", "Sig="));
    row("no date", u"IncompleteSignatureException: Authorization header requires existence of"_s,
        [](HttpMessage &r) { replaceHeader(r, "X-Amz-Date", ""); });
    row("unreadable date", u"IncompleteSignatureException: Date must be in ISO-8601"_s,
        [](HttpMessage &r) { replaceHeader(r, "X-Amz-Date", "2026-01-02T03:04:05Z"); });
    row("short scope", u"IncompleteSignatureException: Credential must have exactly 5"_s,
        authorization("/aws4_request", ""));
}

void TestSignatureCheck::refusesTampering()
{
    QFETCH(HttpMessage, request);
    QFETCH(QString, says);
    const auto answer = checkSignature(request, keyFor("us-east-1"), signedAt);
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, 403);
    QVERIFY2(refusalOf(answer).startsWith(says), qPrintable(refusalOf(answer)));
}

void TestSignatureCheck::toleratesFiveMinutes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("says");

    QTest::newRow("5 min late") << 300 << u"accepted"_s;
    QTest::newRow("5 min 1 s late")
        << 301
        << u"InvalidSignatureException: Signature expired: 20260102T030405Z is now "
           "earlier than 20260102T030406Z (20260102T030906Z - 5 min.)"_s;
    QTest::newRow("5 min early") << -300 << u"accepted"_s;
    QTest::newRow("5 min 1 s early")
        << -301
        << u"InvalidSignatureException: Signature not yet current: 20260102T030405Z is "
           "still later than 20260102T030404Z (20260102T025904Z + 5 min.)"_s;
}

void TestSignatureCheck::toleratesFiveMinutes()
{
    QFETCH(int, seconds);
    QFETCH(QString, says);
    QCOMPARE(refusalOf(checkSignature(message(colon), keyFor("us-east-1"), signedAt.addSecs(seconds))), says);
}

void TestSignatureCheck::refusesAnotherSecret()
{
    AcceptedKey key = keyFor("us-east-1");
    key.secretAccessKey += 'x';
    const auto answer = checkSignature(message(colon), key, signedAt);
    QVERIFY(!answer);
    QVERIFY(!answer.error().message.contains(QString::fromLatin1(key.secretAccessKey)));
}

void TestSignatureCheck::acceptsAnyOrderAndSpacing()
{
    HttpMessage request = message(listThings);
    request.query = "nextToken=A%2bB%2F%3d%3D&maxResults=250&usePrefixAttributeValue=false&attributeValue="
                    "x%3D%5B1%5D%23%2F%40%2C&attributeName=a%40b%2Fc%3A%23%2C.d";
    request.path = "//./x/..//things";
    replaceHeader(request, "Host", "  iot-fips.us-gov-west-1.amazonaws.com ");
    QCOMPARE(refusalOf(checkSignature(request, keyFor("us-gov-west-1"), signedAt)), u"accepted"_s);
}

QTEST_GUILESS_MAIN(TestSignatureCheck)
#include "tst_signaturecheck.moc"
