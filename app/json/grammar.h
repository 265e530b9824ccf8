// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/tokens.h"

#include <QSet>

#include <deque>

namespace fleetwright::json
{

/// Takes the parts of a text as they are read, each with its place.
class Receiver
{
public:
    virtual ~Receiver() = default;
    virtual void open(bool isObject, qsizetype at) = 0;
    virtual void close(qsizetype end) = 0;
    virtual void name(TextRange range) = 0;
    virtual void text(TextRange range) = 0;
    virtual void number(TextRange range, const QJsonValue &value) = 0;
    virtual void word(TextRange range) = 0;
};

/// The grammar of JSON (RFC 8259) over one text: the only judge of what is JSON.
class Grammar
{
public:
    /// With a receiver, what could not be written back is an error; without one it is a doubt.
    Grammar(const QByteArray &text, Receiver *receiver);

    /// Reads the text from its byte `begin` on. False: error() tells why it is no JSON.
    bool read(qsizetype begin);
    [[nodiscard]] SyntaxError error() const { return m_faults.take(); }
    [[nodiscard]] bool isObject() const { return m_isObject; }
    [[nodiscard]] QList<Doubt> doubts() const { return m_doubts; }

private:
    using Names = QSet<QByteArrayView>;

    bool value();
    bool object();
    bool array();
    bool member(Names &names);
    bool string(bool isName, Names *names);
    bool isNameNew(TextRange range, Names &names);
    bool number();
    bool judge(TextRange range);
    /// Between items; `ends` is set where `bracket` closed them.
    bool behindItem(char bracket, bool &ends);
    bool unexpected();
    bool endedTooSoon();
    bool doubt(Doubt::Kind kind, const QString &message, qsizetype at);
    /// The receiver as long as all is well.
    [[nodiscard]] Receiver *receiver() const { return m_faults.isNone() ? m_receiver : nullptr; }

    const QByteArray &m_text;
    Faults m_faults;
    Tokens m_tokens;
    Receiver *m_receiver;
    std::deque<QByteArray> m_unescaped; ///< names that differ from how they are written
    QList<Doubt> m_doubts;
    int m_depth = 0;
    bool m_isObject = false;
};

} // namespace fleetwright::json
