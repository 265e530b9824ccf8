// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

#include <QCoreApplication>

namespace fleetwright::json
{

/// The texts of reading JSON are translated in one context.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(JsonSyntax)
};

/// What was done to a place to make JSON of it.
enum class Mending : quint8 { Escape, Backslash, Number, Quotes, Comma, Comment, Word, Invisible };

/// Collects what is wrong with a text: the first of it is told, and where nothing stopped the reading, all of
/// it can be corrected at once.
class Faults
{
public:
    explicit Faults(const QByteArray &text) : m_text(text) {}

    [[nodiscard]] bool isNone() const { return !m_first && !m_stopped; }
    [[nodiscard]] bool isStopped() const { return m_stopped; }

    /// Something that cannot be read on from, at the byte `at`. Gives false, as the readers do then.
    bool stop(const QString &message, qsizetype at)
    {
        if (!m_first)
            m_first = SyntaxError{message, at};
        else if (m_ifStopped)
            m_first = *m_ifStopped;
        m_stopped = true;
        return false;
    }

    /// Something wrong at the byte `at` of which it is certain what was meant: `by` in the place of `range`.
    /// `message` is a function, for there may be thousands.
    template<typename Message>
    void mend(Mending how, qsizetype at, TextRange range, const QByteArray &by, Message message)
    {
        if (!m_first)
            m_first = SyntaxError{message(), at};
        m_edits.append({range, by});
        m_done |= 1U << static_cast<unsigned>(how);
    }

    /// The fault just mended was the first, and is another one should the reading stop.
    void elseTell(const SyntaxError &error)
    {
        if (m_edits.size() == 1)
            m_ifStopped = error;
    }

    /// The mending of a stretch of the text is decided anew.
    void forgetSince(qsizetype offset);

    /// What was found; there must be something.
    [[nodiscard]] SyntaxError take() const;

private:
    struct Edit {
        TextRange range = {};
        QByteArray by = {};
    };
    [[nodiscard]] QString label() const;

    const QByteArray &m_text;
    std::optional<SyntaxError> m_first;
    std::optional<SyntaxError> m_ifStopped;
    QList<Edit> m_edits;
    unsigned m_done = 0; ///< bits of Mending
    bool m_stopped = false;
};

} // namespace fleetwright::json
