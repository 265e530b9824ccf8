// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

enum class Language : quint8 { Python, JavaScript };

/// Reads the literals of a program: dictionaries, lists, texts, numbers, `json.dumps(…)`, and names that the
/// text gives a literal. Every other expression becomes a gap.
class LiteralReader
{
public:
    LiteralReader(const QByteArray &text, Language language) : m_text(text), m_language(language) {}

    /// The value that begins at `at`.
    [[nodiscard]] Expected<Node, json::SyntaxError> value(qsizetype at);
    /// The arguments of a call whose bracket opens at `at`: of `f(a=1, **b)`, or of `f({…})`, an object.
    [[nodiscard]] Expected<Node, json::SyntaxError> arguments(qsizetype at);
    /// What was told while reading.
    [[nodiscard]] QList<Note> takeNotes() { return std::move(m_notes); }

private:
    using Result = Expected<Node, json::SyntaxError>;

    [[nodiscard]] char at(qsizetype ahead = 0) const;
    [[nodiscard]] bool startsWith(QByteArrayView begin) const;
    [[nodiscard]] json::TextRange since(qsizetype begin) const { return {begin, m_at}; }
    void skip();
    [[nodiscard]] bool isAtEnd();
    QByteArray word();

    Result expression();
    Result primary();
    Result object();
    Result list(char close);
    Result number();
    Result named(const QByteArray &name, qsizetype begin);
    Result serialized(qsizetype begin);
    Expected<void, json::SyntaxError> member(Node &object);
    Expected<void, json::SyntaxError> argument(Node &object);
    void takeOver(Node &object, Node other, qsizetype begin);
    Node gapSince(qsizetype begin);
    [[nodiscard]] std::optional<qsizetype> assignmentOf(const QByteArray &name, qsizetype before) const;

    const QByteArray &m_text;
    Language m_language;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_steps = 0; ///< names that were followed
    QList<Note> m_notes;
};

} // namespace fleetwright::exchange
