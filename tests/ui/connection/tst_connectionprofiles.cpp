// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/resolve.h"
#include "app/platform/sessionsecretstore.h"
#include "app/storage/connectionstore.h"
#include "ui/connection/connectiondialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using Kind = aws::Connection::Kind;
using Profile = identity::ProfileSummary;

/// Connections made of the profiles found, and their order.
class ConnectionProfilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsWhatWasFound();
    void aLongNameLeavesRoomForTheRest();
    void twoClicksMakeAConnection();
    void keyboardAloneMakesOne();
    void otherSources_data();
    void otherSources();
    void tellsWhyNothingWasFound();
    void regionOfTheProfileIsShown();
    void keepsItsOrder();

private:
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void clickRow(int row)
    {
        auto *list = find<QTreeWidget>("profileList");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->topLevelItem(row)).center());
    }
    aws::Connection last() { return m_store->connections().constLast(); }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        for (const aws::Connection &connection : m_store->connections())
            list += connection.name;
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::ConnectionStore> m_store;
    platform::SessionSecretStore m_secrets;
    identity::FoundProfiles m_found;
    std::unique_ptr<ui::ConnectionDialog> m_dialog;
};

void ConnectionProfilesTest::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::ConnectionStore>(m_folder->filePath(u"connections.json"_s));
    QVERIFY(m_store->load());
    m_found = {.profiles = {{.name = u"dev"_s, .kind = Profile::Kind::Keys, .region = u"eu-central-1"_s},
                            {.name = u"prod"_s,
                             .kind = Profile::Kind::Role,
                             .account = u"123456789012"_s,
                             .role = u"Deploy"_s,
                             .via = u"dev"_s,
                             .asksForCode = true},
                            {.name = u"broken"_s, .problem = u"The profiles name each other in a loop."_s}},
               .where = u"~/.aws/config and ~/.aws/credentials"_s};
    const QByteArray config = "[profile dev]\naws_access_key_id=A\naws_secret_access_key=s\n"
                              "region=eu-central-1\nendpoint_url=http://localhost:4566\n"
                              "[profile prod]\nsource_profile=dev\nregion=us-east-1\n"
                              "role_arn=arn:aws:iam::123456789012:role/Deploy\n"
                              "[profile bare]\naws_access_key_id=A\naws_secret_access_key=s\n";
    m_dialog = std::make_unique<ui::ConnectionDialog>(
        *m_store, m_secrets,
        ui::ConnectionDialog::Means{.profiles = [this] { return m_found; },
                                    .resolve =
                                        [config](const QList<aws::Connection> &connections) {
                                            return identity::resolve(connections, {.config = [config] {
                                                                         return identity::SharedConfig::parse(
                                                                             {u"c"_s, config}, {u"d"_s, {}});
                                                                     }});
                                        }});
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void ConnectionProfilesTest::listsWhatWasFound()
{
    click("connectionAdd");
    auto *list = find<QTreeWidget>("profileList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->topLevelItemCount(), 3);
    const QTreeWidgetItem *role = list->topLevelItem(1);
    QCOMPARE(role->text(0), u"prod"_s);
    QVERIFY2(role->text(1).contains(u"Deploy"_s) && role->text(1).contains(u"MFA"_s),
             qPrintable(role->text(1)));
    QCOMPARE(role->text(2), u"123456789012"_s);
    QCOMPARE(list->topLevelItem(0)->text(3), u"eu-central-1"_s);
    QVERIFY(list->topLevelItem(2)->text(1).contains(u"loop"_s));
    QVERIFY(find<QLabel>("profileHeading")->text().contains(m_found.where));
}

void ConnectionProfilesTest::aLongNameLeavesRoomForTheRest()
{
    m_found.profiles.first().name = QString(200, u'n');
    click("connectionAdd");
    auto *list = find<QTreeWidget>("profileList");
    int all = 0;
    for (int column = 0; column < list->columnCount(); ++column)
        all += list->columnWidth(column);
    QVERIFY2(all <= list->viewport()->width(), qPrintable(QString::number(all)));
    QCOMPARE(list->topLevelItem(0)->toolTip(0), m_found.profiles.constFirst().name);
}

void ConnectionProfilesTest::twoClicksMakeAConnection()
{
    click("connectionAdd");
    clickRow(1);
    QCOMPARE(m_store->connections().size(), 2);
    QCOMPARE(last().name, u"prod"_s);
    QCOMPARE(last().kind, Kind::Profile);
    QCOMPARE(last().profile, u"prod"_s);
    QVERIFY2(last().account.isEmpty(), "the profile is asked each time, so it is not written down");
    QVERIFY2(find<QListWidget>("connectionList")->currentItem()->text().contains(u"us-east-1"_s),
             "the profile's region is shown");
    QVERIFY2(!find<QTreeWidget>("profileList")->isVisible(), "its fields are shown");
    QCOMPARE(find<QLineEdit>("connectionName")->text(), u"prod"_s);
    click("connectionAdd");
    clickRow(1);
    QCOMPARE(names(), (QStringList{u"Sandbox"_s, u"prod"_s, u"prod 2"_s}));
}

void ConnectionProfilesTest::keyboardAloneMakesOne()
{
    QTest::keyClick(m_dialog.get(), Qt::Key_A, Qt::AltModifier);
    auto *list = find<QTreeWidget>("profileList");
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(m_store->connections().size(), 2);
    QCOMPARE(last().profile, u"prod"_s);
}

void ConnectionProfilesTest::otherSources_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<int>("kind");
    QTest::newRow("keys") << QByteArray("addKeys") << int(Kind::StaticKeys);
    QTest::newRow("as the CLI") << QByteArray("addAutomatic") << int(Kind::Automatic);
    QTest::newRow("environment") << QByteArray("addEnvironment") << int(Kind::Environment);
}

