// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/console.h"

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

Arguments::Arguments(const QString &description, const QString &positional, const QString &positionalHelp)
    : m_positional(positional)
{
    setApplicationDescription(description);
    addOption({{u"h"_s, u"help"_s}, tr("Shows this help.")});
    if (!positional.isEmpty())
        addPositionalArgument(positional, positionalHelp);
}

void Arguments::addFormat(const QStringList &more)
{
    m_formats = QStringList{u"text"_s, u"json"_s} + more;
    addOption({u"format"_s,
               tr("text (for people) or %1 (for programs).").arg(m_formats.mid(1).join(tr(" or "))),
               m_formats.join(u'|'), u"text"_s});
}

bool Arguments::wantsJson() const
{
    return value(u"format"_s) == "json"_L1;
}

std::optional<int> Arguments::read(const QStringList &arguments)
{
    m_command = arguments.constFirst();
    if (!parse(arguments))
        return wrong(errorText());
    if (isSet(u"help"_s)) {
        // The parser's own first line names the program, not the command
        const QString usage = tr("Usage: fleetwright %1 [options] %2").arg(m_command, m_positional).trimmed();
        printOut((usage + u'\n' + helpText().section(u'\n', 1)).toUtf8());
        return Exit::Done;
    }
    if (!m_formats.isEmpty() && !m_formats.contains(value(u"format"_s)))
        return wrong(tr("--format is %1.").arg(m_formats.join(tr(" or "))));
    return std::nullopt;
}

int Arguments::wrong(const QString &message) const
{
    printError(tr("fleetwright %1: %2").arg(m_command, message));
    printError(tr("Try: fleetwright %1 --help").arg(m_command));
    return Exit::WrongCall;
}

} // namespace fleetwright::cli
