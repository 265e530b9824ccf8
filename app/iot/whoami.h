// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <optional>

namespace fleetwright::iot
{

/// Tries a connection: asks STS who one is, then IoT for the account's endpoint and for one job, and notes
/// what is allowed. Where an endpoint of one's own does not speak STS, and for the sandbox, IoT alone has to
/// answer.
class WhoAmI : public QObject
{
    Q_OBJECT

public:
    /// An action that is not allowed, and the service's words for it.
    struct Refusal {
        QString action = {};
        aws::ApiError error = {};
    };

    struct Result {
        QString account = {};                   ///< 12 digits; empty where the service does not tell
        QString arn = {};                       ///< of the user or role; empty likewise
        QUrl endpoint = {};                     ///< of IoT
        std::chrono::milliseconds roundTrip{0}; ///< of the call to IoT, retries included
        std::chrono::seconds clockSkew{0};      ///< corrected; 0 where this computer's clock is right
        QString deviceEndpoint = {};            ///< that the account's devices speak to; empty: not learnt
        QStringList allowed = {};               ///< actions tried that went well: `iot:ListJobs`
        QList<Refusal> refused = {};            ///< those that the permissions do not allow
    };
    using Done = std::function<void(const Expected<Result, aws::ApiError> &)>;

    /// `factory` must outlive it.
    WhoAmI(aws::ClientFactory &factory, aws::ResolvedConnection connection, QObject *parent = nullptr);
    ~WhoAmI() override;

    /// `done` is called once, later, unless this object goes first.
    void start(Done done);

private:
    void askSts();
    void askEndpoint();
    void askJobs();
    [[nodiscard]] bool openIot();
    /// Notes how an action went; false where it failed for another reason than a missing permission.
    [[nodiscard]] bool note(const QString &action, const aws::ApiError *error);
    void finish(const Expected<Result, aws::ApiError> &result);

    aws::ClientFactory &m_factory;
    aws::ResolvedConnection m_connection;
    Done m_done;
    std::unique_ptr<aws::Client> m_client;
    Result m_result;
    QElapsedTimer m_timer;
};

} // namespace fleetwright::iot
