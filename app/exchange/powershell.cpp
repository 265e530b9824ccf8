// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/powershell.h"

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// Windows PowerShell reads a script without a byte order mark in the system's own encoding.
QString asciiOnly(const QString &json)
{
    QString out;
    out.reserve(json.size());
    for (const QChar c : json) {
        if (c.unicode() < 0x7F)
            out += c;
        else
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return out;
}

QString word(QString text)
{
    return u'\'' + text.replace(u'\'', "''"_L1) + u'\'';
}

} // namespace

QString powerShellCommand(const job::JobDocument &document, const Destination &destination)
{
    QString options;
    if (!destination.region.isEmpty())
        options += u" --region "_s + word(destination.region);
    if (destination.isOverride)
        options += u" --endpoint-url "_s + word(destination.endpoint.toString(QUrl::FullyEncoded));
    return u"# The request goes through a file: Windows PowerShell 5.1 drops the quotes of arguments, "
           u"PowerShell 7 keeps "
           "them.\n"
           "$request = @'\n%1\n'@\n"
           "$path = [System.IO.Path]::GetTempFileName()\n"
           "[System.IO.File]::WriteAllText($path, $request)\n"
           "aws iot create-job --cli-input-json \"file://$path\"%2\n"
           "Remove-Item $path"_s.arg(asciiOnly(QString::fromUtf8(document.text())), options);
}

} // namespace fleetwright::exchange
