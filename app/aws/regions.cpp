// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/regions.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::aws
{

namespace
{

// The regular expressions are those of the SDKs' partition metadata; `\w` holds no hyphen, so that they
// exclude one another.
constexpr Partition allPartitions[] = {
    {"aws", QT_TRANSLATE_NOOP("Regions", "AWS"), "amazonaws.com", R"((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+)"},
    {"aws-cn", QT_TRANSLATE_NOOP("Regions", "AWS China"), "amazonaws.com.cn", R"(cn-\w+-\d+)"},
    {"aws-us-gov", QT_TRANSLATE_NOOP("Regions", "AWS GovCloud (US)"), "amazonaws.com", R"(us-gov-\w+-\d+)"},
    {"aws-eusc", QT_TRANSLATE_NOOP("Regions", "AWS European Sovereign Cloud"), "amazonaws.eu",
     R"(eusc-de-\w+-\d+)"},
    {"aws-iso", QT_TRANSLATE_NOOP("Regions", "AWS ISO"), "c2s.ic.gov", R"(us-iso-\w+-\d+)"},
    {"aws-iso-b", QT_TRANSLATE_NOOP("Regions", "AWS ISOB"), "sc2s.sgov.gov", R"(us-isob-\w+-\d+)"},
    {"aws-iso-e", QT_TRANSLATE_NOOP("Regions", "AWS ISOE"), "cloud.adc-e.uk", R"(eu-isoe-\w+-\d+)"},
    {"aws-iso-f", QT_TRANSLATE_NOOP("Regions", "AWS ISOF"), "csp.hci.ic.gov", R"(us-isof-\w+-\d+)"},
};

constexpr Region allRegions[] = {
    {"ap-east-1", "Asia Pacific (Hong Kong)", "aws"},
    {"ap-northeast-1", "Asia Pacific (Tokyo)", "aws"},
    {"ap-northeast-2", "Asia Pacific (Seoul)", "aws"},
    {"ap-south-1", "Asia Pacific (Mumbai)", "aws"},
    {"ap-southeast-1", "Asia Pacific (Singapore)", "aws"},
    {"ap-southeast-2", "Asia Pacific (Sydney)", "aws"},
    {"ap-southeast-5", "Asia Pacific (Malaysia)", "aws"},
    {"ca-central-1", "Canada (Central)", "aws", true},
    {"eu-central-1", "Europe (Frankfurt)", "aws"},
    {"eu-north-1", "Europe (Stockholm)", "aws"},
    {"eu-south-1", "Europe (Milan)", "aws"},
    {"eu-south-2", "Europe (Spain)", "aws"},
    {"eu-west-1", "Europe (Ireland)", "aws"},
    {"eu-west-2", "Europe (London)", "aws"},
    {"eu-west-3", "Europe (Paris)", "aws"},
    {"il-central-1", "Israel (Tel Aviv)", "aws"},
    {"me-central-1", "Middle East (UAE)", "aws"},
    {"me-south-1", "Middle East (Bahrain)", "aws"},
    {"sa-east-1", "South America (São Paulo)", "aws"},
    {"us-east-1", "US East (N. Virginia)", "aws", true},
    {"us-east-2", "US East (Ohio)", "aws", true},
    {"us-west-1", "US West (N. California)", "aws", true},
    {"us-west-2", "US West (Oregon)", "aws", true},
    {"cn-north-1", "China (Beijing)", "aws-cn"},
    {"cn-northwest-1", "China (Ningxia)", "aws-cn"},
    {"us-gov-east-1", "AWS GovCloud (US-East)", "aws-us-gov", true},
    {"us-gov-west-1", "AWS GovCloud (US-West)", "aws-us-gov", true},
};

Expected<QUrl> endpoint(const QString &service, const QString &region, bool fips)
{
    const Partition *partition = partitionOf(region);
    if (!partition) {
        return failure(region.isEmpty() ? QCoreApplication::translate("Regions", "No region is chosen.")
                                        : QCoreApplication::translate(
                                              "Regions", "“%1” is not the name of an AWS region; they look "
                                                         "like eu-west-1.")
                                              .arg(region));
    }
    const Region *known = regionById(region);
    if (fips && !(known && known->hasFips)) {
        return failure(QCoreApplication::translate("Regions", "AWS publishes no FIPS endpoint of IoT in %1.")
                           .arg(region));
    }
    const QString host = (fips ? service + QStringLiteral("-fips") : service) + u'.' + region + u'.' +
                         QLatin1StringView(partition->dnsSuffix);
    return QUrl(QStringLiteral("https://") + host);
}

} // namespace

std::span<const Partition> partitions()
{
    return allPartitions;
}

std::span<const Region> iotRegions()
{
    return allRegions;
}

const Partition *partitionOf(QStringView region)
{
    const auto fits = [&](const Partition &partition) {
        const QRegularExpression whole(
            QRegularExpression::anchoredPattern(QLatin1StringView(partition.pattern)));
        return whole.match(region).hasMatch();
    };
    const auto *const found = std::ranges::find_if(allPartitions, fits);
    return found == std::end(allPartitions) ? nullptr : found;
}

const Region *regionById(QStringView id)
{
    const auto *const found = std::ranges::find_if(
        allRegions, [&](const Region &region) { return id == QLatin1StringView(region.id); });
    return found == std::end(allRegions) ? nullptr : found;
}

Expected<QUrl> iotEndpoint(const QString &region, bool fips)
{
    return endpoint(QStringLiteral("iot"), region, fips);
}

Expected<QUrl> stsEndpoint(const QString &region, bool fips)
{
    return endpoint(QStringLiteral("sts"), region, fips);
}

} // namespace fleetwright::aws
