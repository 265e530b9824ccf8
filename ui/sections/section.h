// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/form/formscope.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fleetwright::ui
{

class MessageList;

/// What a section is: its texts, the members of the job that it holds, and how its fields are made.
struct SectionSpec {
    QString id = {};
    QString title = {};       ///< translated
    QString purpose = {};     ///< what it is for, in a line; translated
    QString fallback = {};    ///< what the service assumes without it; translated
    QStringList members = {}; ///< of the job, at the top level
    bool optional = false;    ///< can be added and taken out as a whole
    std::function<QWidget *(FormScope &scope, QWidget *parent)> makeBody = {};
};

/// A part of the form under a heading. An optional one that is not part of the job is one line with a button
/// that adds it; nothing is in the job until its first field is filled in.
class Section : public Card
{
    Q_OBJECT

public:
    Section(FormScope &scope, SectionSpec spec, QWidget *parent);
    ~Section() override;

    [[nodiscard]] const SectionSpec &spec() const { return m_spec; }
    /// True where one of its members is in the job.
    [[nodiscard]] bool isPresent() const;
    [[nodiscard]] bool isOpen() const { return m_body; }
    /// Makes its fields, without changing the job.
    void openBody();
    /// A line below its title about what its settings come to; empty: none.
    void setNote(const QString &text);
    /// The first widget that takes input.
    [[nodiscard]] QWidget *firstInput() const;

private:
    class MemberView;

    void buildHeader();
    void follow();
    void closeBody();
    void removeFromJob();
    void showMessages();
    void updateHeader();

    QPointer<FormScope> m_scope;
    SectionSpec m_spec;
    std::vector<std::unique_ptr<MemberView>> m_views;
    QVBoxLayout *m_layout;
    QLabel *m_purpose;
    QLabel *m_note;
    QPushButton *m_add;
    QPushButton *m_remove;
    MessageList *m_messages;
    QWidget *m_body = nullptr;
};

} // namespace fleetwright::ui
