// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/shellexpansion.h"

#include "app/job/gap.h"

#include <QRegularExpression>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

ShellExpansion gapFor(QByteArrayView name, qsizetype end)
{
    return {.text = job::gap(QString::fromUtf8(name)).toUtf8(), .end = end, .isGap = true};
}

/// Where the bracket that is open at `at` is closed, one past it; brackets in quotes do not count. One that
/// is not closed takes all that is looked at.
qsizetype closingOf(const QByteArray &text, qsizetype at)
{
    const char open = text.at(at);
    const char close = open == '(' ? ')' : '}';
    int depth = 0;
    char quote = '\0';
    constexpr qsizetype longest = 4096;
    const qsizetype end = std::min(text.size(), at + longest);
    for (; at < end; ++at) {
        const char c = text.at(at);
        if (c == '\\') {
            ++at;
        } else if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == open) {
            ++depth;
        } else if (c == close && --depth == 0) {
            return at + 1;
        }
    }
    return end;
}

qsizetype nameEnd(const QByteArray &text, qsizetype at)
{
    const auto isNameByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    while (at < text.size() && isNameByte(text.at(at)))
        ++at;
    return at;
}

std::optional<ShellExpansion> cmdVariable(const QByteArray &text, qsizetype at)
{
    const qsizetype end = nameEnd(text, at + 1);
    if (end > at + 1 && end < text.size() && text.at(end) == '%')
        return gapFor(QByteArrayView(text).sliced(at + 1, end - at - 1), end + 1);
    return std::nullopt;
}

ShellExpansion bracketed(const QByteArray &text, qsizetype bracket)
{
    const qsizetype end = closingOf(text, bracket);
    QByteArrayView inside = QByteArrayView(text).sliced(bracket + 1);
    inside = inside.first(std::max<qsizetype>(0, std::min(inside.size(), end - bracket - 2)));
    // ${{ … }} of a workflow
    if (inside.startsWith('{') && inside.endsWith('}'))
        inside = inside.sliced(1, inside.size() - 2);
    else if (text.at(bracket) == '{') {
        // ${NAME:-…}: the name is what is asked for
        const qsizetype name = nameEnd(text, bracket + 1) - bracket - 1;
        if (name > 0 && !inside.contains(':'))
            inside = inside.first(name);
        else if (name > 0 && inside.size() > name && inside[name] == ':' && inside.size() > name + 1 &&
                 QByteArrayView("-=?+").contains(inside[name + 1]))
            inside = inside.first(name);
    }
    return gapFor(inside, end);
}

/// `<job-id>`, as manuals write what the reader puts in.
std::optional<ShellExpansion> placeholder(const QByteArray &text, qsizetype at)
{
    static const QRegularExpression written(u"^<([A-Za-z][A-Za-z0-9_ .-]*)>"_s);
    const auto found = written.match(QString::fromLatin1(text.mid(at, 100)));
    if (!found.hasMatch())
        return std::nullopt;
    return gapFor(found.captured(1).toLatin1(), at + found.capturedLength());
}

} // namespace

std::optional<ShellExpansion> shellExpansion(const QByteArray &text, qsizetype at, Shell shell, bool isQuoted)
{
    const char c = text.at(at);
    const char next = at + 1 < text.size() ? text.at(at + 1) : '\0';
    if (c == '<' && !isQuoted)
        return placeholder(text, at);
    if (shell == Shell::Cmd)
        return c == '%' ? cmdVariable(text, at) : std::nullopt;
    if (shell == Shell::Posix && c == '`') {
        const qsizetype end = text.indexOf('`', at + 1);
        if (end < 0)
            return std::nullopt;
        return gapFor(QByteArrayView(text).sliced(at + 1, end - at - 1), end + 1);
    }
    if (shell == Shell::PowerShell && c == '(' && !isQuoted)
        return bracketed(text, at);
    if (c != '$')
        return std::nullopt;
    if (next == '(' || next == '{')
        return bracketed(text, at + 1);
    qsizetype end = nameEnd(text, at + 1);
    if (end == at + 1) {
        if (shell == Shell::Posix && next != '\0' && QByteArrayView("@*#?$!").contains(next))
            return gapFor(QByteArrayView(&next, 1), at + 2);
        return std::nullopt;
    }
    if (shell == Shell::Posix && next >= '0' && next <= '9')
        end = at + 2;
    if (shell == Shell::PowerShell) {
        // $env:NAME, and the members of an object where no text follows
        if (end < text.size() && text.at(end) == ':' && nameEnd(text, end + 1) > end + 1)
            end = nameEnd(text, end + 1);
        while (!isQuoted && end < text.size() && text.at(end) == '.' && nameEnd(text, end + 1) > end + 1)
            end = nameEnd(text, end + 1);
    }
    return gapFor(QByteArrayView(text).sliced(at + 1, end - at - 1), end);
}

ShellExpansion ansiEscape(const QByteArray &text, qsizetype at)
{
    static constexpr std::pair<char, char> escapes[] = {{'n', '\n'},   {'t', '\t'}, {'r', '\r'},
                                                        {'a', '\a'},   {'b', '\b'}, {'e', '\x1B'},
                                                        {'E', '\x1B'}, {'f', '\f'}, {'v', '\v'}};
    const QString rest = QString::fromLatin1(text.mid(at, 12));
    static const QRegularExpression coded(
        u"^\\\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3}))"_s);
    if (const auto found = coded.match(rest); found.hasMatch()) {
        const qsizetype end = at + found.capturedLength();
        if (found.hasCaptured(4))
            return {QByteArray(1, char(found.captured(4).toInt(nullptr, 8))), end};
        if (found.hasCaptured(1) && !found.captured(1).isEmpty())
            return {QByteArray(1, char(found.captured(1).toInt(nullptr, 16))), end};
        const char32_t code = (found.captured(2) + found.captured(3)).toUInt(nullptr, 16);
        return {QString::fromUcs4(&code, 1).toUtf8(), end};
    }
    const char next = at + 1 < text.size() ? text.at(at + 1) : '\\';
    for (const auto &[sign, meaning] : escapes) {
        if (next == sign)
            return {QByteArray(1, meaning), at + 2};
    }
    if (QByteArrayView("\\'\"?").contains(next))
        return {QByteArray(1, next), std::min(at + 2, text.size())};
    return {text.mid(at, 1), at + 1};
}

} // namespace fleetwright::exchange
