// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace fleetwright::session
{
class TargetNames;
}

namespace fleetwright::ui
{

class FormScope;
class OtherMembers;
class Section;

/// All sections under each other in one scrolling page, bound to the model.
class FormPage : public QScrollArea
{
    Q_OBJECT

public:
    enum class Mark : quint8 { Empty, Good, Warnings, Errors };

    /// A section as the list beside the page shows it.
    struct SectionMark {
        QString id = {};    ///< "rollout"; also the object name of its widget
        QString title = {}; ///< translated
        Mark mark = Mark::Empty;
        int problems = 0; ///< how many errors, or warnings where there is no error

        bool operator==(const SectionMark &) const = default;
    };

    /// `model` outlives the page.
    explicit FormPage(job::JobModel &model, QWidget *parent = nullptr);
    ~FormPage() override;

    /// Lets the names of targets be looked up and proposed. It outlives the page.
    void setTargetNames(session::TargetNames &names);

    /// Wide enough for all fields: there is no scrolling sideways.
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QList<SectionMark> sections() const;
    /// Scrolls the section into sight and focuses its first field.
    void goTo(const QString &sectionId);
    /// A line below a section's title about what its settings come to; empty: none.
    void setNote(const QString &sectionId, const QString &text);
    /// Scrolls to the field at (or nearest above) `at`, opening what is folded, and focuses it. False: no
    /// such field.
    bool reveal(const json::Pointer &at);

signals:
    void sectionsChanged();
    /// The section at the top of what is seen.
    void currentSectionChanged(const QString &sectionId);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    void buildSections(QVBoxLayout *layout);
    void updateMarks();
    void updateCurrent();
    void bringIntoSight(QWidget *widget);
    [[nodiscard]] Section *sectionOf(const json::Pointer &at) const;
    [[nodiscard]] QWidget *openAt(const json::Pointer &at);

    job::JobModel &m_model;
    FormScope *m_scope;
    QList<Section *> m_parts;
    OtherMembers *m_others = nullptr;
    QList<SectionMark> m_marks;
    QHash<QString, qsizetype> m_partOfMember;
    QString m_current;
};

} // namespace fleetwright::ui
