// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/section.h"

#include "ui/form/boundwidget.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/listeditor.h"
#include "ui/form/messagelist.h"
#include "ui/form/objectform.h"
#include "ui/form/tabstops.h"
#include "ui/style/buttons.h"
#include "ui/style/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

/// Stands for a member of the job while the section is folded, and takes the problems that no field takes.
class Section::MemberView : public BoundView
{
public:
    MemberView(Section &section, json::Pointer place) : m_section(section), m_place(std::move(place))
    {
        m_section.m_scope->add(m_place, this);
    }
    ~MemberView() override
    {
        if (m_section.m_scope)
            m_section.m_scope->remove(m_place, this);
    }

    void reload() override { m_section.follow(); }
    void showProblems(const schema::Problems &problems) override
    {
        m_problems = problems;
        m_section.showMessages();
    }
    [[nodiscard]] bool isShown() const override { return true; }
    QWidget *open(const json::Pointer &) override
    {
        m_section.openBody();
        return m_section.firstInput();
    }

    [[nodiscard]] const schema::Problems &problems() const { return m_problems; }

private:
    Section &m_section;
    json::Pointer m_place;
    schema::Problems m_problems;
};

Section::Section(FormScope &scope, SectionSpec spec, QWidget *parent)
    : Card(parent), m_scope(&scope), m_spec(std::move(spec)), m_layout(new QVBoxLayout(this)),
      m_purpose(new QLabel(m_spec.purpose, this)), m_note(new QLabel(this)),
      m_add(new QPushButton(tr("Add"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_messages(new MessageList(scope.model(), this))
{
    setObjectName(m_spec.id);
    m_layout->setContentsMargins(14, 10, 14, 14);
    m_layout->setSpacing(rowSpacing(*this));
    buildHeader();
    m_layout->addWidget(m_messages);
    connect(m_add, &QPushButton::clicked, this, [this] {
        openBody();
        if (auto *list = qobject_cast<ListEditor *>(m_body))
            list->addItem();
        else if (QWidget *input = firstInput())
            input->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, &Section::removeFromJob);
    for (const QString &member : std::as_const(m_spec.members))
        m_views.push_back(std::make_unique<MemberView>(*this, json::Pointer() / member));
    if (!m_spec.optional || isPresent())
        openBody();
    updateHeader();
}

Section::~Section() = default;

void Section::buildHeader()
{
    auto *title = new QLabel(m_spec.title, this);
    title->setFont(textFont(TextSize::CardTitle, true));
    title->setObjectName(u"title"_s);
    m_purpose->setForegroundRole(QPalette::PlaceholderText);
    m_purpose->setWordWrap(true);
    m_note->setObjectName(u"sectionNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    m_add->setObjectName(u"addSection"_s);
    m_remove->setObjectName(u"removeSection"_s);
    m_add->setAccessibleName(tr("Add: %1").arg(m_spec.title));
    m_add->setAccessibleDescription(m_spec.purpose);
    m_remove->setAccessibleName(tr("Remove: %1").arg(m_spec.title));
    setButtonKind(*m_remove, ButtonKind::Quiet);
    m_remove->setToolTip(tr("Takes all of it out of the job"));
    auto *row = new QHBoxLayout;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(title);
    texts->addWidget(m_purpose);
    texts->addWidget(m_note);
    row->addLayout(texts, 1);
    row->addWidget(m_add, 0, Qt::AlignTop);
    row->addWidget(m_remove, 0, Qt::AlignTop);
    m_layout->addLayout(row);
}

bool Section::isPresent() const
{
    return std::any_of(m_spec.members.begin(), m_spec.members.end(), [this](const QString &member) {
        return m_scope->model().document().root().contains(member);
    });
}

void Section::follow()
{
    if (isPresent())
        openBody();
    updateHeader();
}

void Section::openBody()
{
    if (m_body)
        return;
    m_body = m_spec.makeBody(*m_scope, this);
    m_layout->insertWidget(1, m_body);
    // Now, not when the layout comes to it: what is hidden gets neither focus nor problems.
    m_body->show();
    updateHeader();
    m_scope->settle();
}

void Section::closeBody()
{
    if (!m_body)
        return;
    BoundWidget::retire(m_body);
    m_body = nullptr;
    updateHeader();
    m_scope->settle();
}

void Section::removeFromJob()
{
    QList<schema::Edit> edits;
    const QJsonObject root = m_scope->model().document().root();
    for (const QString &member : std::as_const(m_spec.members)) {
        if (root.contains(member))
            edits.append({json::Pointer() / member, QJsonValue::Undefined});
    }
    if (!edits.isEmpty())
        m_scope->model().apply(edits, tr("Removal of %1").arg(m_spec.title));
    closeBody();
    m_add->setFocus();
}

void Section::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void Section::updateHeader()
{
    setAbsent(m_spec.optional && !m_body);
    m_add->setVisible(m_spec.optional && !m_body);
    m_remove->setVisible(m_spec.optional && m_body);
    m_purpose->setText(m_body || m_spec.fallback.isEmpty()
                           ? m_spec.purpose
                           : tr("%1 If left out: %2.").arg(m_spec.purpose, m_spec.fallback));
    m_purpose->setVisible(!m_purpose->text().isEmpty());
}

void Section::showMessages()
{
    schema::Problems problems;
    for (const auto &view : m_views)
        problems += view->problems();
    m_messages->showProblems(problems);
}

QWidget *Section::firstInput() const
{
    if (!m_body)
        return m_add;
    const QWidgetList stops = m_body->layout() ? tabStops(*m_body->layout()) : QWidgetList();
    const auto found =
        std::find_if(stops.begin(), stops.end(), [this](QWidget *stop) { return stop->isVisibleTo(this); });
    return found == stops.end() ? nullptr : *found;
}

} // namespace fleetwright::ui
