// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/goprogram.h"

#include "app/exchange/ordered.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using schema::FieldKind;
using schema::FieldSpec;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(GoProgram)
};

/// The SDK's types, by the path in the request without positions. Source: the API model's shapes, whose names
/// the SDK takes over.
struct TypeOf {
    QLatin1StringView path;
    QLatin1StringView type;
};
constexpr TypeOf types[] = {
    {"targetSelection"_L1, "TargetSelection"_L1},
    {"presignedUrlConfig"_L1, "PresignedUrlConfig"_L1},
    {"presignedUrlConfig/expiresInSec"_L1, "Int64"_L1},
    {"jobExecutionsRolloutConfig"_L1, "JobExecutionsRolloutConfig"_L1},
    {"jobExecutionsRolloutConfig/maximumPerMinute"_L1, "Int32"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate"_L1, "ExponentialRolloutRate"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute"_L1, "Int32"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate/incrementFactor"_L1, "Float64"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria"_L1, "RateIncreaseCriteria"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings"_L1, "Int32"_L1},
    {"jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfSucceededThings"_L1,
     "Int32"_L1},
    {"abortConfig"_L1, "AbortConfig"_L1},
    {"abortConfig/criteriaList"_L1, "AbortCriteria"_L1},
    {"abortConfig/criteriaList/failureType"_L1, "JobExecutionFailureType"_L1},
    {"abortConfig/criteriaList/action"_L1, "AbortAction"_L1},
    {"abortConfig/criteriaList/thresholdPercentage"_L1, "Float64"_L1},
    {"abortConfig/criteriaList/minNumberOfExecutedThings"_L1, "Int32"_L1},
    {"timeoutConfig"_L1, "TimeoutConfig"_L1},
    {"timeoutConfig/inProgressTimeoutInMinutes"_L1, "Int64"_L1},
    {"tags"_L1, "Tag"_L1},
    {"jobExecutionsRetryConfig"_L1, "JobExecutionsRetryConfig"_L1},
    {"jobExecutionsRetryConfig/criteriaList"_L1, "RetryCriteria"_L1},
    {"jobExecutionsRetryConfig/criteriaList/failureType"_L1, "RetryableFailureType"_L1},
    {"jobExecutionsRetryConfig/criteriaList/numberOfRetries"_L1, "Int32"_L1},
    {"schedulingConfig"_L1, "SchedulingConfig"_L1},
    {"schedulingConfig/endBehavior"_L1, "JobEndBehavior"_L1},
    {"schedulingConfig/maintenanceWindows"_L1, "MaintenanceWindow"_L1},
    {"schedulingConfig/maintenanceWindows/durationInMinutes"_L1, "Int32"_L1},
};

QString typeAt(const json::Pointer &at)
{
    QStringList path;
    for (const QString &token : at.tokens()) {
        if (json::Pointer({token}).index() < 0)
            path += token;
    }
    const auto found = std::ranges::find(types, path.join(u'/'), &TypeOf::path);
    return found == std::end(types) ? QString() : QString(found->type);
}

/// A text of Go in double quotes. Its escapes are JSON's but for the solidus and surrogates, which the writer
/// does not use; a mark would be refused in a program.
QString literal(const QString &text)
{
    QString out = QString::fromUtf8(json::write(text, json::Layout::Compact));
    return out.replace(QChar(QChar::ByteOrderMark), "\\uFEFF"_L1);
}

class Writer
{
public:
    explicit Writer(QStringList &leftOut) : m_leftOut(leftOut) {}

    [[nodiscard]] bool usesTypes() const { return m_usesTypes; }

    /// The members of a struct, a line each.
    QString members(const Ordered &value, const FieldSpec &spec, const QString &indent)
    {
        QString out;
        for (const Ordered::Member &member : value.members) {
            const FieldSpec *below = spec.member(member.name);
            const std::optional<QString> text =
                below ? expression(member.value, *below, indent) : std::optional<QString>();
            if (!text) {
                m_leftOut += Texts::tr("The SDK for Go has no place for %1 as it is: it was left out.")
                                 .arg(member.value.at.toPath());
                continue;
            }
            out += indent + member.name.at(0).toUpper() + member.name.sliced(1) + u": "_s + *text + u",\n"_s;
        }
        return out;
    }

private:
    std::optional<QString> expression(const Ordered &value, const FieldSpec &spec, const QString &indent)
    {
        const QString type = typeAt(value.at);
        const QString deeper = indent + u'\t';
        switch (spec.kind) {
        case FieldKind::Object:
            if (value.kind != Ordered::Kind::Object)
                return std::nullopt;
            m_usesTypes = true;
            return u"&types."_s + type + braces(members(value, spec, deeper), indent);
        case FieldKind::List:
            return list(value, spec, indent);
        case FieldKind::Map:
            return map(value, indent);
        case FieldKind::Integer:
        case FieldKind::Number:
            return number(value.scalar, type);
        default:
            if (!value.isScalar() || !value.scalar.isString())
                return std::nullopt;
            if (type.isEmpty())
                return u"aws.String("_s + literal(value.scalar.toString()) + u')';
            m_usesTypes = true;
            return u"types."_s + type + u'(' + literal(value.scalar.toString()) + u')';
        }
    }

    std::optional<QString> number(const QJsonValue &value, const QString &type)
    {
        if (!value.isDouble())
            return std::nullopt;
        const double number = value.toDouble();
        const bool isWhole = number == std::floor(number);
        constexpr double largest32 = 2147483647;
        constexpr double largest64 = 9007199254740992;
        if ((type == "Int32"_L1 && (!isWhole || std::abs(number) > largest32)) ||
            (type == "Int64"_L1 && (!isWhole || std::abs(number) > largest64)))
            return std::nullopt;
        return u"aws."_s + type + u'(' + QString::fromUtf8(json::write(value, json::Layout::Compact)) + u')';
    }

    std::optional<QString> list(const Ordered &value, const FieldSpec &spec, const QString &indent)
    {
        if (value.kind != Ordered::Kind::List)
            return std::nullopt;
        const QString deeper = indent + u'\t';
        const FieldSpec &element = *spec.element();
        QString inner;
        for (const Ordered &item : value.items) {
            if (element.kind == FieldKind::Object) {
                if (item.kind != Ordered::Kind::Object)
                    return std::nullopt;
                m_usesTypes = true;
                inner += deeper + braces(members(item, element, deeper + u'\t'), deeper) + u",\n"_s;
            } else if (item.scalar.isString()) {
                inner += deeper + literal(item.scalar.toString()) + u",\n"_s;
            } else {
                return std::nullopt;
            }
        }
        const bool isOfTexts = element.kind != FieldKind::Object;
        if (!isOfTexts)
            m_usesTypes = true;
        return (isOfTexts ? u"[]string"_s : u"[]types."_s + typeAt(value.at)) + braces(inner, indent);
    }

    static std::optional<QString> map(const Ordered &value, const QString &indent)
    {
        if (value.kind != Ordered::Kind::Object)
            return std::nullopt;
        QString inner;
        for (const Ordered::Member &member : value.members) {
            if (!member.value.scalar.isString())
                return std::nullopt;
            inner += indent + u'\t' + literal(member.name) + u": "_s +
                     literal(member.value.scalar.toString()) + u",\n"_s;
        }
        return u"map[string]string"_s + braces(inner, indent);
    }

    static QString braces(const QString &inner, const QString &indent)
    {
        return inner.isEmpty() ? u"{}"_s : u"{\n"_s + inner + indent + u'}';
    }

    QStringList &m_leftOut;
    bool m_usesTypes = false;
};

} // namespace

