// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"
#include "ui/connection/connectiondialog.h"

#include "app/aws/secretstore.h"
#include "app/identity/resolve.h"
#include "app/storage/connectionstore.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using Kind = aws::Connection::Kind;

namespace
{

/// Keeps secrets in a hash; answers at once or refuses.
class FakeSecrets : public aws::SecretStore
{
public:
    QHash<QString, QByteArray> secrets;
    bool refuses = false;
    bool persistent = true;

    void read(const QString &key, QObject *,
              std::function<void(Expected<std::optional<QByteArray>>)> done) override
    {
        if (refuses)
            return done(failure(u"The keyring is locked."_s));
        done(secrets.contains(key) ? std::optional(secrets.value(key)) : std::nullopt);
    }
    void write(const QString &key, const QByteArray &secret, QObject *,
               std::function<void(Expected<void>)> done) override
    {
        if (refuses)
            return done(failure(u"The keyring is locked."_s));
        secrets.insert(key, secret);
        done({});
    }
    void remove(const QString &key, QObject *, std::function<void(Expected<void>)> done) override
    {
        secrets.remove(key);
        done({});
    }
    void keepForSession(const QString &key, const QByteArray &secret) override
    {
        session.insert(key, secret);
    }
    [[nodiscard]] bool isPersistent() const override { return persistent; }

    QHash<QString, QByteArray> session;
};

} // namespace

class ConnectionDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void startsOnTheSandbox();
    void makesAConnectionWithKeys();
    void keepsTheSecretOutOfFiles();
    void takesNoSecretInOtherFields_data();
    void takesNoSecretInOtherFields();
    void refusesATakenName();
    void tellsWhenTheKeyringRefuses();
    void tellsWhenNoKeyringRuns();
    void showsOnlyTheFieldsOfItsKind();
    void duplicatesWithTheSecret();
    void removesAndTakesBack();
    void forgetsTheSecretOfARemovedOne();
    void testTellsTheResultAndLearnsTheAccount();
    void usesTheChosenOne();
    void bundleIsChosenInADialog();

private:
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    QString notice() { return find<ui::Banner>("connectionBanner")->text(); }
    aws::Connection last() { return m_store->connections().constLast(); }
    void makeKeys(const QString &name)
    {
        m_dialog->add(Kind::StaticKeys);
        type("connectionName", name);
        type("connectionAccessKey", u"AKIDEXAMPLE"_s);
        type("connectionSecret", u"verysecretvalue"_s);
        auto *region = find<QComboBox>("connectionRegion");
        region->setCurrentText(u"eu-central-1"_s);
        emit region->activated(region->currentIndex());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::ConnectionStore> m_store;
    std::unique_ptr<FakeSecrets> m_secrets;
    ui::ConnectionDialog::TestResult m_result;
    QString m_answer; ///< what is chosen in the next file dialog
    std::unique_ptr<ui::ConnectionDialog> m_dialog;
};

void ConnectionDialogTest::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::ConnectionStore>(m_folder->filePath(u"connections.json"_s));
    QVERIFY(m_store->load());
    m_secrets = std::make_unique<FakeSecrets>();
    m_result = {true, u"You are fleet-operator."_s, u"123456789012"_s};
    ui::FileDialogs files;
    files.open = [this](QWidget *, const ui::FileQuestion &) { return m_answer; };
    m_answer.clear();
    m_dialog = std::make_unique<ui::ConnectionDialog>(
        *m_store, *m_secrets,
        ui::ConnectionDialog::Means{
            .test = [this](const aws::Connection &, QObject *, const auto &done) { done(m_result); },
            .profiles =
                [] {
                    return identity::FoundProfiles{.profiles = {{.name = u"dev"_s}, {.name = u"prod"_s}},
                                                   .where = u"~/.aws/config"_s};
                },
            .resolve =
                [](const QList<aws::Connection> &connections) {
                    return identity::resolve(connections,
                                             {.config = [] { return identity::SharedConfig(); }});
                },
            .files = files});
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void ConnectionDialogTest::bundleIsChosenInADialog()
{
    makeKeys(u"Plant"_s);
    click("connectionCaBrowse");
    QVERIFY(last().caBundle.isEmpty());
    m_answer = u"/etc/ssl/proxy.pem"_s;
    click("connectionCaBrowse");
    QCOMPARE(find<QLineEdit>("connectionCaBundle")->text(), m_answer);
    QCOMPARE(last().caBundle, m_answer);
}

void ConnectionDialogTest::startsOnTheSandbox()
{
    QCOMPARE(find<QListWidget>("connectionList")->count(), 1);
    QVERIFY(!find<QPushButton>("connectionRemove")->isEnabled());
    QVERIFY(!find<QComboBox>("connectionKind")->isVisible());
    QVERIFY(!find<QCheckBox>("connectionProduction")->isVisible());
}

void ConnectionDialogTest::makesAConnectionWithKeys()
{
    makeKeys(u"Plant Berlin"_s);
    find<QCheckBox>("connectionProduction")->click();
    QCOMPARE(last().name, u"Plant Berlin"_s);
    QCOMPARE(last().kind, Kind::StaticKeys);
    QCOMPARE(last().region, u"eu-central-1"_s);
    QCOMPARE(last().accessKeyId, u"AKIDEXAMPLE"_s);
    QVERIFY(last().production);
    QCOMPARE(m_secrets->secrets.value(last().secretName()), "verysecretvalue"_ba);
    QVERIFY(find<QLineEdit>("connectionSecret")->text().isEmpty());
}

void ConnectionDialogTest::keepsTheSecretOutOfFiles()
{
    makeKeys(u"Plant"_s);
    int files = 0;
    QDirIterator walk(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("verysecretvalue"));
        ++files;
    }
    QVERIFY(files > 0);
}

