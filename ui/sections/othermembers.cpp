// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/othermembers.h"

#include "ui/form/fieldeditor.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/rowframe.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

OtherMembers::OtherMembers(FormScope &scope, QWidget *parent)
    : BoundWidget(scope, {}, parent), m_lines(new QVBoxLayout), m_messages(new MessageList(this))
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
    layout->addWidget(m_messages);
    hide();
    connect(m_messages, &MessageList::fixRequested, this,
            [this](const schema::Fix &fix) { model().apply(fix.edits, fix.label); });
}

void OtherMembers::reload()
{
    const QJsonObject root = model().document().root();
    QStringList names = root.keys();
    names.removeIf([this](const QString &name) { return scope().root().member(name); });
    if (names != m_names) {
        while (const std::unique_ptr<QLayoutItem> item{m_lines->takeAt(0)})
            retire(item->widget());
        for (const QString &name : std::as_const(names))
            addLine(name);
        m_names = names;
    }
    for (const QString &name : std::as_const(m_names)) {
        auto *line = findChild<QLineEdit *>(u"value-"_s + name);
        line->setText(plainText(root.value(name)));
        line->setCursorPosition(0);
    }
    setVisible(!m_names.isEmpty());
}

void OtherMembers::addLine(const QString &name)
{
    auto *frame = new RowFrame(
        name, tr("The service's documentation does not name this member. It is sent as it is."), this);
    auto *content = new QWidget(frame);
    auto *line = new QLineEdit(content);
    line->setReadOnly(true);
    line->setObjectName(u"value-"_s + name);
    line->setAccessibleName(name);
    auto *remove = new QPushButton(tr("Remove"), content);
    remove->setAccessibleName(tr("Remove: %1").arg(name));
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins({});
    row->addWidget(line, 1);
    row->addWidget(remove);
    content->setFocusProxy(line);
    frame->setContent(content);
    m_lines->addWidget(frame);
    connect(remove, &QPushButton::clicked, this, [this, name] {
        model().endMerging();
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
    return findChild<QLineEdit *>(u"value-"_s + at.tokens().constFirst());
}

} // namespace fleetwright::ui
