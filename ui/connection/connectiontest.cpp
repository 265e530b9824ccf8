// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiontest.h"

#include "app/iot/getcalleridentity.h"
#include "app/iot/listthings.h"

#include <QCoreApplication>

namespace fleetwright::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)
};

using Done = std::function<void(ConnectionDialog::TestResult)>;

/// Keeps the client while its call is under way.
class Attempt : public QObject
{
public:
    Attempt(std::unique_ptr<aws::Client> client, QObject *context)
        : QObject(context), m_client(std::move(client))
    {
    }

    template<typename Op, typename Tell>
    void ask(const Op &op, Done done, Tell tell)
    {
        m_client->send(op, this, [this, done = std::move(done), tell](const auto &answer) {
            ConnectionDialog::TestResult result;
            if (answer) {
                result = tell(answer->value);
            } else {
                const aws::ApiError &error = answer.error();
                result.text =
                    QStringList{error.title, error.advice, error.serviceMessage}.join(u' ').simplified();
            }
            deleteLater();
            done(result);
        });
    }

private:
    std::unique_ptr<aws::Client> m_client;
};

} // namespace

ConnectionDialog::Test connectionTest(aws::ClientFactory &clients)
{
    return [&clients](const aws::Connection &connection, QObject *context, const Done &done) {
        const bool sandbox = connection.kind == aws::Connection::Kind::Sandbox;
        auto client = sandbox ? clients.open(connection) : clients.openSts(connection);
        if (!client) {
            // From the event loop, as every other answer.
            QMetaObject::invokeMethod(
                context, [done, error = client.error()] { done({false, error.message, {}}); },
                Qt::QueuedConnection);
            return;
        }
        auto *attempt = new Attempt(std::move(*client), context);
        if (sandbox) {
            iot::ListThings probe;
            probe.maxResults = 1;
            attempt->ask(probe, done, [connection](const iot::ListThings::Result &) {
                return ConnectionDialog::TestResult{true, Texts::tr("The sandbox answers."),
                                                    connection.account};
            });
        } else {
            attempt->ask(iot::GetCallerIdentity(), done, [](const iot::GetCallerIdentity::Result &who) {
                return ConnectionDialog::TestResult{
                    true, Texts::tr("You are %1, account %2.").arg(who.arn, who.account), who.account};
            });
        }
    };
}

} // namespace fleetwright::ui
