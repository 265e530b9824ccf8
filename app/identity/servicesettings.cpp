// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/servicesettings.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ServiceSettings)
};

bool isTrue(const QString &text)
{
    return text.trimmed().compare("true"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

ServiceSettings::ServiceSettings(const QProcessEnvironment &environment, const SharedConfig &config,
                                 const QString &profile)
    : m_environment(environment), m_profile(config.profile(profile).value_or(Settings()))
{
    m_services = config.services(textOf(m_profile, u"services"_s)).value_or(Settings());
}

QString ServiceSettings::first(const QStringList &variables, const QString &setting) const
{
    for (const QString &variable : variables) {
        if (const QString value = m_environment.value(variable); !value.isEmpty())
            return value;
    }
    return textOf(m_profile, setting);
}

bool ServiceSettings::isOn(const QString &variable, const QString &setting) const
{
    return isTrue(first({variable}, setting));
}

QString ServiceSettings::region() const
{
    return first({u"AWS_REGION"_s, u"AWS_DEFAULT_REGION"_s}, u"region"_s);
}

bool ServiceSettings::usesFips() const
{
    return isOn(u"AWS_USE_FIPS_ENDPOINT"_s, u"use_fips_endpoint"_s);
}

bool ServiceSettings::usesDualStack() const
{
    return isOn(u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"use_dualstack_endpoint"_s);
}

QString ServiceSettings::caBundle() const
{
    return first({u"AWS_CA_BUNDLE"_s}, u"ca_bundle"_s);
}

Expected<std::optional<int>> ServiceSettings::maxAttempts() const
{
    const QString text = first({u"AWS_MAX_ATTEMPTS"_s}, u"max_attempts"_s);
    if (text.isEmpty())
        return std::optional<int>();
    bool isNumber = false;
    const int attempts = text.toInt(&isNumber);
    if (!isNumber || attempts < 1)
        return failure(Texts::tr("max_attempts is “%1”; it must be a number from 1 on.").arg(text));
    return std::optional(attempts);
}

QString ServiceSettings::endpoint(const QString &service) const
{
    if (isOn(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"ignore_configured_endpoint_urls"_s))
        return {};
    const QString name = QString(service).replace(u'-', u'_');
    QString text = m_environment.value(u"AWS_ENDPOINT_URL_"_s + name.toUpper(),
                                       m_environment.value(u"AWS_ENDPOINT_URL"_s));
    if (text.isEmpty())
        text = m_services.value(name).nested.value_or(QMap<QString, QString>()).value(u"endpoint_url"_s);
    return text.isEmpty() ? textOf(m_profile, u"endpoint_url"_s) : text;
}

} // namespace fleetwright::identity
