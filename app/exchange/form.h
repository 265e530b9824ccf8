// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace fleetwright::exchange
{

/// The forms in which a job exists as text.
enum class Form : quint8 {
    RequestJson, ///< the whole request with jobId: the window's job files, and `--cli-input-json`
    CliCommand,  ///< `aws iot create-job …`, quoted for a POSIX shell
    Boto3,       ///< a Python program
    Curl,        ///< `curl --aws-sigv4`, keys from the environment
};

/// What is to be known of a form: the only list of them.
struct FormSpec {
    Form form = Form::RequestJson;
    QLatin1StringView name = {};   ///< for `convert --to`; empty where it is only read
    const char *label = nullptr;   ///< marked for translation in the context "Form"
    QLatin1StringView suffix = {}; ///< of its files: "json"
    bool isRead = false;
};

[[nodiscard]] std::span<const FormSpec> forms();
[[nodiscard]] const FormSpec &spec(Form form);
/// The form that is written under this name; nullptr where there is none.
[[nodiscard]] const FormSpec *formNamed(QStringView name);
/// "AWS CLI command"
[[nodiscard]] QString formLabel(Form form);

} // namespace fleetwright::exchange
