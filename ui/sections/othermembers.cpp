// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/othermembers.h"

#include "app/base/visibletext.h"
#include "app/job/step.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// More lines would only make the window slow.
constexpr qsizetype mostLines = 100;

} // namespace

OtherMembers::OtherMembers(FormScope &scope, QWidget *parent)
    : BoundWidget(scope, {}, parent), m_lines(new QVBoxLayout), m_more(new QLabel(this)),
      m_messages(new MessageList(scope.model(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    auto *title = new QLabel(tr("Other members"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    layout->addWidget(title);
    layout->addLayout(m_lines);
    layout->addWidget(m_more);
    layout->addWidget(m_messages);
    hide();
}

void OtherMembers::reload()
{
    const QJsonObject root = model().document().root();
    QStringList names = root.keys();
    names.removeIf([this](const QString &name) { return scope().root().member(name); });
    if (names != m_names) {
        while (const std::unique_ptr<QLayoutItem> item{m_lines->takeAt(0)})
            retire(item->widget());
        m_values.clear();
        for (const QString &name : std::as_const(names).first(qMin(mostLines, names.size())))
            addLine(name);
        m_names = names;
        const qsizetype more = names.size() - m_values.size();
        m_more->setText(tr("… and %1 more, which can be edited as JSON.").arg(QLocale().toString(more)));
        m_more->setVisible(more > 0);
    }
    for (auto line = m_values.cbegin(); line != m_values.cend(); ++line) {
        line.value()->setText(visibleText(plainText(root.value(line.key()))));
        line.value()->setCursorPosition(0);
    }
    setVisible(!m_names.isEmpty());
}

void OtherMembers::addLine(const QString &name)
{
    const QString shown = visibleText(name);
    auto *frame = new RowFrame(shown, tr("The service's documentation does not name this member."), this);
    auto *content = new QWidget(frame);
    auto *line = new QLineEdit(content);
    line->setReadOnly(true);
    line->setObjectName(u"value-"_s + name);
    line->setAccessibleName(shown);
    auto *remove = new QPushButton(tr("Remove"), content);
    remove->setAccessibleName(tr("Remove: %1").arg(shown));
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins({});
    row->addWidget(line, 1);
    row->addWidget(remove);
    content->setFocusProxy(line);
    frame->setContent(content);
    m_lines->addWidget(frame);
    m_values.insert(name, line);
    connect(remove, &QPushButton::clicked, this, [this, name] {
        const job::Step step(model());
        model().remove(json::Pointer() / name);
    });
}

void OtherMembers::showProblems(const schema::Problems &problems)
{
    m_messages->showProblems(problems);
}

QWidget *OtherMembers::open(const json::Pointer &at)
{
    if (at.isRoot())
        return nullptr;
    return m_values.value(at.tokens().constFirst());
}

} // namespace fleetwright::ui
