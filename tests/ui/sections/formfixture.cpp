// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sections/formfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

FormFixture::FormFixture(const QByteArray &job) : window(std::make_unique<QMainWindow>())
{
    model.setContext({.now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC),
                      .zone = QTimeZone("Europe/Berlin"),
                      .partition = u"aws"_s,
                      .region = u"eu-west-1"_s,
                      .account = u"123456789012"_s});
    if (!job.isEmpty()) {
        const auto document = job::JobDocument::parse(job);
        Q_ASSERT(document);
        model.reset(*document);
    }
    page = new ui::FormPage(model);
    window->setCentralWidget(page);
    auto *undoAction = model.undoStack()->createUndoAction(window.get());
    undoAction->setShortcut(QKeySequence::Undo);
    auto *redoAction = model.undoStack()->createRedoAction(window.get());
    redoAction->setShortcut(QKeySequence::Redo);
    window->addActions({undoAction, redoAction});
    window->resize(820, 700);
    window->show();
    const bool active = QTest::qWaitForWindowActive(window.get());
    Q_ASSERT(active);
}

FormFixture::~FormFixture() = default;

QJsonValue FormFixture::value(const QByteArray &pointer) const
{
    return model.value(*json::Pointer::parse(QString::fromUtf8(pointer)));
}

QByteArray FormFixture::json() const
{
    return QJsonDocument(model.document().root()).toJson(QJsonDocument::Compact);
}

QWidget *FormFixture::focus(const QByteArray &pointer)
{
    const bool found = page->reveal(*json::Pointer::parse(QString::fromUtf8(pointer)));
    return found ? QApplication::focusWidget() : nullptr;
}

void FormFixture::type(const QByteArray &pointer, const QString &text)
{
    QWidget *input = focus(pointer);
    if (!input)
        QFAIL(pointer.constData());
    QTest::keySequence(input, QKeySequence::SelectAll);
    QTest::keyClicks(input, text);
}

void FormFixture::clear(const QByteArray &pointer)
{
    QWidget *input = focus(pointer);
    if (!input)
        QFAIL(pointer.constData());
    QTest::keySequence(input, QKeySequence::SelectAll);
    QTest::keyClick(input, Qt::Key_Delete);
}

void FormFixture::click(const QByteArray &owner, const QByteArray &name)
{
    auto *button = find<QAbstractButton>(owner, name);
    if (!button || !button->isVisible())
        QFAIL(qPrintable(u"no button %1 in %2"_s.arg(QString::fromUtf8(name), QString::fromUtf8(owner))));
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::processEvents();
}

void FormFixture::undo()
{
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::Undo);
    QCoreApplication::processEvents();
}

} // namespace fleetwright::test
