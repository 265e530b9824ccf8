// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/shellwords.h"

#include <QRegularExpression>

namespace fleetwright::exchange
{

using namespace Qt::Literals::StringLiterals;

Shell shellOf(const QByteArray &text, qsizetype begin)
{
    // One character a byte; what stands further away says nothing of the shell
    constexpr qsizetype near = 64LL * 1024;
    const qsizetype lineBegin = text.lastIndexOf('\n', begin) + 1;
    const QString prompt = QString::fromLatin1(text.mid(lineBegin, begin - lineBegin).right(1000));
    static const QRegularExpression powerShellPrompt(u"^\\s*PS\\b[^>\\n]*>"_s);
    static const QRegularExpression cmdPrompt(u"^\\s*[A-Za-z]:[^>\\n]*>"_s);
    if (powerShellPrompt.match(prompt).hasMatch())
        return Shell::PowerShell;
    if (cmdPrompt.match(prompt).hasMatch())
        return Shell::Cmd;

    const QString rest = QString::fromLatin1(text.mid(begin, near));
    static const QRegularExpression continued(u"(?:(\\\\)|[ \\t](`)|[ \\t\"](\\^))[ \\t]*\\r?\\n"_s);
    if (const auto found = continued.match(rest); found.hasMatch()) {
        if (found.hasCaptured(2))
            return Shell::PowerShell;
        return found.hasCaptured(3) ? Shell::Cmd : Shell::Posix;
    }
    static const QRegularExpression powerShell(u"@['\"]\\r?\\n|\\$env:|'[{\\[]\\s*\\\\\"|`\""_s,
                                               QRegularExpression::CaseInsensitiveOption);
    if (powerShell.match(rest).hasMatch())
        return Shell::PowerShell;
    static const QRegularExpression cmd(u"%[A-Za-z_]\\w*%|\"[{\\[]\\s*\"\""_s);
    return cmd.match(rest).hasMatch() ? Shell::Cmd : Shell::Posix;
}

} // namespace fleetwright::exchange
