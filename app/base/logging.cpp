// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include "app/base/redaction.h"

#include <QDateTime>
#include <QMutex>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::logging
{

Q_LOGGING_CATEGORY(aws, "fleetwright.aws", QtWarningMsg)
Q_LOGGING_CATEGORY(identity, "fleetwright.identity", QtWarningMsg)
Q_LOGGING_CATEGORY(storage, "fleetwright.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(submit, "fleetwright.submit", QtWarningMsg)
Q_LOGGING_CATEGORY(session, "fleetwright.session", QtWarningMsg)
Q_LOGGING_CATEGORY(platform, "fleetwright.platform", QtWarningMsg)
Q_LOGGING_CATEGORY(sandbox, "fleetwright.sandbox", QtWarningMsg)
Q_LOGGING_CATEGORY(ui, "fleetwright.ui", QtWarningMsg)

namespace
{

constexpr auto prefix = "fleetwright."_L1;
constexpr qsizetype kept = 500;

const QStringList &rooms()
{
    static const QStringList names = [] {
        QStringList all;
        for (const auto category : {aws, identity, storage, submit, session, platform, sandbox, ui})
            all += QLatin1StringView(category().categoryName()).sliced(prefix.size());
        return all;
    }();
    return names;
}

/// Qt hands messages to a function, from any thread and until the very end, so that what it needs cannot
/// belong to an object and is never destroyed.
struct State {
    QMutex mutex = {};
    QStringList shown = {};
    QStringList lines = {};
};

State &state()
{
    static State *const one = new State;
    return *one;
}

void print(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stderr);
    std::fflush(stderr);
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QLatin1StringView category(context.category ? context.category : "default");
    const bool ours = category.startsWith(prefix);
    const QLatin1StringView name = ours ? category.sliced(prefix.size()) : category;
    const QString text = redacted(message);
    const QString line =
        u"%1 %2: %3"_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), name, text);
    const QMutexLocker lock(&state().mutex);
    state().lines.append(line);
    if (state().lines.size() > kept)
        state().lines.removeFirst();
    if (!ours)
        print(qFormatLogMessage(type, context, text));
    else if (state().shown.contains(name) || state().shown.contains("*"_L1))
        print(line);
}

} // namespace

void start(const QString &shown)
{
    QStringList names;
    for (const QString &name : shown.split(u',', Qt::SkipEmptyParts))
        names += name.trimmed();
    for (const QString &name : std::as_const(names)) {
        if (name != "*"_L1 && !rooms().contains(name)) {
            print(u"FLEETWRIGHT_LOG: there is no room “%1”; there are: %2, or * for all"_s.arg(
                name, rooms().join(u", "_s)));
        }
    }
    {
        const QMutexLocker lock(&state().mutex);
        state().shown = names;
    }
    QLoggingCategory::setFilterRules(u"fleetwright.*.info=true"_s);
    qInstallMessageHandler(handle);
}

QStringList latest()
{
    const QMutexLocker lock(&state().mutex);
    return state().lines;
}

} // namespace fleetwright::logging
