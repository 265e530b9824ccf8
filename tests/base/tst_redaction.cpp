// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/redaction.h"

#include <QTest>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

const QString secretKey = u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s;
const QString token =
    u"IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUCIQDlong/0123456789+abcdefABCDEF=="_s;
const QString signature = u"5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"_s;
const QString password = u"h0rse-battery"_s;

/// Destroyed after everything that is made while the program runs: what is told then is redacted as well.
struct AtTheVeryEnd {
    ~AtTheVeryEnd()
    {
        if (redacted(u"token=swordfish"_s).contains("swordfish"_L1)) {
            std::fputs("FAIL!  : what is told at the very end is not redacted\n", stderr);
            std::_Exit(1);
        }
    }
};
const AtTheVeryEnd atTheVeryEnd;

} // namespace

/// What is taken out of the texts that leave the program in logs and diagnostics, and what stays.
class TestRedaction : public QObject
{
    Q_OBJECT

private slots:
    void takesSecretsOut_data();
    void takesSecretsOut();
    void leavesTheRest_data();
    void leavesTheRest();
};

void TestRedaction::takesSecretsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("stays");
    const auto row = [](const char *name, const QString &text, const QString &secret, const QString &stays) {
        QVERIFY2(text.contains(secret) && text.contains(stays), name);
        QTest::newRow(name) << text << secret << stays;
    };
    row("a bare secret key", u"signs with "_s + secretKey + u" now"_s, secretKey, u" now"_s);
    row("a bare token", u"token is "_s + token, token.first(40), u"token is"_s);
    row("a bare signature", u"got "_s + signature + u'.', signature, u"got "_s);
    row("config file", u"aws_secret_access_key = abc\nregion = eu-west-1"_s, u"abc"_s,
        u"region = eu-west-1"_s);
    row("session token in a config file", u"aws_session_token=xyz"_s, u"xyz"_s, u"aws_session_token="_s);
    row("JSON", u"{\"SecretAccessKey\": \"run-secret\", \"Version\": 1}"_s, u"run-secret"_s,
        u"\"Version\": 1"_s);
    row("JSON in JSON", uR"("{\"SessionToken\":\"run-session\",\"a\":1}")"_s, u"run-session"_s,
        uR"(\"a\":1)"_s);
    row("sign-in", u"{\"accessToken\":\"cached\",\"region\":\"x\"}"_s, u"cached"_s, u"\"region\":\"x\""_s);
    row("sign-in's renewal", u"refreshToken: ref; next"_s, u"ref;"_s, u"next"_s);
    row("client", u"clientSecret=shh&grantType=device"_s, u"shh"_s, u"grantType=device"_s);
    row("device code", u"{\"deviceCode\":\"dev-1\"}"_s, u"dev-1"_s, u"deviceCode"_s);
    row("MFA", u"TokenCode=123456&Version=2011"_s, u"123456"_s, u"Version=2011"_s);
    row("header", u"Authorization: AWS4-HMAC-SHA256 Credential=AK/x, Signature=ab12\nHost: h"_s, u"ab12"_s,
        u"Host: h"_s);
    row("bearer", u"authorization: Bearer cached-token"_s, u"cached-token"_s, u"authorization: "_s);
    row("token header", u"X-Amz-Security-Token: a b"_s, u"a b"_s, u"X-Amz-Security-Token"_s);
    row("presigned", u"https://b.s3/x?X-Amz-Signature=ab12&X-Amz-Expires=60"_s, u"ab12"_s,
        u"X-Amz-Expires=60"_s);
    row("query", u"http://localhost/jobs?token=hush&max=5"_s, u"hush"_s, u"max=5"_s);
    row("user of a URL", u"http://me:"_s + password + u"@proxy.example:3128/x"_s, password,
        u"proxy.example:3128"_s);
    row("user without password", u"https://"_s + password + u"@host/"_s, password, u"@host"_s.sliced(1));
    row("command line", u"--password '"_s + password + u"' --x"_s, password, u"--x"_s);
    row("environment", u"AWS_SECRET_ACCESS_KEY=abc PATH=/bin"_s, u"abc"_s, u"PATH=/bin"_s);
    row("web token", u"sent eyJhbGciOi.eyJzdWIi.c2ln for it"_s, u"eyJzdWIi"_s, u"for it"_s);
}

void TestRedaction::takesSecretsOut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, secret);
    QFETCH(const QString, stays);
    const QString out = redacted(text);
    QVERIFY2(!out.contains(secret), qPrintable(out));
    QVERIFY2(out.contains(stays), qPrintable(out));
    QVERIFY2(out.contains(u"[redacted]"_s), qPrintable(out));
    QCOMPARE(redacted(out), out);
}

void TestRedaction::leavesTheRest_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"PUT /jobs/firmware: 409 ResourceAlreadyExistsException",
          "request 1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901",
          "arn:aws:iot:eu-west-1:123456789012:thinggroup/gateways-of-the-third-production-line-in-Leipzig",
          "/home/operator/.local/share/fleetwright/drafts/current.json: 1021 bytes",
          "credentials of the profile “plant”, a role by way of “base”",
          "https://iot.eu-west-1.amazonaws.com/jobs/x?namespaceId=a",
          "The security token included is expired", "commit 27ec47b1a5dfd8e297a775d135dd73cae8532683"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestRedaction::leavesTheRest()
{
    QFETCH(const QString, text);
    QCOMPARE(redacted(text), text);
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
