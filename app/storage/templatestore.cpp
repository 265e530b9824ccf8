// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/templatestore.h"

#include "app/json/writer.h"
#include "app/schema/createjobspec.h"
#include "app/storage/atomicfile.h"
#include "app/storage/draftstore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int version = 1;
constexpr auto suffix = ".json"_L1;

QByteArray toBytes(const JobTemplate &item)
{
    const QJsonObject root{{u"schema"_s, version},
                           {u"name"_s, item.name},
                           {u"saved"_s, item.saved.toString(Qt::ISODate)},
                           {u"job"_s, item.document.fileRoot()}};
    const auto order = [ofJob = item.document.fileOrder()](const json::Pointer &at, QStringList members) {
        if (at.isRoot())
            return QStringList{u"schema"_s, u"name"_s, u"saved"_s, u"job"_s};
        return ofJob(json::Pointer(at.tokens().mid(1)), std::move(members));
    };
    return json::write(root, json::Layout::Indented, order) + '\n';
}

/// A file name that says what is in it on any file system.
QString slug(const QString &name)
{
    QString out;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u'-') && !c.isMark())
            out += u'-';
    }
    while (out.endsWith(u'-'))
        out.chop(1);
    return out.isEmpty() ? u"template"_s : out.left(60);
}

bool isSafeId(const QString &id)
{
    return !id.isEmpty() && !id.contains(u'/') && !id.contains(u'\\') && !id.startsWith(u'.');
}

} // namespace

TemplateStore::TemplateStore(QString folder, QString closedFolder, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)),
      m_closedFolder(closedFolder.isEmpty() ? m_folder + u"/closed"_s : std::move(closedFolder))
{
    // Templates are plain files: others (a version control system, a colleague's copy) may change them
    const Expected<void> made = makeFolder(m_folder);
    if (made)
        m_watcher.addPath(m_folder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &TemplateStore::changed);
}

