// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/shellwords.h"

#include "app/exchange/shellexpansion.h"

#include <QCoreApplication>

namespace fleetwright::exchange
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Shell)
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

class Reader
{
public:
    Reader(const QByteArray &text, qsizetype begin, Shell shell) : m_text(text), m_at(begin), m_shell(shell)
    {
    }

    Expected<ShellCommand, json::SyntaxError> read()
    {
        while (skipToWord()) {
            if (!word())
                return tl::unexpected(m_error);
        }
        m_command.end = m_at;
        return std::move(m_command);
    }

private:
    [[nodiscard]] char at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : '\0';
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char escape() const
    {
        return m_shell == Shell::Posix ? '\\' : m_shell == Shell::PowerShell ? '`' : '^';
    }
    /// The bytes of the line end at `ahead`; 0 where none is.
    [[nodiscard]] int lineEnd(qsizetype ahead = 0) const
    {
        if (at(ahead) == '\r' && at(ahead + 1) == '\n')
            return 2;
        return at(ahead) == '\n' ? 1 : 0;
    }

    /// Goes over a continued line, and the prompt that a terminal shows for the next.
    bool skipContinuation()
    {
        if (at() != escape())
            return false;
        qsizetype ahead = 1;
        while (isBlank(at(ahead)))
            ++ahead;
        const bool isLast = m_at + ahead >= m_text.size();
        const int end = lineEnd(ahead);
        if (end == 0 && !isLast)
            return false;
        if (ahead > 1 && !m_command.brokenLine)
            m_command.brokenLine = m_at;
        m_at += ahead + end;
        skipPrompt();
        return true;
    }

    void skipPrompt()
    {
        qsizetype ahead = 0;
        while (isBlank(at(ahead)))
            ++ahead;
        const auto rest = QByteArrayView(m_text).sliced(std::min(m_at + ahead, m_text.size()));
        for (const QByteArrayView prompt :
             {QByteArrayView(">> "), QByteArrayView("> "), QByteArrayView("More? ")}) {
            if (rest.startsWith(prompt) && rest.sliced(prompt.size()).trimmed().startsWith("--"))
                m_at += ahead + prompt.size();
        }
    }

    /// False at the command's end.
    bool skipToWord()
    {
        for (;;) {
            if (isBlank(at()))
                ++m_at;
            else if (!skipContinuation())
                break;
        }
        if (atEnd() || lineEnd() > 0 || (at() == '#' && m_shell != Shell::Cmd))
            return false;
        return !endsCommand();
    }

    [[nodiscard]] bool endsCommand() const
    {
        const char c = at();
        if (c == '<' && shellExpansion(m_text, m_at, m_shell, false))
            return false;
        // A file number before an arrow belongs to it
        if ((c == '1' || c == '2') && at(1) == '>' && (m_at == 0 || isBlank(m_text.at(m_at - 1))))
            return true;
        return c == '|' || c == '&' || c == '<' || c == '>' ||
               (m_shell != Shell::Cmd && (c == ';' || c == ')'));
    }

    bool word()
    {
        m_word = {};
        const qsizetype begin = m_at;
        qsizetype end = m_at;
        while (!atEnd() && !isBlank(at()) && lineEnd() == 0 && !(m_at > begin && endsCommand())) {
            if (m_at > begin && skipContinuation())
                continue;
            if (!piece())
                return false;
            end = m_at;
        }
        m_word.range = {begin, end};
        m_word.text.setEnd(end);
        m_command.words += m_word;
        return true;
    }

    bool piece()
    {
        const char c = at();
        if (const std::optional<ShellExpansion> expansion = shellExpansion(m_text, m_at, m_shell, false))
            return expand(*expansion);
        if (c == escape()) {
            ++m_at;
            return m_shell == Shell::PowerShell ? powerShellEscape() : literal();
        }
        if (c == '"')
            return m_shell == Shell::Cmd ? cmdQuoted() : doubleQuoted();
        if (m_shell == Shell::Cmd)
            return c == '\\' && at(1) == '"' ? (++m_at, literal()) : literal();
        if (c == '\'')
            return singleQuoted();
        if (m_shell == Shell::Posix && c == '$' && at(1) == '\'')
            return ansiQuoted();
        if (m_shell == Shell::Posix && c == '$' && at(1) == '"') {
            ++m_at;
            return doubleQuoted();
        }
        if (m_shell == Shell::PowerShell && c == '@' && (at(1) == '\'' || at(1) == '"') && lineEnd(2) > 0)
            return hereString();
        return literal();
    }

    bool literal()
    {
        if (!atEnd()) {
            m_word.text.append(at(), m_at);
            ++m_at;
        }
        return true;
    }

