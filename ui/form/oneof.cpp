// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/oneof.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/inputfilter.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui
{

OneOf::OneOf(FormScope &scope, const json::Pointer &place, const QString &label, const QString &help,
             QWidget *parent)
    : BoundWidget(scope, place, parent), m_group(new QButtonGroup(this)),
      m_frame(new RowFrame(label, help, this)), m_buttons(new QWidget(m_frame)),
      m_messages(new MessageList(scope.model(), m_frame)), m_layout(new QVBoxLayout(this))
{
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins({});
    row->setSpacing(fontMetrics().averageCharWidth() * 2);
    row->addStretch(1);
    m_frame->setContent(m_buttons);
    m_frame->addBelow(m_messages);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(rowSpacing(*this));
    m_layout->addWidget(m_frame);
    connect(&scope, &FormScope::aboutToBeReplaced, this, [this] { m_chosen = -1; });
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { choose(id); });
}

void OneOf::add(const Alternative &alternative)
{
    auto *button = new QRadioButton(alternative.title, m_buttons);
    button->setAccessibleName(m_frame->label()->text() + QLatin1StringView(": ") + alternative.title);
    InputFilter::install(button);
    auto *row = static_cast<QHBoxLayout *>(m_buttons->layout());
    row->insertWidget(row->count() - 1, button);
    m_group->addButton(button, int(m_alternatives.size()));
    if (m_alternatives.isEmpty())
        m_buttons->setFocusProxy(button);
    if (alternative.page) {
        m_layout->addWidget(alternative.page);
        alternative.page->hide();
    }
    m_alternatives.append(alternative);
}

bool OneOf::isPresent(qsizetype index) const
{
    const auto &members = m_alternatives.at(index).members;
    return std::any_of(members.begin(), members.end(),
                       [this](const json::Pointer &at) { return !model().value(at).isUndefined(); });
}

void OneOf::reload()
{
    qsizetype first = -1;
    qsizetype absence = -1;
    for (qsizetype i = m_alternatives.size() - 1; i >= 0; --i) {
        if (m_alternatives.at(i).members.isEmpty())
            absence = i;
        else if (isPresent(i))
            first = i;
    }
    qsizetype chosen = m_chosen;
    if (first >= 0 && (chosen < 0 || !isPresent(chosen)))
        chosen = first;
    else if (first < 0 && chosen < 0)
        chosen = absence >= 0 ? absence : 0;
    select(chosen);
}

void OneOf::select(qsizetype index)
{
    m_chosen = index;
    m_group->button(int(index))->setChecked(true);
    bool changed = false;
    for (qsizetype i = 0; i < m_alternatives.size(); ++i) {
        QWidget *page = m_alternatives.at(i).page;
        if (!page)
            continue;
        const bool shown = i == index || isPresent(i);
        changed = changed || page->isHidden() == shown;
        page->setVisible(shown);
    }
    if (changed)
        scope().reroute();
}

QList<schema::Edit> OneOf::edits(qsizetype from, qsizetype to)
{
    const Alternative &next = m_alternatives.at(to);
    QList<schema::Edit> edits;
    QJsonValue carried = QJsonValue::Undefined;
    for (qsizetype i = 0; i < m_alternatives.size(); ++i) {
        if (i == to)
            continue;
        for (const json::Pointer &member : m_alternatives.at(i).members) {
            const QJsonValue value = model().value(member);
            if (value.isUndefined())
                continue;
            if (m_alternatives.at(i).carries && (i == from || carried.isUndefined()))
                carried = value;
            m_aside.insert(member, value);
            edits.append({member, QJsonValue::Undefined});
        }
    }
    for (const json::Pointer &member : next.members) {
        const QJsonValue value =
            next.carries && !carried.isUndefined() ? carried : m_aside.value(member, QJsonValue::Undefined);
        if (model().value(member).isUndefined() && !value.isUndefined())
            edits.append({member, value});
    }
    return edits;
}

void OneOf::choose(qsizetype index)
{
    if (index == m_chosen)
        return;
    const QList<schema::Edit> changes = edits(m_chosen, index);
    m_chosen = index;
    if (!changes.isEmpty())
        model().apply(changes, tr("Change of %1").arg(m_frame->label()->text()));
    select(index);
    scope().settle();
}

void OneOf::showProblems(const schema::Problems &problems)
{
    m_messages->showProblems(problems);
}

QWidget *OneOf::open(const json::Pointer &at)
{
    for (qsizetype i = 0; i < m_alternatives.size(); ++i) {
        const auto &members = m_alternatives.at(i).members;
        const bool holds = std::any_of(members.begin(), members.end(),
                                       [&at](const json::Pointer &member) { return member.contains(at); });
        if (holds && m_alternatives.at(i).page)
            m_alternatives.at(i).page->show();
    }
    return m_buttons;
}

} // namespace fleetwright::ui
