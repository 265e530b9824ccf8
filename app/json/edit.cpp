// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/edit.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fleetwright::json
{

namespace
{

QJsonValue replaced(const QJsonValue &here, const QStringList &tokens, qsizetype depth,
                    const QJsonValue &value)
{
    if (depth == tokens.size())
        return value;
    const QString &token = tokens[depth];
    const qsizetype index = Pointer({token}).index();
    const bool isNewList = !here.isArray() && !here.isObject() && index == 0;
    if (here.isArray() || isNewList) {
        QJsonArray array = here.toArray();
        if (index < 0 || index > array.size())
            return here;
        const QJsonValue inner =
            index < array.size() ? QJsonValue(array.at(index)) : QJsonValue(QJsonValue::Undefined);
        const QJsonValue next = replaced(inner, tokens, depth + 1, value);
        if (next.isUndefined()) {
            if (index < array.size())
                array.removeAt(index);
        } else if (index == array.size()) {
            array.append(next);
        } else {
            array.replace(index, next);
        }
        return array;
    }
    QJsonObject object = here.toObject();
    const QJsonValue inner = object.value(token);
    if (value.isUndefined() && inner.isUndefined())
        return here;
    const QJsonValue next = replaced(inner, tokens, depth + 1, value);
    if (next.isUndefined())
        object.remove(token);
    else
        object.insert(token, next);
    return object;
}

} // namespace

QJsonValue valueAt(const QJsonValue &root, const Pointer &at)
{
    QJsonValue here = root;
    for (const QString &token : at.tokens()) {
        if (here.isObject()) {
            here = here.toObject().value(token);
        } else if (here.isArray()) {
            const qsizetype index = Pointer({token}).index();
            const QJsonArray array = here.toArray();
            if (index < 0 || index >= array.size())
                return QJsonValue::Undefined;
            here = array.at(index);
        } else {
            return QJsonValue::Undefined;
        }
    }
    return here;
}

QJsonValue withValue(const QJsonValue &root, const Pointer &at, const QJsonValue &value)
{
    return replaced(root, at.tokens(), 0, value);
}

QJsonValue withItem(const QJsonValue &root, const Pointer &list, qsizetype at, const QJsonValue &value)
{
    QJsonArray array = valueAt(root, list).toArray();
    array.insert(std::clamp(at, qsizetype(0), array.size()), value);
    return withValue(root, list, array);
}

} // namespace fleetwright::json
