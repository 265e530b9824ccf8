// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace fleetwright::platform
{

/// The shared credentials file of AWS's tools.
class SharedCredentialsFile
{
public:
    /// `AWS_SHARED_CREDENTIALS_FILE` of the environment, else `~/.aws/credentials`.
    [[nodiscard]] static SharedCredentialsFile
    ofUser(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

    explicit SharedCredentialsFile(QString path);

    [[nodiscard]] QString path() const { return m_path; }
    /// Names of the profiles in the order of the file. Fails where it is missing or damaged.
    [[nodiscard]] Expected<QStringList> profiles() const;
    /// The keys of a profile. Fails, saying what is missing, also where the profile holds no plain keys.
    [[nodiscard]] Expected<aws::Credentials> credentials(const QString &profile) const;

private:
    QString m_path;
};

} // namespace fleetwright::platform
