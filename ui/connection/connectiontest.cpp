// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiontest.h"

#include "app/iot/whoami.h"

#include <QCoreApplication>

#include <cstdlib>

namespace fleetwright::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)
};

QString whoOneIs(const iot::WhoAmI::Result &who, bool sandbox)
{
    if (sandbox)
        return Texts::tr("The sandbox answers.");
    if (who.arn.isEmpty())
        return Texts::tr("%1 answers. It does not tell who you are.").arg(who.endpoint.host());
    QStringList lines{Texts::tr("You are %1, account %2.").arg(who.arn, who.account)};
    if (!who.allowed.isEmpty())
        lines += Texts::tr("Allowed: %1").arg(who.allowed.join(QStringLiteral(", ")));
    for (const iot::WhoAmI::Refusal &refusal : who.refused)
        lines += Texts::tr("Not allowed: %1").arg(refusal.action);
    if (!who.deviceEndpoint.isEmpty())
        lines += Texts::tr("Devices connect to %1").arg(who.deviceEndpoint);
    if (who.clockSkew.count() != 0) {
        lines +=
            Texts::tr("This computer's clock is %n seconds off; requests are signed with the service's time.",
                      nullptr, static_cast<int>(std::abs(who.clockSkew.count())));
    }
    return lines.join(u'\n');
}

} // namespace

ConnectionDialog::Test connectionTest(aws::ClientFactory &clients)
{
    return [&clients](const aws::Connection &connection, QObject *context,
                      const std::function<void(ConnectionDialog::TestResult)> &done) {
        // A test tells how it is now, not how it was.
        clients.forgetCredentials(connection.id);
        const aws::ResolvedConnection resolved = clients.resolve(connection);
        auto *question = new iot::WhoAmI(clients, resolved, context);
        question->start([question, resolved, done](const Expected<iot::WhoAmI::Result, aws::ApiError> &who) {
            ConnectionDialog::TestResult result;
            if (who) {
                result = {true, whoOneIs(*who, resolved.isSandbox()), who->account, resolved.identity};
            } else {
                const aws::ApiError &error = who.error();
                result.text =
                    QStringList{error.title, error.advice, error.serviceMessage}.join(u' ').simplified();
            }
            question->deleteLater();
            done(result);
        });
    };
}

} // namespace fleetwright::ui
