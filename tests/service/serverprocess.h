// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace fleetwright::test
{

/// A server written in Python beside the tests: it prints a line of facts, then serves until its standard
/// input is closed. Ends with this object.
class ServerProcess
{
public:
    explicit ServerProcess(QString script);
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    /// Starts it and waits until it serves. Fails where Python or a part of it is missing.
    [[nodiscard]] Expected<void> start();
    /// Tells it something (`POST /test/…`); fails the test where it does not take it.
    void tell(const QString &what, const QJsonObject &body = {}) const;
    /// What it was asked so far: `POST /token` …
    [[nodiscard]] QStringList log() const;
    [[nodiscard]] QUrl endpoint() const { return QUrl(fact("endpoint")); }
    [[nodiscard]] QString fact(const char *name) const
    {
        return m_facts.value(QLatin1StringView(name)).toString();
    }

private:
    QString m_script;
    QProcess m_process;
    QJsonObject m_facts;
};

/// The Python that has what the tests need.
[[nodiscard]] QString python();
/// The whole path of a script beside the tests.
[[nodiscard]] QString serviceScript(const QString &name);
/// Runs a script to its end and reads the JSON object that it prints.
[[nodiscard]] Expected<QJsonObject> runScript(const QString &name, const QStringList &arguments,
                                              const QProcessEnvironment &environment);

} // namespace fleetwright::test
