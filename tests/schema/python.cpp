// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/python.h"

#include <QProcess>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

Expected<QByteArray> runPython(const QString &name, const QStringList &arguments)
{
    QProcess python;
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 QStringList{QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/schema/") + name} + arguments);
    if (!python.waitForFinished(90000))
        return failure(python.errorString());
    if (python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0)
        return failure(name, QString::fromUtf8(python.readAllStandardError()));
    return python.readAllStandardOutput();
}

} // namespace fleetwright::test