void ConnectionProfilesTest::otherSources()
{
    QFETCH(QByteArray, button);
    QFETCH(int, kind);
    click("connectionAdd");
    click(button.constData());
    QCOMPARE(int(last().kind), kind);
    QVERIFY(find<QLineEdit>("connectionName")->hasFocus());
}

void ConnectionProfilesTest::tellsWhyNothingWasFound()
{
    m_found = {.where = u"~/.aws/config"_s, .problem = u"The file is damaged. Line 3."_s};
    click("connectionAdd");
    QVERIFY(!find<QTreeWidget>("profileList")->isVisible());
    QVERIFY(find<QLabel>("profileHeading")->text().contains(u"No profiles"_s));
    const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"Line 3"_s);
    }));
}

void ConnectionProfilesTest::regionOfTheProfileIsShown()
{
    click("connectionAdd");
    clickRow(0);
    auto *region = find<QComboBox>("connectionRegion");
    QVERIFY(region->currentText().isEmpty());
    QVERIFY(region->lineEdit()->placeholderText().contains(u"eu-central-1"_s));
    QVERIFY2(find<QLineEdit>("connectionEndpoint")->placeholderText().contains(u"http://localhost:4566"_s),
             "so is its endpoint");
}

void ConnectionProfilesTest::keepsItsOrder()
{
    for (const int row : {0, 1}) {
        click("connectionAdd");
        clickRow(row);
    }
    QCOMPARE(names(), (QStringList{u"Sandbox"_s, u"dev"_s, u"prod"_s}));
    QTest::mouseClick(find<QToolButton>("connectionUp"), Qt::LeftButton);
    QCOMPARE(names(), (QStringList{u"Sandbox"_s, u"prod"_s, u"dev"_s}));
    QCOMPARE(find<QListWidget>("connectionList")->currentRow(), 1);
    QTest::keyClick(m_dialog.get(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(names(), (QStringList{u"prod"_s, u"Sandbox"_s, u"dev"_s}));
    QVERIFY(!find<QToolButton>("connectionUp")->isEnabled());
    storage::ConnectionStore again(m_folder->filePath(u"connections.json"_s));
    QVERIFY(again.load());
    QCOMPARE(again.connections().constFirst().name, u"prod"_s);
}

QTEST_MAIN(ConnectionProfilesTest)
#include "tst_connectionprofiles.moc"
