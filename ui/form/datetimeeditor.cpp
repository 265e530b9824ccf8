// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/datetimeeditor.h"

#include "ui/form/inputfilter.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTextCharFormat>
#include <QToolButton>
#include <QWidgetAction>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

const QString jobForm = u"yyyy-MM-dd'T'HH:mm"_s;
const QString shownForm = u"yyyy-MM-dd HH:mm"_s;

/// The moment that an operator in `zone` types; invalid where it is none.
QDateTime momentFromOperator(const QString &text, const QTimeZone &zone)
{
    const QString plain = text.simplified();
    QDateTime typed;
    for (const QString &form : {shownForm, u"yyyy-MM-dd H:mm"_s, jobForm}) {
        if (typed = QDateTime::fromString(plain, form); typed.isValid())
            break;
    }
    return typed.isValid() ? QDateTime(typed.date(), typed.time(), zone) : QDateTime();
}

} // namespace

QDateTime momentFromJob(const QString &text)
{
    const QDateTime moment = QDateTime::fromString(text, jobForm);
    return moment.isValid() ? QDateTime(moment.date(), moment.time(), Qt::UTC) : QDateTime();
}

QString momentForJob(const QDateTime &moment)
{
    return moment.toUTC().toString(jobForm);
}

DateTimeEditor::DateTimeEditor(const schema::FieldSpec &spec, const job::RuleContext &context,
                               QWidget *parent)
    : LineEditor(spec, parent), m_context(context), m_pick(new QToolButton(this)), m_hint(new QLabel(this))
{
    line()->setFixedWidth(fontMetrics().horizontalAdvance(u"0000-00-00 00:00  "_s) + fontMetrics().height());
    line()->setPlaceholderText(tr("YYYY-MM-DD HH:MM"));
    m_pick->setText(tr("Pick a date"));
    m_pick->setProperty("part", m_pick->text());
    m_pick->setToolTip(m_pick->text());
    m_pick->setArrowType(Qt::DownArrow);
    m_pick->setAutoRaise(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setStretchFactor(line(), 0);
    row->addWidget(m_pick);
    row->addWidget(m_hint, 1);
    InputFilter::install(m_pick);
    connect(m_pick, &QToolButton::clicked, this, &DateTimeEditor::pickDate);
    // What was typed in a shorter form is shown as it is kept, once the operator has moved on.
    connect(this, &FieldEditor::editingFinished, this, [this] {
        if (const QString text = write(m_value); read(line()->text()) == m_value)
            setTextKeepingCursor(*line(), text);
    });
}

void DateTimeEditor::refresh()
{
    setTextKeepingCursor(*line(), write(m_value));
    updateHint(m_value);
}

QList<QWidget *> DateTimeEditor::inputs() const
{
    return {line(), m_pick};
}

QJsonValue DateTimeEditor::read(const QString &text) const
{
    if (text.isEmpty())
        return QJsonValue::Undefined;
    const QDateTime moment = momentFromOperator(text, m_context.zone);
    return moment.isValid() ? QJsonValue(momentForJob(moment)) : QJsonValue(text);
}

QString DateTimeEditor::write(const QJsonValue &value) const
{
    const QDateTime moment = momentFromJob(value.toString());
    return moment.isValid() ? moment.toTimeZone(m_context.zone).toString(shownForm) : plainText(value);
}

void DateTimeEditor::updateHint(const QJsonValue &value)
{
    m_value = value;
    const QDateTime moment = momentFromJob(value.toString());
    if (!moment.isValid()) {
        m_hint->setText(value.isUndefined() ? tr("Time zone: %1").arg(QString::fromUtf8(m_context.zone.id()))
                                            : QString());
        return;
    }
    const QDateTime local = moment.toTimeZone(m_context.zone);
    if (local.offsetFromUtc() == 0)
        return m_hint->setText(tr("UTC"));
    const QString abbreviation = m_context.zone.abbreviation(local);
    m_hint->setText(tr("%1  =  %2 UTC").arg(abbreviation, moment.toString(shownForm)));
}

void DateTimeEditor::pickDate()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    // Their place tells Saturdays and Sundays, and red is for what is wrong.
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, QTextCharFormat());
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const QDateTime set = momentFromJob(m_value.toString());
    const QDateTime base = (set.isValid() ? set : m_context.now).toTimeZone(m_context.zone);
    if (base.isValid())
        calendar->setSelectedDate(base.date());
    const auto take = [this, menu, set](QDate date) {
        const QTime time = set.isValid() ? set.toTimeZone(m_context.zone).time() : QTime(0, 0);
        const QJsonValue value = momentForJob(QDateTime(date, time, m_context.zone));
        menu->close();
        display(value);
        emit edited(value);
        emit editingFinished();
        line()->setFocus();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    menu->popup(m_pick->mapToGlobal(QPoint(0, m_pick->height())));
    calendar->setFocus();
}

} // namespace fleetwright::ui
