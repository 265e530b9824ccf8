// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/draftstore.h"

#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::storage
{

namespace
{

constexpr auto stampFormat = "yyyyMMddTHHmmsszzz"_L1;
constexpr qsizetype stampLength = 18;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DraftStore)
};

QStringList draftsIn(const QString &folder)
{
    // Whatever stands there under such a name, also what is no file: it is set aside and told
    return QDir(folder).entryList({u"*.json"_s}, QDir::Files | QDir::System, QDir::Name);
}

} // namespace

DraftStore::DraftStore(QString folder) : m_folder(std::move(folder))
{
}

std::unique_ptr<DraftSlot> DraftStore::newSlot() const
{
    return std::make_unique<DraftSlot>(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces));
}

DraftStore::Found DraftStore::takeAll() const
{
    Found found;
    for (const QString &name : draftsIn(m_folder)) {
        auto slot = std::make_unique<DraftSlot>(m_folder, QFileInfo(name).completeBaseName());
        if (!slot->lock() || !QFileInfo::exists(slot->file()))
            continue;
        Expected<Draft> draft = slot->load();
        if (draft) {
            found.drafts.push_back({std::move(slot), *std::move(draft)});
            continue;
        }
        const Expected<QString> aside = setAside(slot->file());
        found.problems += aside
                              ? Error{Texts::tr("The draft of a job could not be read; it was kept as %1. %2")
                                          .arg(*aside, draft.error().message),
                                      draft.error().detail}
                              : aside.error();
    }
    std::ranges::stable_sort(found.drafts, {}, [](const Taken &taken) { return taken.draft.opened; });
    return found;
}

QString DraftStore::closedFolder() const
{
    return m_folder + u"/closed"_s;
}

QString DraftStore::closedName(const QString &id, const QDateTime &now)
{
    return now.toUTC().toString(stampFormat) + u'-' + id + u".json"_s;
}

Expected<void> DraftStore::close(DraftSlot &slot, const QDateTime &now) const
{
    if (Expected<void> moved = slot.moveTo(closedFolder() + u'/' + closedName(slot.id(), now)); !moved)
        return moved;
    const QStringList files = closedFiles();
    for (const QString &old : files.mid(mostClosed))
        QFile::remove(closedFolder() + u'/' + old);
    return {};
}

QStringList DraftStore::closedFiles() const
{
    QStringList files = draftsIn(closedFolder());
    std::ranges::reverse(files);
    return files;
}

QList<DraftStore::Closed> DraftStore::closed() const
{
    QList<Closed> found;
    for (const QString &name : closedFiles()) {
        const QString id = QFileInfo(name).completeBaseName();
        const QDateTime stamp = QDateTime::fromString(id.left(stampLength), stampFormat);
        const QDateTime at(stamp.date(), stamp.time(), QTimeZone::utc());
        if (Expected<Draft> draft = DraftSlot(closedFolder(), id).load())
            found += Closed{id, at, *std::move(draft)};
    }
    return found;
}

Expected<DraftStore::Taken> DraftStore::reopen(const QString &id) const
{
    DraftSlot kept(closedFolder(), id);
    Expected<Draft> draft = kept.load();
    if (!draft)
        return tl::unexpected(draft.error());
    std::unique_ptr<DraftSlot> slot = newSlot();
    // Before it is there, so that no other window takes it
    if (!slot->lock())
        return failure(Texts::tr("The closed job cannot be opened: another window holds it."));
    if (Expected<void> moved = kept.moveTo(slot->file()); !moved)
        return tl::unexpected(moved.error());
    return Taken{std::move(slot), *std::move(draft)};
}

} // namespace fleetwright::storage
