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

    [[nodiscard]] Answer<QJsonObject> listThings(Parameters parameters);
    [[nodiscard]] Answer<QJsonObject> listThingGroups(Parameters parameters);
    [[nodiscard]] Answer<QJsonObject> listThingsInThingGroup(const QString &group, Parameters parameters);
    [[nodiscard]] Answer<QJsonObject> describeThingGroup(const QString &group, Parameters parameters);

    [[nodiscard]] Answer<bool> hasThing(const QString &name);
    [[nodiscard]] Answer<bool> hasGroup(const QString &name);
    /// The name of the group with that id; empty where there is none.
    [[nodiscard]] Answer<QString> groupOfId(const QString &id);
    [[nodiscard]] Answer<QString> idOfGroup(const QString &name);
    /// The things of a group and of all groups below it, each once.
    [[nodiscard]] Answer<QStringList> thingsBelow(const QString &group);

private:
    [[nodiscard]] Answer<void> needGroup(const QString &name);

    Store &m_store;
};

} // namespace fleetwright::sandbox
