// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/edit.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fleetwright::json
{

namespace
{

// Qt keeps the bytes of strings that a container has lost, so one that is edited in place grows with every
// keystroke; one that is built again holds what it shows and no more.

QJsonArray rebuilt(const QJsonArray &array, qsizetype index, const QJsonValue &value)
{
    QJsonArray built;
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i != index)
            built.append(array.at(i));
        else if (!value.isUndefined())
            built.append(value);
    }
    if (index == array.size() && !value.isUndefined())
        built.append(value);
    return built;
}

QJsonObject rebuilt(const QJsonObject &object, const QString &member, const QJsonValue &value)
{
    QJsonObject built;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key() != member)
            built.insert(it.key(), it.value());
    }
    // Qt 6.8 crashes on a null name beside one that is not ASCII
    if (!value.isUndefined())
        built.insert(member.isNull() ? QStringLiteral("") : member, value);
    return built;
}

QJsonValue replaced(const QJsonValue &here, const QStringList &tokens, qsizetype depth,
                    const QJsonValue &value)
{
    if (depth == tokens.size())
        return value;
    const QString &token = tokens[depth];
    const qsizetype index = Pointer({token}).index();
    const bool isNewList = !here.isArray() && !here.isObject() && index == 0;
    if (here.isArray() || isNewList) {
        const QJsonArray array = here.toArray();
        if (index < 0 || index > array.size())
            return here;
        const QJsonValue inner =
            index < array.size() ? QJsonValue(array.at(index)) : QJsonValue(QJsonValue::Undefined);
        return rebuilt(array, index, replaced(inner, tokens, depth + 1, value));
    }
    const QJsonObject object = here.toObject();
    const QJsonValue inner = object.value(token);
    if (value.isUndefined() && inner.isUndefined())
        return here;
    return rebuilt(object, token, replaced(inner, tokens, depth + 1, value));
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
