// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/draftstore.h"

#include "app/json/writer.h"
#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonObject>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int version = 1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DraftStore)
};

} // namespace

DraftStore::DraftStore(QString folder) : m_folder(std::move(folder))
{
}

Expected<void> DraftStore::save(const Draft &draft)
{
    QJsonObject root{
        {u"schema"_s, version}, {u"job"_s, draft.document.root()}, {u"modified"_s, draft.modified}};
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            root.insert(name, value);
    };
    put(u"jsonText"_s, draft.jsonText);
    put(u"connection"_s, draft.connectionId);
    put(u"file"_s, draft.filePath);
    put(u"template"_s, draft.templateId);
    return writeWhole(file(), json::write(root, json::Layout::Indented) + '\n');
}

Expected<std::optional<Draft>> DraftStore::load()
{
    if (!QFile::exists(file()))
        return std::nullopt;
    const Expected<QByteArray> bytes = readWhole(file());
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(*bytes);
    const QJsonObject root = parsed ? parsed->root.toObject() : QJsonObject();
    if (!root.value("job"_L1).isObject() || root.value("schema"_L1).toInt() > version) {
        const Expected<QString> aside = setAside(file());
        if (!aside)
            return tl::unexpected(aside.error());
        return failure(
            Texts::tr("The draft of the last session could not be read; it was kept as %1.").arg(*aside),
            parsed ? QString() : parsed.error().message);
    }
    return Draft{.document = job::JobDocument(root.value("job"_L1).toObject()),
                 .jsonText = root.value("jsonText"_L1).toString(),
                 .connectionId = root.value("connection"_L1).toString(),
                 .filePath = root.value("file"_L1).toString(),
                 .templateId = root.value("template"_L1).toString(),
                 .modified = root.value("modified"_L1).toBool()};
}

Expected<void> DraftStore::clear()
{
    QFile draft(file());
    if (draft.exists() && !draft.remove())
        return failure(Texts::tr("The draft %1 cannot be removed.").arg(file()), draft.errorString());
    return {};
}

QString DraftStore::file() const
{
    return m_folder + u"/current.json"_s;
}

} // namespace fleetwright::storage