    bool expand(const ShellExpansion &expansion)
    {
        m_word.text.append(expansion.text, m_at);
        m_word.hasGap = m_word.hasGap || expansion.isGap;
        m_at = expansion.end;
        m_word.text.setEnd(m_at);
        return true;
    }

    bool unclosed(qsizetype begin)
    {
        m_error = {.message = Texts::tr("This quotation mark is not closed."), .offset = begin};
        return false;
    }

    bool singleQuoted()
    {
        const qsizetype begin = m_at++;
        for (; !atEnd(); literal()) {
            if (at() != '\'')
                continue;
            ++m_at;
            if (m_shell != Shell::PowerShell || at() != '\'')
                return true;
        }
        return unclosed(begin);
    }

    bool doubleQuoted()
    {
        const qsizetype begin = m_at++;
        while (!atEnd()) {
            const char c = at();
            if (c == '"') {
                ++m_at;
                if (m_shell != Shell::PowerShell || at() != '"')
                    return true;
                literal();
            } else if (const auto expansion = shellExpansion(m_text, m_at, m_shell, true)) {
                expand(*expansion);
            } else if (m_shell == Shell::PowerShell && c == '`') {
                ++m_at;
                powerShellEscape();
            } else if (m_shell == Shell::Posix && c == '\\' && lineEnd(1) > 0) {
                m_at += 1 + lineEnd(1);
            } else {
                if (m_shell == Shell::Posix && c == '\\' && QByteArrayView("$`\"\\").contains(at(1)))
                    ++m_at;
                literal();
            }
        }
        return unclosed(begin);
    }

    /// As the C runtime of Windows takes its command line apart.
    bool cmdQuoted()
    {
        const qsizetype begin = m_at++;
        while (!atEnd()) {
            qsizetype slashes = 0;
            while (at(slashes) == '\\')
                ++slashes;
            if (slashes > 0 && at(slashes) == '"') {
                for (qsizetype i = 0; i < slashes / 2; ++i)
                    m_word.text.append('\\', m_at + 2 * i);
                m_at += slashes;
                if (slashes % 2 == 1)
                    literal();
            } else if (slashes > 0) {
                for (; slashes > 0; --slashes)
                    literal();
            } else if (at() == '"') {
                ++m_at;
                if (at() != '"')
                    return true;
                literal();
            } else if (const auto expansion = shellExpansion(m_text, m_at, m_shell, true)) {
                expand(*expansion);
            } else if (at() == '^' && lineEnd(1) > 0) {
                m_at += 1 + lineEnd(1);
            } else {
                literal();
            }
        }
        return unclosed(begin);
    }

    bool ansiQuoted()
    {
        const qsizetype begin = m_at;
        m_at += 2;
        while (!atEnd()) {
            if (at() == '\'') {
                ++m_at;
                return true;
            }
            if (at() == '\\') {
                const ShellExpansion escaped = ansiEscape(m_text, m_at);
                expand(escaped);
            } else {
                literal();
            }
        }
        return unclosed(begin);
    }

    bool powerShellEscape()
    {
        static constexpr std::pair<char, char> escapes[] = {{'n', '\n'}, {'t', '\t'}, {'r', '\r'},
                                                            {'0', '\0'}, {'a', '\a'}, {'b', '\b'},
                                                            {'f', '\f'}, {'v', '\v'}};
        if (lineEnd() > 0) {
            m_at += lineEnd();
            return true;
        }
        for (const auto &[sign, meaning] : escapes) {
            if (at() == sign) {
                m_word.text.append(meaning, m_at++);
                return true;
            }
        }
        return literal();
    }

    bool hereString()
    {
        const qsizetype begin = m_at;
        const char quote = at(1);
        m_at += 2 + lineEnd(2);
        while (!atEnd()) {
            const int end = lineEnd();
            if ((end > 0 && at(end) == quote && at(end + 1) == '@')) {
                m_at += end + 2;
                return true;
            }
            if (quote == '"') {
                if (const auto expansion = shellExpansion(m_text, m_at, m_shell, true)) {
                    expand(*expansion);
                    continue;
                }
                if (at() == '`') {
                    ++m_at;
                    powerShellEscape();
                    continue;
                }
            }
            literal();
        }
        return unclosed(begin);
    }

    const QByteArray &m_text;
    qsizetype m_at;
    Shell m_shell;
    ShellWord m_word;
    ShellCommand m_command;
    json::SyntaxError m_error;
};

} // namespace

Expected<ShellCommand, json::SyntaxError> shellWords(const QByteArray &text, qsizetype begin, Shell shell)
{
    return Reader(text, begin, shell).read();
}

} // namespace fleetwright::exchange