QList<JobTemplate> TemplateStore::list() const
{
    QList<JobTemplate> found;
    for (const QString &id : ids()) {
        if (Expected<JobTemplate> item = load(id))
            found += *std::move(item);
    }
    std::ranges::stable_sort(found, [](const JobTemplate &a, const JobTemplate &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return found;
}

QList<Error> TemplateStore::unreadable() const
{
    QList<Error> errors;
    for (const QString &id : ids()) {
        if (const Expected<JobTemplate> item = load(id); !item)
            errors += item.error();
    }
    return errors;
}

Expected<JobTemplate> TemplateStore::load(const QString &id) const
{
    if (!isSafeId(id))
        return failure(tr("There is no such template."));
    return read(fileOf(id));
}

Expected<QString> TemplateStore::add(const QString &name, const job::JobDocument &document)
{
    if (Expected<void> fits = checkName(name, {}); !fits)
        return tl::unexpected(fits.error());
    return write({freeId(name), name.trimmed(), QDateTime::currentDateTimeUtc(), document});
}

Expected<void> TemplateStore::overwrite(const QString &id, const job::JobDocument &document)
{
    Expected<JobTemplate> item = load(id);
    if (!item)
        return tl::unexpected(item.error());
    item->document = document;
    item->saved = QDateTime::currentDateTimeUtc();
    return write(*item).map([](const QString &) {});
}

Expected<void> TemplateStore::rename(const QString &id, const QString &name)
{
    if (Expected<void> fits = checkName(name, id); !fits)
        return fits;
    Expected<JobTemplate> item = load(id);
    if (!item)
        return tl::unexpected(item.error());
    item->name = name.trimmed();
    return write(*item).map([](const QString &) {});
}

Expected<QString> TemplateStore::duplicate(const QString &id)
{
    const Expected<JobTemplate> original = load(id);
    if (!original)
        return tl::unexpected(original.error());
    QString name = tr("Copy of %1").arg(original->name);
    for (int n = 2; !checkName(name, {}); ++n)
        name = tr("Copy %1 of %2").arg(n).arg(original->name);
    return add(name, original->document);
}

Expected<JobTemplate> TemplateStore::remove(const QString &id)
{
    Expected<JobTemplate> item = load(id);
    if (!item)
        return item;
    QFile file(fileOf(id));
    if (Expected<void> made = makeFolder(m_closedFolder); !made)
        return tl::unexpected(made.error());
    // Moved, not deleted: undoing ends with the program, and this also works where the disk is full
    if (!file.rename(m_closedFolder + u'/' + DraftStore::closedName(id, QDateTime::currentDateTimeUtc())))
        return failure(tr("The template “%1” cannot be deleted.").arg(item->name), file.errorString());
    emit changed();
    return item;
}

Expected<void> TemplateStore::restore(const JobTemplate &removed)
{
    JobTemplate item = removed;
    if (QFile::exists(fileOf(item.id)))
        item.id = freeId(item.name);
    return write(item).map([](const QString &) {});
}

Expected<QString> TemplateStore::importFile(const QString &path)
{
    Expected<JobTemplate> item = read(path);
    if (!item)
        return tl::unexpected(item.error());
    QString name = item->name.trimmed().isEmpty() ? QFileInfo(path).completeBaseName() : item->name.trimmed();
    const QString wanted = name;
    for (int n = 2; !checkName(name, {}); ++n)
        name = u"%1 (%2)"_s.arg(wanted).arg(n);
    return write({freeId(name), name, item->saved.isValid() ? item->saved : QDateTime::currentDateTimeUtc(),
                  item->document});
}

Expected<void> TemplateStore::exportFile(const QString &id, const QString &path) const
{
    const Expected<JobTemplate> item = load(id);
    if (!item)
        return tl::unexpected(item.error());
    return writeNamed(path, toBytes(*item));
}

Expected<JobTemplate> TemplateStore::read(const QString &path)
{
    const Expected<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(*bytes);
    const QString file = QFileInfo(path).fileName();
    if (!parsed) {
        const json::SyntaxError &error = parsed.error();
        return failure(tr("%1, line %2, column %3: %4")
                           .arg(file)
                           .arg(error.position.line)
                           .arg(error.position.column)
                           .arg(error.message),
                       path);
    }
    const QJsonObject root = parsed->root.toObject();
    const bool isTemplate = root.contains("job"_L1) && root.contains("schema"_L1);
    if (!isTemplate) {
        const bool isJob =
            std::ranges::any_of(schema::createJob().children,
                                [&](const schema::FieldSpec &field) { return root.contains(field.key); });
        if (!isJob)
            return failure(tr("%1 is neither a template nor a job.").arg(file), path);
        return JobTemplate{QFileInfo(path).completeBaseName(), {}, {}, job::JobDocument::inFile(*parsed)};
    }
    if (root.value("schema"_L1).toInt() > version)
        return failure(tr("%1 was saved by a newer Fleetwright.").arg(file), path);
    if (!root.value("job"_L1).isObject())
        return failure(tr("%1: “job” must be an object.").arg(file), path);
    return JobTemplate{QFileInfo(path).completeBaseName(), root.value("name"_L1).toString(),
                       QDateTime::fromString(root.value("saved"_L1).toString(), Qt::ISODate).toUTC(),
                       job::JobDocument::inFile(*parsed, json::Pointer({u"job"_s}))};
}

Expected<QString> TemplateStore::write(const JobTemplate &item)
{
    if (Expected<void> written = writeWhole(fileOf(item.id), toBytes(item)); !written)
        return tl::unexpected(written.error());
    emit changed();
    return item.id;
}

Expected<void> TemplateStore::checkName(const QString &name, const QString &except) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return failure(tr("A template needs a name."));
    for (const JobTemplate &other : list()) {
        if (other.id != except && other.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return failure(tr("There is a template called “%1” already.").arg(other.name));
    }
    return {};
}

QStringList TemplateStore::ids() const
{
    QStringList found;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"*"_s + suffix}, QDir::Files, QDir::Name))
        found += file.completeBaseName();
    return found;
}

QString TemplateStore::freeId(const QString &name) const
{
    const QString wanted = slug(name);
    QString id = wanted;
    for (int n = 2; QFile::exists(fileOf(id)); ++n)
        id = u"%1-%2"_s.arg(wanted).arg(n);
    return id;
}

QString TemplateStore::fileOf(const QString &id) const
{
    return m_folder + u'/' + id + suffix;
}

} // namespace fleetwright::storage
