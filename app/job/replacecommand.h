// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"

#include <QUndoCommand>

namespace fleetwright::job
{

class JobModel;

/// One step of the undo stack: the document before and after. They share what did not change.
class ReplaceCommand : public QUndoCommand
{
public:
    struct Step {
        json::Pointer at = {};
        JobDocument before = {};
        JobDocument after = {};
        /// Steps of the same place and session become one; -1 stays alone.
        int session = -1;
    };

    ReplaceCommand(JobModel &model, Step step, const QString &name);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    JobModel &m_model;
    Step m_step;
    bool m_isFirst = true;
};

} // namespace fleetwright::job
