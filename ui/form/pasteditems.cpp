// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/pasteditems.h"

#include "app/json/sourcemap.h"
#include "ui/form/numbereditor.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

QChar separatorOf(const QString &line)
{
    for (const QChar separator : {QChar(u'\t'), QChar(u'='), QChar(u','), QChar(u';')}) {
        if (line.contains(separator))
            return separator;
    }
    return {};
}

QJsonValue scalar(const schema::FieldSpec &spec, const QString &text)
{
    return spec.isNumeric() ? numberFrom(text, spec.kind == schema::FieldKind::Integer) : QJsonValue(text);
}

QJsonValue itemFrom(const schema::FieldSpec &element, const QString &line)
{
    if (element.kind != schema::FieldKind::Object)
        return scalar(element, line.trimmed());
    QJsonObject item;
    QString rest = line;
    const QChar separator = separatorOf(line);
    for (size_t i = 0; i < element.children.size() && !rest.isNull(); ++i) {
        const bool last = i + 1 == element.children.size();
        const qsizetype at = last || separator.isNull() ? -1 : rest.indexOf(separator);
        const QString part = (at < 0 ? rest : rest.first(at)).trimmed();
        if (!part.isEmpty())
            item.insert(element.children[i].key, scalar(element.children[i], part));
        rest = at < 0 ? QString() : rest.mid(at + 1);
    }
    return item;
}

} // namespace

QList<QJsonValue> pastedItems(const schema::FieldSpec &element, const QString &text)
{
    QList<QJsonValue> items;
    if (const auto parsed = json::parse(text.toUtf8()); parsed && parsed->root.isArray()) {
        const QJsonArray array = parsed->root.toArray();
        for (const QJsonValue &item : array)
            items.append(item);
        return items;
    }
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            items.append(itemFrom(element, line));
    }
    return items;
}

} // namespace fleetwright::ui
