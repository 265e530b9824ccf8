// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/parameters.h"

#include "app/schema/createjobspec.h"
#include "app/schema/thingname.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using namespace json::literals;

constexpr int largestPage = 250;

Parameters::Text modelOf(const schema::FieldSpec &spec)
{
    return {spec.range.min, spec.range.max, spec.pattern};
}

} // namespace

Parameters::Text Parameters::thingOrGroupName()
{
    return modelOf(schema::thingName());
}

Parameters::Text Parameters::jobId()
{
    return modelOf(schema::createJob("/jobId"_ptr));
}

Parameters::Parameters(const HttpMessage &request) : m_path(request.path)
{
    for (const auto &[name, value] : request.parameters())
        m_values.insert(name, value);
}

bool Parameters::holds(const QString &name, const QString &value, const Text &model)
{
    bool good = true;
    const auto length = static_cast<double>(value.size());
    if (length < model.min || length > model.max) {
        m_constraints.violated(value, name,
                               length < model.min ? Constraints::lengthAtLeast(model.min)
                                                  : Constraints::lengthAtMost(model.max));
        good = false;
    }
    if (!model.pattern.isEmpty() &&
        !QRegularExpression(QRegularExpression::anchoredPattern(model.pattern)).match(value).hasMatch()) {
        m_constraints.violated(value, name, Constraints::matching(model.pattern));
        good = false;
    }
    return good;
}

void Parameters::checkPath(const QString &name, const QString &value, const Text &model)
{
    [[maybe_unused]] const bool good = holds(name, value, model);
}

std::optional<QString> Parameters::text(const QString &name, const Text &model)
{
    const auto found = m_values.constFind(name.toUtf8());
    if (found == m_values.constEnd())
        return {};
    const QString value = QString::fromUtf8(*found);
    return holds(name, value, model) ? std::optional(value) : std::nullopt;
}

std::optional<QString> Parameters::choice(const QString &name, const QStringList &values)
{
    const auto found = m_values.constFind(name.toUtf8());
    if (found == m_values.constEnd())
        return {};
    const QString value = QString::fromUtf8(*found);
    if (values.contains(value))
        return value;
    m_constraints.violated(value, name, Constraints::oneOf(values));
    return {};
}

bool Parameters::flag(const QString &name)
{
    const auto found = m_values.constFind(name.toUtf8());
    if (found == m_values.constEnd() || *found == "false")
        return false;
    if (*found != "true")
        m_unreadable = u"The parameter '"_s + name + u"' must be true or false."_s;
    return true;
}

int Parameters::maxResults(int fallback)
{
    const auto found = m_values.constFind("maxResults");
    if (found == m_values.constEnd())
        return fallback;
    bool isNumber = false;
    const int value = found->toInt(&isNumber);
    if (!isNumber)
        m_unreadable = u"The parameter 'maxResults' must be a whole number."_s;
    else if (value < 1)
        m_constraints.violated(QString::number(value), u"maxResults"_s, Constraints::atLeast(1));
    else if (value > largestPage)
        m_constraints.violated(QString::number(value), u"maxResults"_s, Constraints::atMost(largestPage));
    return std::clamp(value, 1, largestPage);
}

QByteArray Parameters::identity() const
{
    QList<QByteArray> names = m_values.keys();
    std::ranges::sort(names);
    QByteArray result = m_path;
    for (const QByteArray &name : std::as_const(names)) {
        if (name != "nextToken" && name != "maxResults")
            result += '\n' + name.toPercentEncoding() + '=' + m_values.value(name).toPercentEncoding();
    }
    return result;
}

Reply<void> Parameters::answer() const
{
    if (!m_unreadable.isEmpty())
        return refusal(400, "SerializationException", m_unreadable);
    return m_constraints.answer();
}

} // namespace fleetwright::sandbox
