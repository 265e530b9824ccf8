// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/messagelist.h"

#include "app/base/visibletext.h"
#include "ui/common/iconlabel.h"
#include "ui/common/sign.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr qsizetype mostShown = 8;

} // namespace

MessageList::MessageList(job::JobModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_layout->setSpacing(2);
    hide();
}

void MessageList::showProblems(const schema::Problems &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    // The click of a fix button may be what led here, so it must outlive this call.
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (const schema::Problem &problem : problems.first(qMin(problems.size(), mostShown)))
        addLine(problem);
    if (const qsizetype more = problems.size() - mostShown; more > 0)
        m_layout->addWidget(new QLabel(tr("… and %Ln more", nullptr, int(more)), this));
    setVisible(!problems.isEmpty());
}

void MessageList::addLine(const schema::Problem &problem)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    auto *icon = new IconLabel(15, line);
    icon->setIcon(signIcon(signOf(problem.severity)));
    layout->setSpacing(6);
    layout->addWidget(icon, 0, Qt::AlignTop);
    const QString message = visibleText(problem.message);
    auto *text = new QLabel(message, line);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setObjectName(u"message"_s);
    text->setAccessibleName(signName(signOf(problem.severity)) + u": "_s + message);
    layout->addWidget(text, 1);
    if (problem.fix) {
        auto *button = new QPushButton(visibleText(problem.fix->label), line);
        button->setObjectName(u"fix"_s);
        button->setAccessibleDescription(message);
        layout->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this,
                [this, fix = *problem.fix] { m_model.apply(fix.edits, fix.label); });
    }
    m_layout->addWidget(line);
}

QString MessageList::text() const
{
    QStringList lines;
    for (const schema::Problem &problem : m_problems)
        lines += signName(signOf(problem.severity)) + u": "_s + visibleText(problem.message);
    return lines.join(u'\n');
}

} // namespace fleetwright::ui