Written goProgram(const job::JobDocument &document, const Destination &destination)
{
    Written written;
    Writer writer(written.leftOut);
    const QString members = writer.members(orderedRequest(document), schema::createJob(), u"\t\t"_s);
    QString options;
    if (!destination.region.isEmpty())
        options = u", config.WithRegion("_s + literal(destination.region) + u')';
    QString client = u"iot.NewFromConfig(cfg)"_s;
    if (destination.isOverride)
        client = u"iot.NewFromConfig(cfg, func(o *iot.Options) {\n\t\to.BaseEndpoint = aws.String("_s +
                 literal(destination.endpoint.toString(QUrl::FullyEncoded)) + u")\n\t})"_s;
    QString imports =
        u"\t\"context\"\n\t\"fmt\"\n\t\"log\"\n\n\t\"github.com/aws/aws-sdk-go-v2/aws\"\n"
        "\t\"github.com/aws/aws-sdk-go-v2/config\"\n\t\"github.com/aws/aws-sdk-go-v2/service/iot\"\n"_s;
    if (writer.usesTypes())
        imports += u"\t\"github.com/aws/aws-sdk-go-v2/service/iot/types\"\n"_s;
    written.text =
        (u"package main\n\nimport (\n"_s + imports +
         u")\n\nfunc main() {\n\tctx := context.Background()\n\tcfg, err := config.LoadDefaultConfig(ctx"_s +
         options + u")\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tclient := "_s + client +
         u"\n\n\tanswer, err := client.CreateJob(ctx, &iot.CreateJobInput{\n"_s + members +
         u"\t})\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tfmt.Println(aws.ToString(answer.JobArn))\n}\n"_s)
            .toUtf8();
    return written;
}

} // namespace fleetwright::exchange
