// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/form.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr FormSpec table[] = {
    {Form::RequestJson, "json"_L1, QT_TRANSLATE_NOOP("Form", "Request JSON"), "json"_L1, true},
    {Form::CliCommand, "cli"_L1, QT_TRANSLATE_NOOP("Form", "AWS CLI command"), "sh"_L1, false},
    {Form::Boto3, "boto3"_L1, QT_TRANSLATE_NOOP("Form", "boto3 program (Python)"), "py"_L1, false},
    {Form::Curl, "curl"_L1, QT_TRANSLATE_NOOP("Form", "curl command"), "sh"_L1, false},
};

} // namespace

std::span<const FormSpec> forms()
{
    return table;
}

const FormSpec &spec(Form form)
{
    return *std::ranges::find(table, form, &FormSpec::form);
}

const FormSpec *formNamed(QStringView name)
{
    const auto *found = std::ranges::find_if(
        table, [name](const FormSpec &spec) { return !spec.name.isEmpty() && spec.name == name; });
    return found == std::end(table) ? nullptr : found;
}

QString formLabel(Form form)
{
    return QCoreApplication::translate("Form", spec(form).label);
}

} // namespace fleetwright::exchange
