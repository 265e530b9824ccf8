// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/credentials.h"
#include "app/aws/signer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace Qt::Literals::StringLiterals;

namespace
{

// The pair that AWS's documentation uses in its examples; no key to anything.
constexpr auto exampleKeyId = "AKIDEXAMPLE";
constexpr auto exampleSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

Credentials exampleCredentials(const QByteArray &sessionToken = {})
{
    Credentials credentials;
    credentials.accessKeyId = QLatin1StringView(exampleKeyId);
    credentials.secretAccessKey = exampleSecret;
    credentials.sessionToken = sessionToken;
    return credentials;
}

WireRequest simpleRequest()
{
    return {.method = "GET", .url = QUrl(u"https://iot.us-east-1.amazonaws.com/jobs"_s)};
}

const QDateTime someTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
const SigningScope someScope{u"us-east-1"_s, u"iot"_s};

QByteArray signedWith(Signer &signer, const Credentials &credentials, const QDateTime &time = someTime,
                      const SigningScope &scope = someScope)
{
    const Expected<WireRequest> result = signer.sign(simpleRequest(), credentials, scope, time);
    return result ? WireResponse{.headers = result->headers}.header("Authorization") : QByteArray();
}

} // namespace

class TestSigner : public QObject
{
    Q_OBJECT

private slots:
    void goldenRequests_data();
    void goldenRequests();
    void documentedExample();
    void documentedKeyDerivation();
    void refusesWhatIsSignedAlready_data();
    void refusesWhatIsSignedAlready();
    void refusesUnusableCredentials_data();
    void refusesUnusableCredentials();
    void keysAreNotMixedUp();
    void wipesTheLastCopyOnly();
    void assigningWipesWhatWasThere();
};

