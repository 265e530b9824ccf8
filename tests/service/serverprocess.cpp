// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/serverprocess.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

namespace
{
constexpr int startTimeoutMs = 60'000;
} // namespace

QString python()
{
    return qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s);
}

QString serviceScript(const QString &name)
{
    return QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/service/") + name;
}

ServerProcess::ServerProcess(QString script) : m_script(std::move(script))
{
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Expected<void> ServerProcess::start()
{
    m_process.start(python(), {serviceScript(m_script)});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(startTimeoutMs)) {
            return failure(m_script + u" did not start"_s,
                           QString::fromUtf8(m_process.readAllStandardError()));
        }
    }
    m_facts = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_facts.isEmpty())
        return failure(m_script + u" did not say where it serves"_s);
    return {};
}

namespace
{

QJsonObject exchange(const QUrl &url, const QByteArray *body)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(body ? manager.post(request, *body) : manager.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError)
        qFatal("%s: %s", qPrintable(url.toString()), qPrintable(reply->errorString()));
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace

void ServerProcess::tell(const QString &what, const QJsonObject &body) const
{
    const QByteArray bytes = QJsonDocument(body).toJson();
    exchange(QUrl(endpoint().toString() + u"/test/"_s + what), &bytes);
}

QStringList ServerProcess::log() const
{
    return exchange(QUrl(endpoint().toString() + u"/test/log"_s), nullptr)
        .value("log"_L1)
        .toVariant()
        .toStringList();
}

Expected<QJsonObject> runScript(const QString &name, const QStringList &arguments,
                                const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(python(), QStringList{serviceScript(name)} + arguments);
    if (!process.waitForFinished(startTimeoutMs) || process.exitCode() != 0)
        return failure(name + u" failed"_s, QString::fromUtf8(process.readAllStandardError()));
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace fleetwright::test
