// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"
#include "ui/compose/composer.h"
#include "ui/preview/jsonpane.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// However one came to a job, the window shows that job and nothing of those before.
class TestOpenedFace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void openedJobLooksAsInAFreshWindow();

private:
    /// Everything an operator could see in the panes of the current job.
    [[nodiscard]] static QStringList faceOf(ui::MainWindow &window);
    /// Leaves traces wherever an operator could.
    static void disturb(ui::MainWindow &window);
    [[nodiscard]] QList<job::JobDocument> jobs() const;

    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestOpenedFace::init()
{
    m_world = std::make_unique<test::World>();
    m_window = std::make_unique<ui::MainWindow>(m_world->services());
    m_window->show();
}

void TestOpenedFace::cleanup()
{
    m_window.reset();
    m_world.reset();
}

QStringList TestOpenedFace::faceOf(ui::MainWindow &window)
{
    // What is laid out and computed later is there
    session::Forecaster &forecaster = window.session().forecaster();
    const bool isComputed = QTest::qWaitFor(
        [&] {
            return forecaster.forecast() && (forecaster.forecast()->problem || forecaster.forecast()->spread);
        },
        30'000);
    if (!isComputed)
        qFatal("there is no forecast");
    QCoreApplication::processEvents();
    auto *shown = qobject_cast<ui::Composer *>(window.findChild<QStackedWidget *>()->currentWidget());
    QStringList face;
    for (const QWidget *widget : shown->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(shown))
            continue;
        QString state = QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            state += u" = "_s + label->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            state += u" = "_s + line->text() + u" / "_s + line->placeholderText();
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            state += u" = "_s + text->toPlainText();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            state += u" = "_s + button->text() + (button->isChecked() ? u" on"_s : u" off"_s);
        if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            state += u" = "_s + combo->currentText();
        if (const auto *number = qobject_cast<const QAbstractSpinBox *>(widget))
            state += u" = "_s + number->text();
        if (const auto *tabs = qobject_cast<const QTabWidget *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                state += u" | "_s + tabs->tabText(i);
            state += u" at %1"_s.arg(tabs->currentIndex());
        }
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
            state += u" at %1"_s.arg(area->verticalScrollBar()->value());
        face.append(state);
    }
    face.sort();
    return face;
}

void TestOpenedFace::disturb(ui::MainWindow &window)
{
    auto *shown = qobject_cast<ui::Composer *>(window.findChild<QStackedWidget *>()->currentWidget());
    for (auto *add : shown->findChildren<QPushButton *>(u"addSection"_s)) {
        if (add->isVisibleTo(shown))
            add->click();
    }
    for (auto *radio : shown->findChildren<QAbstractButton *>()) {
        if (radio->inherits("QRadioButton") && radio->isVisibleTo(shown) && !radio->isChecked())
            radio->click();
    }
    if (auto *entry = shown->findChild<QLineEdit *>(u"targetEntry"_s))
        entry->setText(u"left behind"_s);
    shown->json()->restoreBroken(u"{ left behind"_s);
    shown->findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(2);
    QCoreApplication::processEvents();
    auto *form = shown->findChild<QAbstractScrollArea *>(u"formPage"_s);
    form->verticalScrollBar()->setValue(form->verticalScrollBar()->maximum());
}

QList<job::JobDocument> TestOpenedFace::jobs() const
{
    const QJsonObject full = test::fullJob(m_world->clock.utcNow());
    QList<job::JobDocument> jobs{job::JobDocument(full)};
    // Each member alone, each left out, and paces of either kind
    for (auto member = full.begin(); member != full.end(); ++member)
        jobs.append(
            job::JobDocument({{member.key(), member.value()}, {u"jobId"_s, u"only-"_s + member.key()}}));
    const QJsonObject constant{{u"maximumPerMinute"_s, 30}};
    for (const QString &gone : {u"abortConfig"_s, u"document"_s, u"schedulingConfig"_s, u"targets"_s,
                                u"tags"_s, u"timeoutConfig"_s, u"presignedUrlConfig"_s}) {
        QJsonObject without = full;
        without.remove(gone);
        without.insert(u"jobExecutionsRolloutConfig"_s, constant);
        jobs.append(job::JobDocument(without));
    }
    return jobs;
}

void TestOpenedFace::openedJobLooksAsInAFreshWindow()
{
    const QList<job::JobDocument> all = jobs();
    QVERIFY(all.size() >= 20);
    // Any order, the same each time
    for (qsizetype n = 0; n < all.size(); ++n) {
        const job::JobDocument &document = all.at(n * 7 % all.size());
        disturb(*m_window);
        m_window->jobs().startFrom(document, u"an example"_s);
        test::World apart;
        apart.clock.set(m_world->clock.utcNow());
        ui::MainWindow fresh(apart.services());
        fresh.resize(m_window->size());
        fresh.show();
        fresh.jobs().startFrom(document, u"an example"_s);
        const QStringList expected = faceOf(fresh);
        QVERIFY(expected.size() > 100);
        QStringList lost = expected;
        QStringList strange = faceOf(*m_window);
        for (const QString &part : expected)
            strange.removeOne(part);
        for (const QString &part : faceOf(*m_window))
            lost.removeOne(part);
        QVERIFY2(strange.isEmpty() && lost.isEmpty(),
                 qPrintable(u"%1\n\nnot there:\n%2"_s.arg(strange.join(u'\n'), lost.join(u'\n'))));
    }
}

QTEST_MAIN(TestOpenedFace)
#include "tst_openedface.moc"
