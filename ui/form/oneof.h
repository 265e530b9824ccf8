// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

class QButtonGroup;
class QVBoxLayout;

namespace fleetwright::ui
{

class MessageList;
class RowFrame;

/// A choice between alternatives that exclude each other, each with fields of its own. Choosing another takes
/// the fields of the first out of the job as one step, and brings back what the other held before: nothing
/// that was typed is lost. Where the job holds several at once, all of them are shown.
class OneOf : public BoundWidget
{
    Q_OBJECT

public:
    struct Alternative {
        QString title = {}; ///< translated
        QList<json::Pointer> members =
            {};                  ///< what it puts into the job; none: it is the absence of the others
        QWidget *page = nullptr; ///< its fields; shown while it is chosen. May be none
        /// The value of the only member goes along from and to alternatives with this set as well.
        bool carries = false;
    };

    /// `place`: what contains all members.
    OneOf(FormScope &scope, const json::Pointer &place, const QString &label, const QString &help,
          QWidget *parent);

    void add(const Alternative &alternative);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    /// At the root of the job it takes no problems: those would be everybody's.
    [[nodiscard]] bool isShown() const override { return !place().isRoot() && BoundWidget::isShown(); }
    QWidget *open(const json::Pointer &at) override;

private:
    void choose(qsizetype index);
    void select(qsizetype index);
    [[nodiscard]] bool isPresent(qsizetype index) const;
    [[nodiscard]] QList<schema::Edit> edits(qsizetype from, qsizetype to);

    QButtonGroup *m_group;
    RowFrame *m_frame;
    QWidget *m_buttons;
    MessageList *m_messages;
    QVBoxLayout *m_layout;
    QList<Alternative> m_alternatives;
    QHash<json::Pointer, QJsonValue> m_aside;
    qsizetype m_chosen = -1;
};

} // namespace fleetwright::ui
