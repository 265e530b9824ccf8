// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/operatorhome.h"

#include "app/iot/getcalleridentity.h"
#include "app/iot/listjobs.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

namespace
{
constexpr int patienceMs = 60'000;
} // namespace

OperatorHome::OperatorHome() : clock(QDateTime::currentDateTimeUtc())
{
    QDir(m_folder.path()).mkdir(u".aws"_s);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"AWS_DEFAULT_REGION"_s, u"eu-west-1"_s);
}

void OperatorHome::setFiles(const QByteArray &config, const QByteArray &credentials)
{
    write(u".aws/config"_s, config);
    write(u".aws/credentials"_s, credentials);
}

QString OperatorHome::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void OperatorHome::open(identity::Prompts *prompts)
{
    m_opener = std::make_unique<platform::ConnectionOpener>(platform::ConnectionOpener::Parts{
        *this, m_scheduler, clock, secrets, prompts ? *prompts : m_silence, environment});
}

aws::Connection OperatorHome::connection(const QString &profile)
{
    return {.id = u"c"_s,
            .name = u"Test"_s,
            .kind = profile.isEmpty() ? aws::Connection::Kind::Automatic : aws::Connection::Kind::Profile,
            .profile = profile};
}

std::unique_ptr<aws::TransportCall> OperatorHome::send(const aws::WireRequest &request,
                                                       std::function<void(aws::WireResponse)> done)
{
    for (const auto &[name, value] : request.headers) {
        if (name == "Authorization" && value.startsWith("AWS4-HMAC"))
            m_lastSigned = request;
    }
    return m_network.send(request, std::move(done));
}

Expected<QString, aws::ApiError> OperatorHome::whoAmI(const aws::Connection &connection)
{
    auto client = m_opener->openSts(m_opener->resolve(connection));
    if (!client)
        return tl::unexpected(aws::ApiError{.title = client.error().message});
    std::optional<Expected<QString, aws::ApiError>> result;
    QObject context;
    (*client)->send(iot::GetCallerIdentity(), &context, [&](const auto &answer) {
        if (answer)
            result = answer->value.arn;
        else
            result = tl::unexpected(answer.error());
    });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patienceMs))
        qFatal("no answer");
    return *result;
}

Expected<void, aws::ApiError> OperatorHome::listJobs(const aws::Connection &connection)
{
    auto client = m_opener->open(m_opener->resolve(connection));
    if (!client)
        return tl::unexpected(aws::ApiError{.title = client.error().message});
    std::optional<Expected<void, aws::ApiError>> result;
    QObject context;
    (*client)->send(iot::ListJobs{.maxResults = 1}, &context, [&](const auto &answer) {
        if (answer)
            result = Expected<void, aws::ApiError>();
        else
            result = tl::unexpected(answer.error());
    });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patienceMs))
        qFatal("no answer");
    return *result;
}

} // namespace fleetwright::test
