// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/transport.h"

#include <QObject>
#include <QStringList>

class QNetworkAccessManager;
class QNetworkReply;

namespace fleetwright::platform
{

/// Follows one reply of Qt Network and says what it amounts to.
class NamCall : public QObject, public aws::TransportCall
{
    Q_OBJECT

public:
    /// Deletes `reply` in the end, and `manager` where it is of this call alone.
    NamCall(QNetworkReply *reply, QNetworkAccessManager *manager, qint64 maximumAnswer,
            std::function<void(aws::WireResponse)> done);
    ~NamCall() override;

private:
    void collect();
    void finish();
    [[nodiscard]] aws::WireResponse::Failure failure() const;
    [[nodiscard]] QString failureText() const;
    [[nodiscard]] bool isCutShort() const;

    QNetworkReply *m_reply;
    QNetworkAccessManager *m_manager;
    qint64 m_maximumAnswer;
    std::function<void(aws::WireResponse)> m_done;
    QByteArray m_body;
    QStringList m_tlsErrors;
    bool m_sent = false;
    bool m_tooLarge = false;
};

} // namespace fleetwright::platform
