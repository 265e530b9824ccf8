// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exporting.h"

#include "app/base/visibletext.h"
#include "app/storage/atomicfile.h"
#include "ui/common/noticelist.h"

#include <QDir>
#include <QMenu>
#include <QWidget>

namespace fleetwright::ui
{

using namespace Qt::Literals::StringLiterals;

Exporting::Exporting(Parts parts, QMenu &menu, QWidget &window)
    : QObject(&window), m_parts(std::move(parts)), m_window(window)
{
    for (const exchange::FormSpec &form : exchange::forms()) {
        if (form.name.isEmpty())
            continue;
        QAction *action = menu.addAction(exchange::formLabel(form.form) + u'…');
        action->setObjectName(u"exportAs-"_s + form.name);
        connect(action, &QAction::triggered, this, [this, &form] { write(form); });
    }
}

void Exporting::write(const exchange::FormSpec &form)
{
    const job::JobDocument job = m_parts.job();
    const QString name = job.jobId().isEmpty() ? tr("job") : job.jobId();
    const QString path = m_parts.files.save(
        &m_window,
        {.title = tr("Export the job"),
         .start = name + u'.' + form.suffix,
         .filter = tr("%1 (*.%2);;All files (*)").arg(exchange::formLabel(form.form), form.suffix)});
    if (path.isEmpty())
        return;
    const exchange::Written written = exchange::write(job, form.form, m_parts.destination());
    if (const Expected<void> saved = storage::writeNamed(path, written.text); !saved) {
        m_parts.notices.tell(u"export"_s, Sign::Error, saved.error().message);
        return;
    }
    const QString told = tr("Exported to %1.").arg(visibleText(QDir::toNativeSeparators(path)));
    m_parts.notices.tell(u"export"_s, written.leftOut.isEmpty() ? Sign::Hint : Sign::Warning,
                         (QStringList{told} + written.leftOut).join(u' '));
}

} // namespace fleetwright::ui
