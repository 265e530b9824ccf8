// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/devicesignin.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"
#include "ui/common/banner.h"
#include "ui/signin/mfadialog.h"
#include "ui/signin/operatorprompts.h"
#include "ui/signin/signindialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// The windows that ask for codes and lead through a sign-in.
class OperatorPromptsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void mfaCodeByKeyboard();
    void mfaCodeTakesDigitsAlone();
    void mfaGivenUp();
    void mfaTellsWhyItAsksAgain();
    void questionGoesWithItsAsker();
    void signInToTheEnd();
    void signInTriedAgain();
    void signInCancelled();
    void noBrowser();

private:
    template<typename T>
    static T *shown()
    {
        T *found = nullptr;
        const bool there = QTest::qWaitFor([&found] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<T *>(widget); dialog && dialog->isVisible())
                    found = dialog;
            }
            return found != nullptr;
        });
        Q_ASSERT(there);
        return found;
    }
    void askMfa(const QString &problem = {})
    {
        m_prompts->askMfaCode({.serial = u"arn:aws:iam::1:mfa/op"_s,
                               .role = u"arn:aws:iam::1:role/Deploy"_s,
                               .source = u"prod"_s,
                               .problem = problem},
                              m_asker.get(), [this](const Expected<QString> &code) { m_code = code; });
    }
    void askSignIn()
    {
        m_prompts->signIn(std::make_unique<identity::DeviceSignIn>(
                              identity::DeviceSignIn::Parts{*m_transport, *m_scheduler, m_clock},
                              identity::SsoSession{.name = u"corp"_s, .startUrl = QUrl(u"https://x/start"_s)},
                              QUrl(u"https://oidc.example"_s)),
                          u"You are not signed in."_s, m_asker.get(),
                          [this](const Expected<identity::SsoToken> &token) { m_token = token; });
    }
    void answerUpToTheCode();

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<ManualScheduler> m_scheduler;
    ManualClock m_clock = ManualClock();
    std::unique_ptr<ui::OperatorPrompts> m_prompts;
    std::unique_ptr<QObject> m_asker;
    QList<QUrl> m_opened;
    bool m_hasBrowser = true;
    std::optional<Expected<QString>> m_code;
    std::optional<Expected<identity::SsoToken>> m_token;
};

void OperatorPromptsTest::answerUpToTheCode()
{
    m_transport->answer(200, R"({"clientId":"id","clientSecret":"hush","clientSecretExpiresAt":4102444800})");
    m_transport->answer(200, R"({"deviceCode":"dev","userCode":"ABCD-EFGH","interval":1,"expiresIn":600,)"
                             R"("verificationUri":"https://d/"})");
}

void OperatorPromptsTest::init()
{
    m_transport = std::make_unique<FakeTransport>();
    m_scheduler = std::make_unique<ManualScheduler>();
    m_asker = std::make_unique<QObject>();
    m_opened.clear();
    m_hasBrowser = true;
    m_code.reset();
    m_token.reset();
    m_prompts = std::make_unique<ui::OperatorPrompts>([this](const QUrl &url) {
        m_opened.append(url);
        return m_hasBrowser;
    });
}

void OperatorPromptsTest::cleanup()
{
    m_asker.reset();
    QTRY_VERIFY(QApplication::topLevelWidgets().isEmpty());
}

void OperatorPromptsTest::mfaCodeByKeyboard()
{
    askMfa();
    auto *dialog = shown<ui::MfaDialog>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(dialog->findChild<QLineEdit *>(u"mfaCode"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"123456"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_code.has_value());
    QCOMPARE(m_code->value(), u"123456"_s);
}

void OperatorPromptsTest::mfaCodeTakesDigitsAlone()
{
    askMfa();
    auto *dialog = shown<ui::MfaDialog>();
    auto *code = dialog->findChild<QLineEdit *>(u"mfaCode"_s);
    auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QTest::keyClicks(code, u"12a 34"_s);
    QCOMPARE(code->text(), u"1234"_s);
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(code, u"5678"_s);
    QCOMPARE(code->text(), u"123456"_s);
    QVERIFY(ok->isEnabled());
}

void OperatorPromptsTest::mfaGivenUp()
{
    askMfa();
    QTest::keyClick(shown<ui::MfaDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(m_code.has_value());
    QVERIFY(!m_code->has_value());
    QVERIFY(!m_code->error().message.isEmpty());
}

void OperatorPromptsTest::mfaTellsWhyItAsksAgain()
{
    askMfa(u"The code was refused."_s);
    QCOMPARE(shown<ui::MfaDialog>()->findChild<ui::Banner *>(u"mfaProblem"_s)->text(),
             u"The code was refused."_s);
}

void OperatorPromptsTest::questionGoesWithItsAsker()
{
    askMfa();
    const QPointer<ui::MfaDialog> dialog = shown<ui::MfaDialog>();
    m_asker.reset();
    QTRY_VERIFY(!dialog);
    QVERIFY(!m_code);
}

void OperatorPromptsTest::signInToTheEnd()
{
    askSignIn();
    auto *dialog = shown<ui::SignInDialog>();
    QCOMPARE(dialog->findChild<QLabel *>(u"signInWhy"_s)->text(), u"You are not signed in."_s);
    QVERIFY2(m_transport->requests().isEmpty(), "nothing happens before the operator wants it");
    answerUpToTheCode();
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"signInButton"_s), Qt::LeftButton);
    auto *code = dialog->findChild<QLabel *>(u"signInCode"_s);
    QTRY_VERIFY(code->isVisible());
    QCOMPARE(code->text(), u"ABCD-EFGH"_s);
    QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://d/"_s)});
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"signInOpen"_s), Qt::LeftButton);
    QCOMPARE(m_opened.size(), 2);
    m_transport->answer(200, R"({"accessToken":"at","expiresIn":3600})");
    QVERIFY(m_scheduler->runNext());
    QTRY_VERIFY(m_token.has_value());
    QCOMPARE(m_token->value().accessToken, QByteArray("at"));
}

void OperatorPromptsTest::signInTriedAgain()
{
    askSignIn();
    auto *dialog = shown<ui::SignInDialog>();
    auto *button = dialog->findChild<QPushButton *>(u"signInButton"_s);
    m_transport->answer(400, R"({"error":"invalid_request","error_description":"Wrong start URL"})");
    QTest::mouseClick(button, Qt::LeftButton);
    auto *banner = dialog->findChild<ui::Banner *>(u"signInBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"Wrong start URL"_s));
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    answerUpToTheCode();
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"signInCode"_s)->isVisible());
    QVERIFY(!banner->isVisible());
    QVERIFY(!m_token);
}

void OperatorPromptsTest::signInCancelled()
{
    askSignIn();
    QTest::keyClick(shown<ui::SignInDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(m_token.has_value());
    QVERIFY(m_token->error().message.contains(u"cancelled"_s));
}

void OperatorPromptsTest::noBrowser()
{
    m_hasBrowser = false;
    askSignIn();
    auto *dialog = shown<ui::SignInDialog>();
    answerUpToTheCode();
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"signInButton"_s), Qt::LeftButton);
    auto *banner = dialog->findChild<ui::Banner *>(u"signInBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"https://d/"_s));
}

QTEST_MAIN(OperatorPromptsTest)
#include "tst_operatorprompts.moc"
