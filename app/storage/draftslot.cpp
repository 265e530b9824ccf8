// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/draftslot.h"

#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::storage
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DraftStore)
};

} // namespace

DraftSlot::DraftSlot(QString folder, QString id)
    : m_folder(std::move(folder)), m_id(std::move(id)), m_lock(m_folder + u'/' + m_id + u".lock"_s)
{
    // However long it is held: only the end of its holder frees it
    m_lock.setStaleLockTime(0);
}

QString DraftSlot::file() const
{
    return m_folder + u'/' + m_id + u".json"_s;
}

bool DraftSlot::lock()
{
    // Where no lock can be made (a full disk, a folder that may only be read), nobody else made one either
    return m_lock.isLocked() || m_lock.tryLock() || m_lock.error() != QLockFile::LockFailedError;
}

Expected<Draft> DraftSlot::load() const
{
    const Expected<QByteArray> bytes = readWhole(file());
    if (!bytes)
        return tl::unexpected(bytes.error());
    return Draft::fromBytes(*bytes);
}

Expected<void> DraftSlot::save(const Draft &draft)
{
    if (Expected<void> made = makeFolder(m_folder); !made)
        return made;
    if (!lock())
        return failure(Texts::tr("Another window holds the draft %1.").arg(file()));
    return writeWhole(file(), draft.toBytes());
}

Expected<void> DraftSlot::remove()
{
    QFile draft(file());
    if (draft.exists() && !draft.remove())
        return failure(Texts::tr("The draft %1 cannot be removed: %2").arg(file(), draft.errorString()));
    return {};
}

Expected<void> DraftSlot::moveTo(const QString &path)
{
    if (Expected<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    QFile draft(file());
    if (!draft.rename(path))
        return failure(Texts::tr("The draft %1 cannot be moved: %2").arg(file(), draft.errorString()));
    return {};
}

} // namespace fleetwright::storage
