// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/croneditor.h"

#include "app/job/openings.h"
#include "ui/form/inputfilter.h"
#include "ui/form/lineeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTimeEdit>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int freeKind = 100;
constexpr int lastDay = 0; // as data of the list of days: the last one of the month

} // namespace

CronEditor::CronEditor(const schema::FieldSpec &spec, const job::RuleContext &context, QWidget *parent)
    : FieldEditor(spec, parent), m_context(context), m_kind(new QComboBox(this)), m_openings(new QLabel(this))
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->addWidget(m_kind);
    buildControls(row);
    row->addStretch(1);
    auto *days = new QHBoxLayout;
    days->setContentsMargins({});
    days->addWidget(m_nth);
    days->addWidget(m_weekday);
    for (QCheckBox *weekday : std::as_const(m_weekdays))
        days->addWidget(weekday);
    days->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addLayout(days);
    layout->addWidget(m_cron);
    layout->addWidget(m_openings);
    m_openings->setForegroundRole(QPalette::PlaceholderText);
    m_openings->setObjectName(u"openings"_s);
    setFocusProxy(m_kind);
    const auto widgets = inputs();
    for (QWidget *input : widgets)
        InputFilter::install(input);

    connect(m_kind, &QComboBox::activated, this, [this] {
        arrange();
        if (!isFree())
            compose();
        emit editingFinished();
    });
    for (QComboBox *combo : {m_nth, m_weekday, m_day})
        connect(combo, &QComboBox::activated, this, &CronEditor::compose);
    for (QCheckBox *weekday : std::as_const(m_weekdays))
        connect(weekday, &QCheckBox::clicked, this, &CronEditor::compose);
    connect(m_time, &QTimeEdit::timeChanged, this, &CronEditor::compose);
    connect(m_time, &QTimeEdit::editingFinished, this, &FieldEditor::editingFinished);
    connect(m_cron, &QLineEdit::textEdited, this, [this](const QString &text) {
        take(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
    });
    connect(m_cron, &QLineEdit::editingFinished, this, &FieldEditor::editingFinished);
    arrange();
}

void CronEditor::buildControls(QHBoxLayout *row)
{
    using Kind = job::CronPattern::Kind;
    const QLocale locale;
    m_kind->setProperty("part", tr("Repetition"));
    m_kind->setPlaceholderText(tr("Choose how often…"));
    m_kind->addItem(tr("Daily"), int(Kind::Daily));
    m_kind->addItem(tr("Monday to Friday"), int(Kind::Weekdays));
    m_kind->addItem(tr("Weekly on"), int(Kind::Weekly));
    m_kind->addItem(tr("Monthly on the"), int(Kind::NthWeekday));
    m_kind->addItem(tr("Monthly on day"), int(Kind::MonthDay));
    m_kind->addItem(tr("Cron expression"), freeKind);
    m_kind->setCurrentIndex(-1);

    m_weekday = new QComboBox(this);
    for (int day = 1; day <= 7; ++day) {
        auto *button = new QCheckBox(locale.dayName(day, QLocale::ShortFormat), this);
        button->setProperty("part", locale.dayName(day));
        m_weekdays.append(button);
        m_weekday->addItem(locale.dayName(day), day);
    }
    m_nth = new QComboBox(this);
    m_nth->setProperty("part", tr("Week of the month"));
    const QStringList ordinals{tr("first"), tr("second"), tr("third"), tr("fourth"), tr("last")};
    for (const QString &ordinal : ordinals)
        m_nth->addItem(ordinal, m_nth->count() + 1);
    m_weekday->setProperty("part", tr("Day of the week"));
    m_day = new QComboBox(this);
    m_day->setProperty("part", tr("Day of the month"));
    for (int day = 1; day <= 31; ++day)
        m_day->addItem(locale.toString(day), day);
    m_day->addItem(tr("last"), lastDay);
    m_at = new QLabel(tr("at"), this);
    m_time = new QTimeEdit(this);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setProperty("part", tr("Time in UTC"));
    m_utc = new QLabel(tr("UTC"), this);
    m_cron = new QLineEdit(this);
    m_cron->setProperty("part", tr("Cron expression"));
    m_cron->setPlaceholderText(spec().placeholder ? schema::fieldText(spec().placeholder)
                                                  : u"cron(0 2 ? * MON-FRI *)"_s);
    for (QWidget *widget : QList<QWidget *>{m_day, m_at, m_time, m_utc})
        row->addWidget(widget);
}

