// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionjson.h"

#include "app/aws/accesskeyid.h"

#include <algorithm>
#include <iterator>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using Kind = aws::Connection::Kind;

struct KindName {
    Kind kind;
    QLatin1StringView name;
};
constexpr KindName kinds[] = {{Kind::Sandbox, "sandbox"_L1},
                              {Kind::StaticKeys, "keys"_L1},
                              {Kind::Environment, "environment"_L1},
                              {Kind::Profile, "profile"_L1},
                              {Kind::Automatic, "automatic"_L1}};

constexpr QUrl::FormattingOptions withoutSecrets =
    QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;

QString withoutSecret(const QString &accessKeyId)
{
    return aws::faultOfAccessKeyId(accessKeyId) ? QString() : accessKeyId;
}

} // namespace

QJsonObject toJson(const aws::Connection &connection)
{
    const auto *const kind = std::ranges::find(kinds, connection.kind, &KindName::kind);
    QJsonObject object{{u"id"_s, connection.id},     {u"name"_s, connection.name},
                       {u"kind"_s, kind->name},      {u"production"_s, connection.production},
                       {u"fips"_s, connection.fips}, {u"dualStack"_s, connection.dualStack}};
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    put(u"color"_s, connection.color);
    put(u"region"_s, connection.region);
    put(u"endpoint"_s, connection.endpoint.toString(withoutSecrets));
    put(u"accessKeyId"_s, withoutSecret(connection.accessKeyId));
    put(u"profile"_s, connection.profile);
    put(u"caBundle"_s, connection.caBundle);
    put(u"account"_s, connection.account);
    put(u"accountOf"_s, connection.accountOf);
    return object;
}

std::optional<aws::Connection> connectionFromJson(const QJsonObject &object)
{
    const QString kindName = object.value("kind"_L1).toString();
    const auto *const kind = std::ranges::find(kinds, kindName, &KindName::name);
    const QString id = object.value("id"_L1).toString();
    if (kind == std::end(kinds) || id.isEmpty())
        return std::nullopt;
    return aws::Connection{.id = id,
                           .name = object.value("name"_L1).toString(),
                           .kind = kind->kind,
                           .color = object.value("color"_L1).toString(),
                           .production = object.value("production"_L1).toBool(),
                           .region = object.value("region"_L1).toString(),
                           .fips = object.value("fips"_L1).toBool(),
                           .dualStack = object.value("dualStack"_L1).toBool(),
                           .endpoint = QUrl(object.value("endpoint"_L1).toString()).adjusted(withoutSecrets),
                           .accessKeyId = withoutSecret(object.value("accessKeyId"_L1).toString()),
                           .profile = object.value("profile"_L1).toString(),
                           .caBundle = object.value("caBundle"_L1).toString(),
                           .account = object.value("account"_L1).toString(),
                           .accountOf = object.value("accountOf"_L1).toString()};
}

bool holdsSecret(const QJsonObject &object)
{
    const QUrl endpoint(object.value("endpoint"_L1).toString());
    return aws::faultOfAccessKeyId(object.value("accessKeyId"_L1).toString()) ||
           !endpoint.userInfo().isEmpty() || endpoint.hasQuery() || endpoint.hasFragment();
}

} // namespace fleetwright::storage
