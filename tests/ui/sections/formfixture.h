// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"
#include "ui/sections/formpage.h"

#include <QJsonDocument>
#include <QMainWindow>
#include <QUndoStack>

#include <memory>

class QRadioButton;

namespace fleetwright::test
{

/// A job in which every parameter and member is set, at once and regardless of rules.
[[nodiscard]] QByteArray fullJob();

/// JSON that is written with ' for " and ` for an escaped one, for the sake of legibility.
[[nodiscard]] QByteArray quoted(QByteArray json);

/// The form in a window that has the job's Undo and Redo as actions, as the real one does.
class FormFixture
{
public:
    explicit FormFixture(const QByteArray &job = {});
    ~FormFixture();

    job::JobModel model;
    std::unique_ptr<QMainWindow> window;
    ui::FormPage *page = nullptr;

    [[nodiscard]] QJsonValue value(const QByteArray &pointer) const;
    /// The whole job as compact JSON, members sorted by name.
    [[nodiscard]] QByteArray json() const;

    /// The widget that takes input at `pointer`, brought into sight and focused.
    QWidget *focus(const QByteArray &pointer);
    /// Replaces what stands in the field at `pointer` by typing on the keyboard.
    void type(const QByteArray &pointer, const QString &text);
    /// Empties the field with the keyboard.
    void clear(const QByteArray &pointer);
    /// Clicks the button called `name` in the section or view called `owner`.
    void click(const QByteArray &owner, const QByteArray &name);
    void undo();
    /// The radio button in sight whose text starts so; nullptr where there is none.
    [[nodiscard]] QRadioButton *radio(const QString &text) const;
    /// Chooses it with the keyboard.
    void choose(const QString &text) const;

    template<typename Widget>
    [[nodiscard]] Widget *find(const QByteArray &owner, const QByteArray &name = {}) const
    {
        const QWidget *at = owner.isEmpty() ? page : page->findChild<QWidget *>(QString::fromUtf8(owner));
        return at ? at->findChild<Widget *>(QString::fromUtf8(name)) : nullptr;
    }
};

} // namespace fleetwright::test
