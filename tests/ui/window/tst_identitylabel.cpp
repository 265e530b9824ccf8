// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/connectionopener.h"
#include "app/platform/sessionsecretstore.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualscheduler.h"
#include "tests/ui/support/world.h"
#include "ui/window/identitylabel.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// Who one is, in the status bar.
class IdentityLabelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingIsAskedBeforeItStarts();
    void tellsTheSandbox();
    void tellsWhoOneIs();
    void tellsHowLongCredentialsHold();
    void tellsWhyNotAndTriesOnClick();
    void changesOfLooksAskNobody();
    void names_data();
    void names();

private:
    void use(aws::Connection connection)
    {
        const auto id = m_world->connections.save(std::move(connection));
        QVERIFY(id);
        QVERIFY(m_world->connections.setCurrent(*id));
    }
    void answerIdentity(const QByteArray &arn);
    [[nodiscard]] static aws::Connection keys()
    {
        return {.name = u"Mine"_s,
                .kind = aws::Connection::Kind::StaticKeys,
                .region = u"eu-west-1"_s,
                .accessKeyId = u"AKID"_s};
    }

    FakeTransport m_transport;
    ManualScheduler m_scheduler;
    std::unique_ptr<World> m_world;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<platform::ConnectionOpener> m_opener;
    std::unique_ptr<session::ConnectionInUse> m_inUse;
    std::unique_ptr<ui::IdentityLabel> m_label;
};

void IdentityLabelTest::answerIdentity(const QByteArray &arn)
{
    m_transport.answer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>" + arn +
                                "</Arn><UserId>U</UserId><Account>123456789012</Account>"
                                "</GetCallerIdentityResult></GetCallerIdentityResponse>");
}

void IdentityLabelTest::init()
{
    m_label.reset();
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(u".aws"_s));
    QFile file(m_home->filePath(u".aws/credentials"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[base]\naws_access_key_id=A\naws_secret_access_key=s\n[deploy]\n"
               "role_arn=arn:aws:iam::123456789012:role/Deploy\nsource_profile=base\n");
    file.close();
    m_world = std::make_unique<World>();
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, m_home->path());
    m_opener = std::make_unique<platform::ConnectionOpener>(platform::ConnectionOpener::Parts{
        m_transport, m_scheduler, m_world->clock, m_world->secrets, m_world->prompts, environment});
    m_inUse = std::make_unique<session::ConnectionInUse>(m_world->connections, *m_opener);
    const ui::Services all = m_world->services();
    m_label = std::make_unique<ui::IdentityLabel>(
        ui::Services{all.clock, *m_opener, all.secrets, all.connections, *m_inUse, all.templates, all.drafts,
                     all.log, all.settings, all.profiles});
}

void IdentityLabelTest::nothingIsAskedBeforeItStarts()
{
    const qsizetype before = m_transport.requests().size();
    use(keys());
    QCoreApplication::processEvents();
    QCOMPARE(m_transport.requests().size(), before);
    QVERIFY(m_label->text().isEmpty());
}

void IdentityLabelTest::tellsTheSandbox()
{
    m_label->refresh();
    QVERIFY(m_label->text().contains(u"this computer"_s));
    QVERIFY(!m_label->isEnabled());
}

void IdentityLabelTest::tellsWhoOneIs()
{
    const aws::Connection connection = keys();
    use(connection);
    m_world->secrets.keepForSession(m_world->connections.current().secretName(), "secret");
    answerIdentity("arn:aws:iam::123456789012:user/ops/jo");
    m_label->refresh();
    QTRY_COMPARE(m_label->text(), u"123456789012 · jo"_s);
    QVERIFY(m_label->toolTip().contains(u"arn:aws:iam"_s));
    QVERIFY(m_label->accessibleName().contains(u"jo"_s));
}

void IdentityLabelTest::tellsHowLongCredentialsHold()
{
    use({.name = u"Deploy"_s,
         .kind = aws::Connection::Kind::Profile,
         .region = u"eu-west-1"_s,
         .profile = u"deploy"_s});
    const QDateTime end = m_world->clock.utcNow().addSecs(45 * 60 + 30);
    m_transport.answer(
        200, "<AssumeRoleResponse><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s"
             "</SecretAccessKey><SessionToken>t</SessionToken><Expiration>" +
                 end.toString(Qt::ISODate).toLatin1() + "</Expiration></Credentials></AssumeRoleResponse>");
    answerIdentity("arn:aws:sts::123456789012:assumed-role/Deploy/fleetwright-1");
    m_label->refresh();
    QTRY_VERIFY2(m_label->text().startsWith(u"123456789012 · Deploy · 45"_s), qPrintable(m_label->text()));
    m_world->clock.set(end.addSecs(-10 * 60 - 1));
    m_label->refresh();
    QVERIFY2(m_label->text().contains(u"· 10"_s), qPrintable(m_label->text()));
}

void IdentityLabelTest::tellsWhyNotAndTriesOnClick()
{
    use(keys());
    m_label->refresh();
    QTRY_COMPARE(m_label->text(), u"Not signed in"_s);
    QVERIFY2(m_label->toolTip().contains(u"AKID"_s), qPrintable(m_label->toolTip()));
    m_world->secrets.keepForSession(m_world->connections.current().secretName(), "secret");
    answerIdentity("arn:aws:iam::123456789012:user/jo");
    m_label->click();
    QTRY_COMPARE(m_label->text(), u"123456789012 · jo"_s);
}

void IdentityLabelTest::changesOfLooksAskNobody()
{
    use(keys());
    m_world->secrets.keepForSession(m_world->connections.current().secretName(), "secret");
    answerIdentity("arn:aws:iam::123456789012:user/jo");
    m_label->refresh();
    QTRY_COMPARE(m_label->text(), u"123456789012 · jo"_s);
    const qsizetype before = m_transport.requests().size();
    aws::Connection changed = m_world->connections.current();
    changed.color = u"#ff0000"_s;
    changed.name = u"Other name"_s;
    QVERIFY(m_world->connections.save(changed));
    QCoreApplication::processEvents();
    QCOMPARE(m_transport.requests().size(), before);
    QCOMPARE(m_label->text(), u"123456789012 · jo"_s);
}

void IdentityLabelTest::names_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<QString>("name");
    QTest::newRow("user") << u"arn:aws:iam::1:user/jo"_s << u"jo"_s;
    QTest::newRow("path") << u"arn:aws:iam::1:user/a/b/jo"_s << u"jo"_s;
    QTest::newRow("role") << u"arn:aws:sts::1:assumed-role/Deploy/session"_s << u"Deploy"_s;
    QTest::newRow("root") << u"arn:aws:iam::1:root"_s << u"root"_s;
}

void IdentityLabelTest::names()
{
    QFETCH(QString, arn);
    QFETCH(QString, name);
    QCOMPARE(ui::nameInArn(arn), name);
}

QTEST_MAIN(IdentityLabelTest)
#include "tst_identitylabel.moc"
