// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/expected.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace fleetwright::sandbox
{

/// The embedded service: an IoT Jobs endpoint on loopback with a fleet of its own.
class Sandbox : public QObject
{
    Q_OBJECT

public:
    /// How to reach a running one. The key pair is made anew at each start and works nowhere else.
    struct Access {
        QUrl endpoint = {};
        QString region = {};
        QString account = {};
        QString accessKeyId = {};
        QByteArray secretAccessKey = {};
    };

    /// Keeps jobs and fleet in `folder` (made where it is missing) as SQLite; `:memory:` keeps nothing.
    Sandbox(QString folder, const Clock &clock, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Listens on a free port of 127.0.0.1. Fails where the folder cannot be written or no port is to be had.
    [[nodiscard]] Expected<Access> start();

    static constexpr auto region = "eu-west-1";
    static constexpr auto account = "000000000000";

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetwright::sandbox