QList<QWidget *> CronEditor::inputs() const
{
    QList<QWidget *> all{m_kind, m_day, m_time, m_nth, m_weekday};
    for (QCheckBox *weekday : m_weekdays)
        all.append(weekday);
    return all << m_cron;
}

bool CronEditor::isFree() const
{
    return m_kind->currentData().toInt() == freeKind;
}

void CronEditor::arrange()
{
    using Kind = job::CronPattern::Kind;
    const bool chosen = m_kind->currentIndex() >= 0;
    const auto kind = Kind(m_kind->currentData().toInt());
    const bool composed = chosen && !isFree();
    for (QCheckBox *weekday : std::as_const(m_weekdays))
        weekday->setVisible(composed && kind == Kind::Weekly);
    m_nth->setVisible(composed && kind == Kind::NthWeekday);
    m_weekday->setVisible(composed && kind == Kind::NthWeekday);
    m_day->setVisible(composed && kind == Kind::MonthDay);
    for (QWidget *widget : QList<QWidget *>{m_at, m_time, m_utc})
        widget->setVisible(composed);
    m_cron->setVisible(chosen && !composed);
}

job::CronPattern CronEditor::pattern() const
{
    job::CronPattern pattern{.kind = job::CronPattern::Kind(m_kind->currentData().toInt()),
                             .time = m_time->time()};
    if (pattern.kind == job::CronPattern::Kind::Weekly) {
        for (int day = 1; day <= 7; ++day) {
            if (m_weekdays.at(day - 1)->isChecked())
                pattern.weekdays.append(day);
        }
        // A week without a day cannot be written; Monday is where the choice starts.
        if (pattern.weekdays.isEmpty())
            pattern.weekdays.append(1);
    } else if (pattern.kind == job::CronPattern::Kind::NthWeekday) {
        pattern.nth = m_nth->currentData().toInt();
        pattern.weekday = m_weekday->currentData().toInt();
    } else if (pattern.kind == job::CronPattern::Kind::MonthDay) {
        if (const int day = m_day->currentData().toInt(); day == lastDay)
            pattern.kind = job::CronPattern::Kind::LastDay;
        else
            pattern.day = day;
    }
    return pattern;
}

void CronEditor::compose()
{
    if (m_kind->currentIndex() < 0 || isFree())
        return;
    const job::CronPattern composed = pattern();
    showPattern(composed);
    take(job::cronText(composed));
}

void CronEditor::take(const QJsonValue &value)
{
    m_value = value;
    showOpenings();
    emit edited(value);
}

void CronEditor::display(const QJsonValue &value)
{
    if (value == m_value && !(value.isUndefined() && !m_cron->text().isEmpty()))
        return;
    m_value = value;
    const auto known = job::cronPattern(value.toString());
    const bool composing = m_kind->currentIndex() < 0 || !isFree();
    if (known && composing)
        showPattern(*known);
    else if (!value.isUndefined())
        m_kind->setCurrentIndex(m_kind->findData(freeKind));
    else if (!isFree())
        m_kind->setCurrentIndex(-1);
    setTextKeepingCursor(*m_cron, plainText(value));
    arrange();
    showOpenings();
}

void CronEditor::refresh()
{
    showOpenings();
}

void CronEditor::showPattern(const job::CronPattern &pattern)
{
    using Kind = job::CronPattern::Kind;
    const bool last = pattern.kind == Kind::LastDay;
    m_kind->setCurrentIndex(m_kind->findData(int(last ? Kind::MonthDay : pattern.kind)));
    const QSignalBlocker quiet(m_time);
    if (m_time->time() != pattern.time)
        m_time->setTime(pattern.time);
    for (int day = 1; day <= 7; ++day)
        m_weekdays.at(day - 1)->setChecked(pattern.weekdays.contains(day));
    m_nth->setCurrentIndex(m_nth->findData(pattern.nth));
    m_weekday->setCurrentIndex(m_weekday->findData(pattern.weekday));
    m_day->setCurrentIndex(m_day->findData(last ? lastDay : pattern.day));
    setTextKeepingCursor(*m_cron, job::cronText(pattern));
    arrange();
}

void CronEditor::showOpenings()
{
    const QString text = job::openingsText(m_value.toString(), m_context);
    m_openings->setText(text);
    m_openings->setVisible(!text.isEmpty());
}

} // namespace fleetwright::ui
