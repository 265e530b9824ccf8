// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/clifind.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::exchange
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Where the path in front of a program's name begins, with a quotation mark before it.
qsizetype pathBegin(const QString &text, qsizetype name)
{
    constexpr qsizetype longestPath = 300;
    const auto isOfPath = [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u"_.~:/\\-").contains(c);
    };
    qsizetype begin = name;
    if (begin > 0 && (text.at(begin - 1) == u'/' || text.at(begin - 1) == u'\\')) {
        while (begin > 0 && name - begin < longestPath && isOfPath(text.at(begin - 1)))
            --begin;
    }
    return begin > 0 && (text.at(begin - 1) == u'"' || text.at(begin - 1) == u'\'') ? begin - 1 : begin;
}

} // namespace

QList<qsizetype> commandsNamed(const QByteArray &text, const QString &name)
{
    // One character a byte
    const QString latin = QString::fromLatin1(text);
    // Its path is looked at from the name back: forward, each backslash of a text could begin one
    const QRegularExpression program(u"(?<![\\w.-])%1(?:\\.exe|\\.cmd)?[\"']?(?=\\s)"_s.arg(name),
                                     QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression before(
        u"(?:^|[$>%(;|&=`@!]|\\b(?:sudo|time|exec|if|then|do|else|RUN|run:|command:|-)|\\b\\w+=\\S*)[ \\t]*[\"']?$"_s);
    static const QRegularExpression comment(u"(?:^|\\s)(?:#(?!\\s*$)|//|::)|^\\s*rem\\s"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QList<qsizetype> found;
    constexpr qsizetype longestPrefix = 300;
    constexpr qsizetype most = 1000;
    for (auto match = program.globalMatch(latin); match.hasNext() && found.size() < most;) {
        const qsizetype begin = pathBegin(latin, match.next().capturedStart());
        // A line that is longer than that is no command's
        const qsizetype line = std::max(latin.lastIndexOf(u'\n', begin - 1) + 1, begin - longestPrefix);
        const QString prefix = begin == 0 ? QString() : latin.mid(line, begin - line);
        if (before.match(prefix.trimmed().isEmpty() ? QString() : prefix).hasMatch() &&
            !comment.match(prefix).hasMatch())
            found += begin;
    }
    return found;
}

std::optional<qsizetype> otherCommand(const QByteArray &text, json::TextRange command)
{
    static const QRegularExpression idle(
        u"^\\s*(?:$|#|::|rem\\b|//|```|~~~|@?echo off|set -|(?:\\w+=)?\\$?\\([\\s;)]*$|"
        "[\\w@.:~\\[\\]/\\\\ -]*[$#%>]\\s*$|[})\\]\"'`;&]*\\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype length = command.end - command.begin;
    const QByteArray rest =
        text.left(command.begin) + QByteArray(length, ' ') + text.mid(command.begin + length);
    for (qsizetype begin = 0; begin < rest.size();) {
        qsizetype end = rest.indexOf('\n', begin);
        end = end < 0 ? rest.size() : end;
        const QString line = QString::fromLatin1(rest.mid(begin, end - begin));
        if (!idle.match(line).hasMatch())
            return begin +
                   (line.size() - QStringView(line).trimmed().size() > 0 ? line.indexOf(line.trimmed()) : 0);
        begin = end + 1;
    }
    return std::nullopt;
}

} // namespace fleetwright::exchange
