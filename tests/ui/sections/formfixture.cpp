// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sections/formfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QRadioButton>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

QByteArray fullJob()
{
    return R"json({"jobId":"a","description":"b","targets":["arn:aws:iot:eu-west-1:123456789012:thing/p"],
"targetSelection":"CONTINUOUS","document":"{}","documentSource":"https://b.s3.amazonaws.com/k","jobTemplateArn":"arn:aws:x",
"documentParameters":{"p":"v"},
"jobExecutionsRolloutConfig":{"maximumPerMinute":50,"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":1.5,
"rateIncreaseCriteria":{"numberOfNotifiedThings":10,"numberOfSucceededThings":10}}},
"abortConfig":{"criteriaList":[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":20,"minNumberOfExecutedThings":10}]},
"jobExecutionsRetryConfig":{"criteriaList":[{"failureType":"FAILED","numberOfRetries":3}]},
"schedulingConfig":{"startTime":"2026-12-01T19:00","endTime":"2026-12-08T19:00","endBehavior":"CANCEL",
"maintenanceWindows":[{"startTime":"cron(0 2 ? * 3#2 *)","durationInMinutes":180}]},
"timeoutConfig":{"inProgressTimeoutInMinutes":60},
"presignedUrlConfig":{"roleArn":"arn:aws:iam::123456789012:role/fleet-ota","expiresInSec":60},
"tags":[{"Key":"team","Value":"firmware"}],"destinationPackageVersions":["arn:aws:iot:p"],"namespaceId":"gg"})json";
}

QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"').replace('`', "\\\"");
}

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

QRadioButton *FormFixture::radio(const QString &text) const
{
    const auto buttons = page->findChildren<QRadioButton *>();
    for (QRadioButton *button : buttons) {
        if (button->text().startsWith(text) && button->isVisibleTo(page))
            return button;
    }
    return nullptr;
}

void FormFixture::choose(const QString &text) const
{
    QRadioButton *button = radio(text);
    if (!button)
        QFAIL(qPrintable(text));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCoreApplication::processEvents();
}

} // namespace fleetwright::test
