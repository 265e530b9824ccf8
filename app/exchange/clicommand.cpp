// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/clicommand.h"

#include "app/exchange/shell.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// `jobExecutionsRolloutConfig` → `--job-executions-rollout-config`
QString optionName(QLatin1StringView key)
{
    QString name = u"--"_s;
    for (const QChar c : QString(key))
        name += c.isUpper() ? u"-"_s + c.toLower() : QString(c);
    return name;
}

/// Version 1 of the CLI puts the content of a file or a web page in the place of values that look like one.
bool wouldBeFetched(const QString &value)
{
    static const QRegularExpression fetched(u"\\A(file|fileb|https?)://"_s);
    return fetched.match(value).hasMatch();
}

QString compact(const QJsonValue &value, const json::Pointer &at)
{
    const auto order = [&](const json::Pointer &below, QStringList members) {
        return schema::inTableOrder(schema::createJob(), json::Pointer(at.tokens() + below.tokens()),
                                    std::move(members));
    };
    return QString::fromUtf8(json::write(value, json::Layout::Compact, order));
}

/// The option's words; nothing where the value can only be given within a JSON document.
std::optional<QString> option(const schema::FieldSpec &field, const QJsonValue &value)
{
    const QString name = optionName(field.key);
    if (field.isText()) {
        const QString text = value.toString();
        if (!value.isString() || wouldBeFetched(text))
            return std::nullopt;
        // With a space the CLI would take it for another option
        return name + (text.startsWith(u'-') ? u"="_s : u" "_s) + shellWord(text);
    }
    const QJsonArray items = value.toArray();
    const bool isPlainList = field.kind == schema::FieldKind::List && field.element()->isText() &&
                             !items.isEmpty() && std::ranges::all_of(items, [](const QJsonValue &item) {
                                 const QString text = item.toString();
                                 return !text.isEmpty() && !text.startsWith(u'-') && !text.startsWith(u'[') &&
                                        !wouldBeFetched(text);
                             });
    if (isPlainList) {
        QStringList words{name};
        for (const QJsonValue &item : items)
            words += shellWord(item.toString());
        return words.join(u' ');
    }
    if (!value.isArray() && !value.isObject())
        return std::nullopt;
    return name + u' ' + shellWord(compact(value, json::Pointer({field.key})));
}

} // namespace

QString cliCommand(const job::JobDocument &document, const Destination &destination)
{
    QStringList lines{u"aws iot create-job"_s};
    QJsonObject rest = document.root();
    for (const schema::FieldSpec &field : schema::createJob().children) {
        const auto found = rest.constFind(field.key);
        if (found == rest.constEnd())
            continue;
        if (const std::optional<QString> words = option(field, *found)) {
            lines += *words;
            rest.remove(field.key);
        }
    }
    if (!rest.isEmpty())
        lines += u"--cli-input-json "_s + shellWord(compact(rest, {}));
    if (!destination.region.isEmpty())
        lines += u"--region "_s + shellWord(destination.region);
    if (destination.isOverride)
        lines += u"--endpoint-url "_s + shellWord(destination.endpoint.toString(QUrl::FullyEncoded));
    return lines.join(" \\\n    "_L1);
}

} // namespace fleetwright::exchange
