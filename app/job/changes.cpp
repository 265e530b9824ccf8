// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/changes.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fleetwright::job
{

namespace
{

void collect(const json::Pointer &at, const QJsonValue &before, const QJsonValue &now, QList<Change> &out)
{
    if (before == now)
        return;
    if (before.isObject() && now.isObject()) {
        const QJsonObject old = before.toObject();
        const QJsonObject fresh = now.toObject();
        QStringList members = old.keys();
        for (const QString &key : fresh.keys()) {
            if (!old.contains(key))
                members.append(key);
        }
        for (const QString &key : schema::inTableOrder(schema::createJob(), at, members))
            collect(at / key, old.value(key), fresh.value(key), out);
        return;
    }
    if (before.isArray() && now.isArray()) {
        const QJsonArray old = before.toArray();
        const QJsonArray fresh = now.toArray();
        for (qsizetype i = 0; i < qMax(old.size(), fresh.size()); ++i)
            collect(at / i, i < old.size() ? old.at(i) : QJsonValue(QJsonValue::Undefined),
                    i < fresh.size() ? fresh.at(i) : QJsonValue(QJsonValue::Undefined), out);
        return;
    }
    out.append({at, before, now});
}

} // namespace

QList<Change> changesBetween(const QJsonValue &before, const QJsonValue &now)
{
    QList<Change> out;
    collect({}, before, now, out);
    return out;
}

} // namespace fleetwright::job
