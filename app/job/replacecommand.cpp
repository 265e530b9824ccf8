// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/replacecommand.h"

#include "app/job/jobmodel.h"

namespace fleetwright::job
{

ReplaceCommand::ReplaceCommand(JobModel &model, Step step, const QString &name)
    : QUndoCommand(name), m_model(model), m_step(std::move(step))
{
}

void ReplaceCommand::undo()
{
    m_model.endMerging();
    m_model.show(m_step.before, m_step.at);
    emit m_model.revealRequested(m_step.at);
}

void ReplaceCommand::redo()
{
    if (!m_isFirst)
        m_model.endMerging();
    m_model.show(m_step.after, m_step.at);
    if (!m_isFirst)
        emit m_model.revealRequested(m_step.at);
    m_isFirst = false;
}

bool ReplaceCommand::mergeWith(const QUndoCommand *other)
{
    if (other->id() != id())
        return false;
    const auto &later = static_cast<const ReplaceCommand *>(other)->m_step;
    if (m_step.session < 0 || later.session != m_step.session || later.at != m_step.at)
        return false;
    m_step.after = later.after;
    setObsolete(m_step.after == m_step.before);
    return true;
}

} // namespace fleetwright::job
