// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace fleetwright::test
{

/// A server on loopback that writes exactly the bytes it is told to, or nothing, and keeps the bytes it gets.
class MisbehavingServer : public QTcpServer
{
    Q_OBJECT

public:
    /// What to do with a request once it is there as a whole.
    struct Behaviour {
        QByteArray bytes = {}; ///< written as they are
        bool close = true;     ///< closes afterwards
        bool atOnce = false;   ///< does not wait for the request
    };

    MisbehavingServer();

    /// For the next request; the last one is for all that follow.
    void behave(const Behaviour &behaviour) { m_behaviours.append(behaviour); }
    /// A whole HTTP answer.
    void answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {});
    [[nodiscard]] QUrl url(const QString &scheme = QStringLiteral("http")) const;
    /// The bytes of each request; a connection over which none came is not counted.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

private:
    void serve(QTcpSocket *socket);

    QList<Behaviour> m_behaviours;
    QList<QByteArray> m_requests;
};

/// True where `bytes` hold a request with all of the body that its Content-Length announces.
[[nodiscard]] bool isWholeRequest(const QByteArray &bytes);
/// A header's value in the bytes of a request; empty where it is absent.
[[nodiscard]] QByteArray headerIn(const QByteArray &request, const QByteArray &name);

} // namespace fleetwright::test