void ConnectionDialogTest::takesNoSecretInOtherFields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const QByteArray key = "connectionAccessKey";
    const QByteArray endpoint = "connectionEndpoint";
    QTest::newRow("secret key") << key << u"topsecret/ab+cdefghijklmnopqrstuvwxyz0123"_s
                                << u"secret access key"_s;
    QTest::newRow("quotes") << key << u"\"topsecret\""_s << u"quotes"_s;
    QTest::newRow("password") << endpoint << u"https://me:topsecret@iot.example.com"_s << u"password"_s;
    QTest::newRow("token") << endpoint << u"https://iot.example.com/?token=topsecret"_s << u"query"_s;
    QTest::newRow("no address") << endpoint << u"https://topsecret host"_s << u"not an address"_s;
}

void ConnectionDialogTest::takesNoSecretInOtherFields()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    QFETCH(QString, says);
    makeKeys(u"Plant"_s);
    const aws::Connection before = last();
    type(field.constData(), text);
    auto *fault = find<ui::Banner>((field + "Fault").constData());
    QVERIFY(fault->isVisible());
    QVERIFY2(fault->text().contains(says), qPrintable(fault->text()));
    QCOMPARE(last(), before);
    type("connectionName", u"Plant 2"_s);
    QVERIFY2(find<QLineEdit>(field.constData())->text() == text, "what was typed stays in the field");
    click("connectionUse");
    QVERIFY2(m_dialog->isVisible() && notice().contains(says), "it is not used as if nothing had been typed");
    QFile file(m_folder->filePath(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("topsecret"));
    type(field.constData(), field == "connectionAccessKey" ? u"AKIDOTHER"_s : u"https://iot.example.com"_s);
    QVERIFY(!fault->isVisible());
    QVERIFY(last() != before);
}

void ConnectionDialogTest::refusesATakenName()
{
    makeKeys(u"Plant"_s);
    m_dialog->add(Kind::Environment);
    type("connectionName", u"Plant"_s);
    QVERIFY(!notice().isEmpty());
    QCOMPARE(find<QLineEdit>("connectionName")->text(), u"Plant"_s);
    QVERIFY(last().name != u"Plant"_s);
}

void ConnectionDialogTest::tellsWhenTheKeyringRefuses()
{
    m_dialog->add(Kind::StaticKeys);
    m_secrets->refuses = true;
    type("connectionSecret", u"verysecretvalue"_s);
    QCOMPARE(notice(), u"The keyring is locked."_s);
    QCOMPARE(find<QLineEdit>("connectionSecret")->text(), u"verysecretvalue"_s);
    click("connectionSessionSecret");
    QVERIFY(find<QLineEdit>("connectionSecret")->text().isEmpty());
    QCOMPARE(m_secrets->session.value(last().secretName()), "verysecretvalue"_ba);
}

void ConnectionDialogTest::tellsWhenNoKeyringRuns()
{
    m_secrets->persistent = false;
    makeKeys(u"Plant"_s);
    type("connectionSecret", u"anothersecret"_s);
    QVERIFY(notice().contains(u"keyring"_s));
}

void ConnectionDialogTest::showsOnlyTheFieldsOfItsKind()
{
    m_dialog->add(Kind::Profile);
    QVERIFY(find<QComboBox>("connectionProfile")->isVisible());
    QCOMPARE(find<QComboBox>("connectionProfile")->count(), 2);
    QVERIFY(!find<QLineEdit>("connectionSecret")->isVisible());
    auto *kind = find<QComboBox>("connectionKind");
    kind->setCurrentIndex(kind->findData(int(Kind::StaticKeys)));
    emit kind->activated(kind->currentIndex());
    QVERIFY(find<QLineEdit>("connectionSecret")->isVisible());
    QVERIFY(!find<QComboBox>("connectionProfile")->isVisible());
    QCOMPARE(last().kind, Kind::StaticKeys);
}

void ConnectionDialogTest::duplicatesWithTheSecret()
{
    makeKeys(u"Plant"_s);
    click("connectionDuplicate");
    QCOMPARE(m_store->connections().size(), 3);
    QVERIFY(last().name != u"Plant"_s);
    QCOMPARE(m_secrets->secrets.value(last().secretName()), "verysecretvalue"_ba);
}

void ConnectionDialogTest::removesAndTakesBack()
{
    makeKeys(u"Plant"_s);
    const aws::Connection before = last();
    click("connectionRemove");
    QCOMPARE(m_store->connections().size(), 1);
    click("connectionUndoRemove");
    QCOMPARE(m_store->connections().size(), 2);
    QCOMPARE(last(), before);
    QVERIFY(m_secrets->secrets.contains(before.secretName()));
}

void ConnectionDialogTest::forgetsTheSecretOfARemovedOne()
{
    makeKeys(u"Plant"_s);
    const QString secret = last().secretName();
    click("connectionRemove");
    m_dialog->accept();
    QVERIFY(!m_secrets->secrets.contains(secret));
}

void ConnectionDialogTest::testTellsTheResultAndLearnsTheAccount()
{
    makeKeys(u"Plant"_s);
    click("connectionTest");
    QCOMPARE(notice(), u"You are fleet-operator."_s);
    QCOMPARE(last().account, u"123456789012"_s);
    m_result = {false, u"The signature was refused."_s, {}};
    click("connectionTest");
    QCOMPARE(notice(), u"The signature was refused."_s);
    QCOMPARE(last().account, u"123456789012"_s);
}

void ConnectionDialogTest::usesTheChosenOne()
{
    makeKeys(u"Plant"_s);
    click("connectionUse");
    QCOMPARE(m_store->current().name, u"Plant"_s);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(ConnectionDialogTest)
#include "tst_connectiondialog.moc"
