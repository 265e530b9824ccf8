// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/qtscheduler.h"

#include <QTimer>

namespace fleetwright::platform
{
namespace
{

class TimerScheduled : public aws::Scheduled
{
public:
    TimerScheduled(std::chrono::milliseconds delay, std::function<void()> run)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [run = std::move(run)] {
            // A copy: the call may destroy this timer, and with it the function under way.
            const std::function<void()> now = run;
            now();
        });
        m_timer.start(delay);
    }

private:
    QTimer m_timer;
};

} // namespace

std::unique_ptr<aws::Scheduled> QtScheduler::after(std::chrono::milliseconds delay, std::function<void()> run)
{
    return std::make_unique<TimerScheduled>(delay, std::move(run));
}

} // namespace fleetwright::platform
