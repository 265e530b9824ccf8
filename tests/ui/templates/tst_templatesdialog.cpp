// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"
#include "ui/templates/templatelistmodel.h"
#include "ui/templates/templatesdialog.h"

#include "app/job/jobdocument.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

job::JobDocument sample(const QString &description)
{
    return job::JobDocument({{u"jobId"_s, u"fw-1"_s},
                             {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/a"_s}},
                             {u"description"_s, description}});
}

} // namespace

class TemplatesDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void modelIsWellBehaved();
    void emptyStateSaysWhatToDo();
    void savesListsAndOpens();
    void searchNarrows();
    void renamesInPlace();
    void refusesATakenName();
    void deletesWithTheKeyboardAndTakesItBack();
    void duplicates();
    void exportsAndImports();
    void filesAreChosenInADialog();
    void tellsOfAFileThatIsNoTemplate();

private:
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    QString notice() { return find<ui::Banner>("templateBanner")->text(); }
    QListView *list() { return find<QListView>("templateList"); }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            names += list()->model()->index(row, 0).data().toString();
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::TemplateStore> m_store;
    QStringList m_answers; ///< what is chosen in the next file dialog
    QString m_proposed;
    std::unique_ptr<ui::TemplatesDialog> m_dialog;
};

void TemplatesDialogTest::init()
{
    m_dialog.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::TemplateStore>(m_folder->filePath(u"templates"_s));
    ui::FileDialogs files;
    files.openSeveral = [this](QWidget *, const ui::FileQuestion &) { return m_answers; };
    files.save = [this](QWidget *, const ui::FileQuestion &question) {
        m_proposed = question.start;
        return m_answers.value(0);
    };
    m_answers.clear();
    m_dialog = std::make_unique<ui::TemplatesDialog>(*m_store, files);
    m_dialog->setCurrentJob(sample(u"First"_s));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TemplatesDialogTest::modelIsWellBehaved()
{
    ui::TemplateListModel model(*m_store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_store->add(u"One"_s, sample(u"x"_s)));
    QVERIFY(m_store->add(u"Two"_s, sample(u"y"_s)));
    QTRY_COMPARE(model.rowCount(), 2);
}

void TemplatesDialogTest::emptyStateSaysWhatToDo()
{
    QVERIFY(!list()->isVisible());
    QVERIFY(!find<QPushButton>("templateOpen")->isEnabled());
    QVERIFY(find<QPushButton>("templateSave")->isEnabled());
}

void TemplatesDialogTest::savesListsAndOpens()
{
    QSignalSpy opened(m_dialog.get(), &ui::TemplatesDialog::openRequested);
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    QCOMPARE(names(), QStringList{u"Firmware"_s});
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    if (opened.isEmpty())
        QTest::mouseClick(find<QPushButton>("templateOpen"), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    const auto chosen = opened.constFirst().constFirst().value<storage::JobTemplate>();
    QCOMPARE(chosen.name, u"Firmware"_s);
    QCOMPARE(chosen.document, sample(u"First"_s));
}

void TemplatesDialogTest::searchNarrows()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    QVERIFY(m_dialog->saveCurrentAs(u"Reboot"_s));
    QTest::keyClicks(find<QLineEdit>("templateSearch"), u"rEb"_s);
    QCOMPARE(names(), QStringList{u"Reboot"_s});
    QTest::keyClicks(find<QLineEdit>("templateSearch"), u"zzz"_s);
    QVERIFY(names().isEmpty());
    QVERIFY(!list()->isVisible());
}

void TemplatesDialogTest::renamesInPlace()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    list()->setFocus();
    QTest::mouseClick(find<QPushButton>("templateRename"), Qt::LeftButton);
    auto *editor = list()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Firmware 2.4"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"Firmware 2.4"_s});
    QCOMPARE(m_store->list().constFirst().name, u"Firmware 2.4"_s);
}

void TemplatesDialogTest::refusesATakenName()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    QVERIFY(!m_dialog->saveCurrentAs(u"Firmware"_s));
    QVERIFY(!notice().isEmpty());
    QCOMPARE(names().size(), 1);
    QVERIFY(!m_dialog->saveCurrentAs(QString()));
    QCOMPARE(names().size(), 1);
}

void TemplatesDialogTest::deletesWithTheKeyboardAndTakesItBack()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Delete);
    QTRY_VERIFY(names().isEmpty());
    QVERIFY(notice().contains(u"Firmware"_s));
    QTest::mouseClick(find<QPushButton>("templateUndoDelete"), Qt::LeftButton);
    QTRY_COMPARE(names(), QStringList{u"Firmware"_s});
    QCOMPARE(m_store->list().constFirst().document, sample(u"First"_s));
}

void TemplatesDialogTest::duplicates()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    QTest::mouseClick(find<QPushButton>("templateDuplicate"), Qt::LeftButton);
    QTRY_COMPARE(names().size(), 2);
    QVERIFY(names().contains(u"Firmware"_s));
    QVERIFY(list()->currentIndex().data().toString() != u"Firmware"_s);
}

void TemplatesDialogTest::exportsAndImports()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    const QString path = m_folder->filePath(u"out.json"_s);
    QVERIFY(m_dialog->exportSelected(path));
    QVERIFY(QFile::exists(path));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Delete);
    QTRY_VERIFY(names().isEmpty());
    QVERIFY(m_dialog->importFile(path));
    QTRY_COMPARE(names(), QStringList{u"Firmware"_s});
    QCOMPARE(m_store->list().constFirst().document, sample(u"First"_s));
}

void TemplatesDialogTest::filesAreChosenInADialog()
{
    QVERIFY(m_dialog->saveCurrentAs(u"Firmware"_s));
    QTest::mouseClick(find<QPushButton>("templateExport"), Qt::LeftButton);
    QCOMPARE(m_proposed, u"Firmware.json"_s);
    m_answers = {m_folder->filePath(u"a.json"_s)};
    QTest::mouseClick(find<QPushButton>("templateExport"), Qt::LeftButton);
    QVERIFY(QFile::exists(m_answers.constFirst()));
    QVERIFY(QFile::copy(m_answers.constFirst(), m_folder->filePath(u"b.json"_s)));
    m_answers.append(m_folder->filePath(u"b.json"_s));
    QTest::mouseClick(find<QPushButton>("templateImport"), Qt::LeftButton);
    QTRY_COMPARE(names().size(), 3);
    m_answers.clear();
    QTest::mouseClick(find<QPushButton>("templateImport"), Qt::LeftButton);
    QCOMPARE(names().size(), 3);
    // Where it cannot be written, file and reason are told
    m_answers = {m_folder->filePath(u"no/such/folder/x.json"_s)};
    QTest::mouseClick(find<QPushButton>("templateExport"), Qt::LeftButton);
    QVERIFY2(notice().contains(m_answers.constFirst()), qPrintable(notice()));
}

void TemplatesDialogTest::tellsOfAFileThatIsNoTemplate()
{
    const QString path = m_folder->filePath(u"bad.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"jobId\": ");
    file.close();
    QVERIFY(!m_dialog->importFile(path));
    QVERIFY(!notice().isEmpty());
    QVERIFY(names().isEmpty());
    QVERIFY(!m_dialog->exportSelected(u"/no/such/folder/x.json"_s));
}

QTEST_MAIN(TemplatesDialogTest)
#include "tst_templatesdialog.moc"
