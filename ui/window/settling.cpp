// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settling.h"

#include "app/storage/connectionstore.h"
#include "app/storage/submissionlog.h"
#include "app/submit/settler.h"
#include "ui/common/noticelist.h"
#include "ui/window/dialogs.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

Settling::Settling(const Services &services, NoticeList &notices, Dialogs &dialogs, QObject *parent)
    : QObject(parent), m_services(services), m_notices(notices), m_dialogs(dialogs),
      m_settler(
          new submit::Settler(services.clients, services.connections, services.log, services.clock, this))
{
    connect(&m_dialogs, &Dialogs::settleRequested, m_settler, &submit::Settler::settle);
    connect(&m_services.log, &storage::SubmissionLog::replaced, this, &Settling::tellReplaced);
    connect(m_settler, &submit::Settler::told, this, [this](qint64 entry, const QString &text) {
        m_notices.withdraw(u"unsettled"_s);
        m_notices.tell(u"settled.%1"_s.arg(entry), Sign::Hint, text);
    });
}

void Settling::tellReplaced()
{
    if (!m_services.log.notice().isEmpty())
        m_notices.tell(u"log"_s, Sign::Warning, m_services.log.notice());
}

void Settling::offer()
{
    const auto open = m_services.log.unsettled();
    if (!open) {
        m_notices.tell(u"log"_s, Sign::Warning,
                       tr("The log of submissions cannot be read: %1").arg(open.error().message));
        return;
    }
    tellReplaced();
    if (open->isEmpty())
        return;
    QList<qint64> entries;
    for (const storage::SubmissionLog::Entry &entry : *open)
        entries.append(entry.id);
    const QString text =
        open->size() == 1
            ? tr("It is not known what became of the submission of %1.").arg(open->constFirst().opening.jobId)
            : tr("It is not known what became of %Ln submissions.", nullptr, int(open->size()));
    m_notices.tell(u"unsettled"_s, Sign::Warning, text,
                   {{tr("Find &out"), u"settleNow"_s,
                     [this, entries] {
                         for (const qint64 entry : entries)
                             m_settler->settle(entry);
                     }},
                    {tr("&Show"), u"showUnsettled"_s, [this] { m_dialogs.showLog(); }, false}});
}

} // namespace fleetwright::ui
