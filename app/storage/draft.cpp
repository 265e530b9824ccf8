// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/draft.h"

#include "app/json/sourcemap.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::storage
{

namespace
{

using json::literals::operator""_ptr;

constexpr int version = 1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DraftStore)
};

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

Expected<Draft> plainJob(const json::ParsedText &parsed)
{
    const QJsonObject root = parsed.root.toObject();
    const bool isJob = std::ranges::any_of(schema::createJob().children, [&](const schema::FieldSpec &field) {
        return root.contains(field.key);
    });
    if (!isJob)
        return failure(Texts::tr("It holds no job."));
    return Draft{.document = job::JobDocument::inFile(parsed)};
}

} // namespace

QByteArray Draft::toBytes() const
{
    QJsonObject root{{u"schema"_s, version}, {u"job"_s, document.fileRoot()}, {u"modified"_s, modified}};
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            root.insert(name, value);
    };
    put(u"jsonText"_s, jsonText);
    put(u"name"_s, title);
    put(u"file"_s, filePath);
    put(u"fileDigest"_s, QString::fromLatin1(fileDigest.toHex()));
    put(u"template"_s, templateId);
    put(u"startName"_s, startName);
    if (!start.isEmpty())
        root.insert(u"start"_s, start.fileRoot());
    put(u"opened"_s, opened.toString(Qt::ISODateWithMs));
    put(u"shown"_s, shown.toString(Qt::ISODateWithMs));
    const json::MemberOrder ofJob = document.fileOrder();
    const json::MemberOrder ofStart = start.fileOrder();
    const auto order = [&](const json::Pointer &at, QStringList members) {
        const QString top = at.tokens().value(0);
        const json::Pointer inside(at.tokens().mid(1));
        return top == "job"_L1     ? ofJob(inside, std::move(members))
               : top == "start"_L1 ? ofStart(inside, std::move(members))
                                   : members;
    };
    return json::write(root, json::Layout::Indented, order) + '\n';
}

Expected<Draft> Draft::fromBytes(const QByteArray &bytes)
{
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(bytes);
    if (!parsed)
        return failure(Texts::tr("It is not valid JSON: %1").arg(parsed.error().message));
    const QJsonObject root = parsed->root.toObject();
    if (root.value("schema"_L1).toInt() > version)
        return failure(Texts::tr("It was written by a newer Fleetwright."));
    if (!root.value("job"_L1).isObject())
        return plainJob(*parsed);
    return Draft{.document = job::JobDocument::inFile(*parsed, "/job"_ptr),
                 .jsonText = root.value("jsonText"_L1).toString(),
                 .title = root.value("name"_L1).toString(),
                 .filePath = root.value("file"_L1).toString(),
                 .fileDigest = QByteArray::fromHex(root.value("fileDigest"_L1).toString().toLatin1()),
                 .templateId = root.value("template"_L1).toString(),
                 .start = job::JobDocument::inFile(*parsed, "/start"_ptr),
                 .startName = root.value("startName"_L1).toString(),
                 .modified = root.value("modified"_L1).toBool(),
                 .opened = timeOf(root.value("opened"_L1)),
                 .shown = timeOf(root.value("shown"_L1))};
}

} // namespace fleetwright::storage