// Requests to IoT signed by botocore 1.43.67 and recomputed independently; each stage is kept.
void TestSigner::goldenRequests_data()
{
    QTest::addColumn<QJsonObject>("golden");
    QFile file(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/aws/data/goldenrequests.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(all.size(), 8);
    for (const QJsonValue &golden : all)
        QTest::newRow(qPrintable(golden[u"name"].toString())) << golden.toObject();
}

void TestSigner::goldenRequests()
{
    QFETCH(const QJsonObject, golden);
    WireRequest request{.method = golden[u"method"].toString().toLatin1(),
                        .url = QUrl::fromEncoded(golden[u"url"].toString().toLatin1())};
    if (golden[u"body"].isString())
        request.body = golden[u"body"].toString().toUtf8();
    if (golden[u"contentType"].isString())
        request.headers.emplaceBack("Content-Type", golden[u"contentType"].toString().toLatin1());
    const QByteArray token = golden[u"sessionToken"].toString().toLatin1();
    const SigningScope scope{golden[u"region"].toString(), u"iot"_s};
    const QByteArray authorization = golden[u"authorization"].toString().toLatin1();
    const QByteArray expectedCanonical = golden[u"canonicalRequest"].toString().toLatin1();
    const QByteArray expectedSignature = authorization.last(64);

    WireRequest dated = request;
    dated.headers.emplaceBack("X-Amz-Date", "20260102T030405Z");
    if (!token.isEmpty())
        dated.headers.emplaceBack("X-Amz-Security-Token", token);
    const QByteArray canonical = sigv4::canonicalRequest(dated);
    QCOMPARE(canonical, expectedCanonical);

    const QByteArray toSign = sigv4::stringToSign(canonical, scope, someTime);
    QCOMPARE(toSign, "AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/" + scope.region.toLatin1() +
                         "/iot/aws4_request\n" +
                         QCryptographicHash::hash(expectedCanonical, QCryptographicHash::Sha256).toHex());
    QCOMPARE(sigv4::signature(sigv4::signingKey(exampleSecret, scope, someTime), toSign), expectedSignature);

    Signer signer;
    const Expected<WireRequest> result = signer.sign(request, exampleCredentials(token), scope, someTime);
    QVERIFY(result);
    const WireResponse headers{.headers = result->headers};
    QCOMPARE(headers.header("Authorization"), authorization);
    QCOMPARE(headers.header("X-Amz-Date"), QByteArray("20260102T030405Z"));
    QCOMPARE(headers.header("X-Amz-Security-Token"), token);
    QCOMPARE(result->body, request.body);
    QCOMPARE(result->url, request.url);
}

// AWS General Reference, "Signature Version 4 signing process", tasks 1 to 4: GET ListUsers of IAM.
void TestSigner::documentedExample()
{
    const QDateTime time(QDate(2015, 8, 30), QTime(12, 36), Qt::UTC);
    const SigningScope scope{u"us-east-1"_s, u"iam"_s};
    WireRequest request{.method = "GET",
                        .url = QUrl(u"https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"_s),
                        .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                                    {"X-Amz-Date", "20150830T123600Z"}}};
    const QByteArray canonical = sigv4::canonicalRequest(request);
    QCOMPARE(canonical, QByteArray("GET\n/\nAction=ListUsers&Version=2010-05-08\n"
                                   "content-type:application/x-www-form-urlencoded; charset=utf-8\n"
                                   "host:iam.amazonaws.com\nx-amz-date:20150830T123600Z\n\n"
                                   "content-type;host;x-amz-date\n"
                                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    const QByteArray toSign = sigv4::stringToSign(canonical, scope, time);
    QCOMPARE(toSign, QByteArray("AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n"
                                "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59"));
    const QByteArray key = sigv4::signingKey(exampleSecret, scope, time);
    QCOMPARE(key.toHex(), QByteArray("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"));
    QCOMPARE(sigv4::signature(key, toSign),
             QByteArray("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
}

// AWS General Reference, "Examples of how to derive a signing key for Signature Version 4".
void TestSigner::documentedKeyDerivation()
{
    const QDateTime time(QDate(2012, 2, 15), QTime(0, 0), Qt::UTC);
    QCOMPARE(sigv4::signingKey(exampleSecret, {u"us-east-1"_s, u"iam"_s}, time).toHex(),
             QByteArray("f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d"));
}

void TestSigner::refusesWhatIsSignedAlready_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("authorization") << QByteArray("authorization");
    QTest::newRow("date") << QByteArray("X-Amz-Date");
    QTest::newRow("token") << QByteArray("x-amz-security-TOKEN");
}

void TestSigner::refusesWhatIsSignedAlready()
{
    QFETCH(const QByteArray, header);
    WireRequest request = simpleRequest();
    request.headers.emplaceBack(header, "x");
    Signer signer;
    QVERIFY(!signer.sign(request, exampleCredentials(), someScope, someTime));
}

void TestSigner::refusesUnusableCredentials_data()
{
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &keyId, const QByteArray &secret,
                        const QByteArray &token,
                        const QString &says) { QTest::newRow(name) << keyId << secret << token << says; };
    row("no key id", {}, "s", {}, u"empty"_s);
    row("line break in key id", u"AKID\nX-Evil: 1"_s, "s", {}, u"letters and digits"_s);
    row("key id in quotes", u"\"AKIDEXAMPLE\""_s, "s", {}, u"quotes"_s);
    row("key id in single quotes", u"'AKIDEXAMPLE'"_s, "s", {}, u"quotes"_s);
    row("a quote left over", u"AKIDEXAMPLE\""_s, "s", {}, u"quotes"_s);
    row("typographic quotes", u"“AKIDEXAMPLE”"_s, "s", {}, u"quotes"_s);
    row("a secret for a key id", u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s, "s", {},
        u"secret access key"_s);
    row("no secret", u"AKID"_s, {}, {}, u"no secret"_s);
    row("secret in quotes", u"AKID"_s, "\"s\"", {}, u"quotes"_s);
    row("token in quotes", u"AKID"_s, "s", "'t'", u"quotes"_s);
    row("line break in token", u"AKID"_s, "s", "t\r\nX-Evil: 1", u"session token"_s);
    row("space in token", u"AKID"_s, "s", "a b", u"session token"_s);
}

void TestSigner::refusesUnusableCredentials()
{
    QFETCH(const QString, keyId);
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, token);
    Credentials credentials;
    credentials.accessKeyId = keyId;
    credentials.secretAccessKey = secret;
    credentials.sessionToken = token;
    Signer signer;
    const Expected<WireRequest> result = signer.sign(simpleRequest(), credentials, someScope, someTime);
    QVERIFY(!result);
    QFETCH(const QString, says);
    QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    QVERIFY2(keyId.isEmpty() || !result.error().message.contains(keyId), "it may be a secret");
}

void TestSigner::keysAreNotMixedUp()
{
    Signer cached;
    const auto fresh = [](const Credentials &credentials, const QDateTime &time, const SigningScope &scope) {
        Signer signer;
        return signedWith(signer, credentials, time, scope);
    };
    Credentials corrected = exampleCredentials();
    corrected.secretAccessKey += "x";
    for (int round = 0; round < 3; ++round) {
        for (int day = 0; day < 12; ++day) {
            const QDateTime time = someTime.addDays(day);
            for (const QString &region : {u"us-east-1"_s, u"eu-west-1"_s}) {
                const SigningScope scope{region, u"iot"_s};
                QCOMPARE(signedWith(cached, exampleCredentials(), time, scope),
                         fresh(exampleCredentials(), time, scope));
                QCOMPARE(signedWith(cached, corrected, time, scope), fresh(corrected, time, scope));
            }
        }
    }
    QVERIFY(signedWith(cached, corrected) != signedWith(cached, exampleCredentials()));
}

void TestSigner::wipesTheLastCopyOnly()
{
    QByteArray secret("only for this test");
    QByteArray copy = secret;
    wipe(secret);
    QVERIFY(secret.isEmpty());
    QCOMPARE(copy, QByteArray("only for this test"));

    QByteArray last("overwrite me now");
    const QByteArray shared = last;
    QVERIFY(!overwrite(last));
    QCOMPARE(shared, QByteArray("overwrite me now"));
    last.detach();
    QVERIFY(overwrite(last));
    QCOMPARE(last, QByteArray(16, '\0'));
    QCOMPARE(shared, QByteArray("overwrite me now"));
}

void TestSigner::assigningWipesWhatWasThere()
{
    Credentials first = exampleCredentials("token");
    const Credentials second = first;
    first = Credentials();
    QVERIFY(first.secretAccessKey.isEmpty());
    QCOMPARE(second.secretAccessKey, QByteArray(exampleSecret));
    first = second;
    const Credentials &alias = first;
    first = alias;
    QCOMPARE(first.secretAccessKey, QByteArray(exampleSecret));
    const Credentials moved = std::move(first);
    QCOMPARE(moved.sessionToken, QByteArray("token"));
}

QTEST_GUILESS_MAIN(TestSigner)
#include "tst_signer.moc"
