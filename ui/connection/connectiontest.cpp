// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiontest.h"

#include "app/iot/whoami.h"

#include <QCoreApplication>

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
    QString text = Texts::tr("You are %1, account %2.").arg(who.arn, who.account);
    if (who.jobs)
        text += u' ' + Texts::tr("AWS IoT answers, but does not let you list jobs: %1").arg(who.jobs->title);
    return text;
}

} // namespace

ConnectionDialog::Test connectionTest(aws::ClientFactory &clients)
{
    return [&clients](const aws::Connection &connection, QObject *context,
                      const std::function<void(ConnectionDialog::TestResult)> &done) {
        auto *question = new iot::WhoAmI(clients, connection, context);
        const bool sandbox = connection.kind == aws::Connection::Kind::Sandbox;
        question->start([question, sandbox, done](const Expected<iot::WhoAmI::Result, aws::ApiError> &who) {
            ConnectionDialog::TestResult result;
            if (who) {
                result = {true, whoOneIs(*who, sandbox), who->account};
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
