// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

namespace fleetwright::job
{

/// What is typed into the job during its life merges neither with what came before nor with what comes after.
class Step
{
public:
    explicit Step(JobModel &model) : m_model(model) { m_model.endMerging(); }
    ~Step() { m_model.endMerging(); }
    Q_DISABLE_COPY_MOVE(Step)

private:
    JobModel &m_model;
};

} // namespace fleetwright::job
