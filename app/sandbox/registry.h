// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/parameters.h"
#include "app/sandbox/store.h"

namespace fleetwright::sandbox
{

/// The operations on things and thing groups.
class Registry
{
public:
    explicit Registry(Store &store) : m_store(store) {}

    [[nodiscard]] Reply<QJsonObject> listThings(Parameters parameters);
    [[nodiscard]] Reply<QJsonObject> describeThing(const QString &thing, Parameters parameters);
    [[nodiscard]] Reply<QJsonObject> listThingGroups(Parameters parameters);
    [[nodiscard]] Reply<QJsonObject> listThingsInThingGroup(const QString &group, Parameters parameters);
    [[nodiscard]] Reply<QJsonObject> describeThingGroup(const QString &group, Parameters parameters);

    [[nodiscard]] Reply<bool> hasThing(const QString &name);
    [[nodiscard]] Reply<bool> hasGroup(const QString &name);
    /// The name of the group with that id; empty where there is none.
    [[nodiscard]] Reply<QString> groupOfId(const QString &id);
    [[nodiscard]] Reply<QString> idOfGroup(const QString &name);
    /// The things of a group and of all groups below it, each once.
    [[nodiscard]] Reply<QStringList> thingsBelow(const QString &group);

private:
    [[nodiscard]] Reply<void> needGroup(const QString &name);

    Store &m_store;
};

} // namespace fleetwright::sandbox
