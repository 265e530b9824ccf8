// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

class QWidget;

namespace fleetwright::ui
{

/// What shows the value at one place of the job. A FormScope tells it when to read the value again and which
/// problems are its own.
class BoundView
{
public:
    BoundView() = default;
    BoundView(const BoundView &) = delete;
    BoundView &operator=(const BoundView &) = delete;
    virtual ~BoundView() = default;

    /// The value at, above or below its place may differ from what is shown.
    virtual void reload() = 0;
    /// The problems of its place, and of what lies below and has no view of its own.
    virtual void showProblems(const schema::Problems &problems) = 0;
    /// False where it is folded away: its problems then go to the view above.
    [[nodiscard]] virtual bool isShown() const = 0;
    /// Makes what is at `at` visible (opens what is folded) and gives the widget to be focused.
    virtual QWidget *open(const json::Pointer &at) = 0;
};

} // namespace fleetwright::ui
