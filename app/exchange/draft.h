// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/form.h"
#include "app/exchange/node.h"

namespace fleetwright::exchange
{

/// A remark at a byte of the text.
struct Note {
    QString text = {};
    qsizetype offset = 0;
};

/// What a reader made of the text: the request and what is to be told.
struct Draft {
    Node request = {};
    Form form = Form::RequestJson;
    QList<Note> notes = {};
};

/// A reader's answer. An error needs no position but its offset.
using DraftResult = Expected<Draft, json::SyntaxError>;

/// The text that a reader reads: UTF-8, valid.
struct Source {
    const QByteArray &text;
    QString folder = {}; ///< of the files that it names; empty: they are not read
};

/// Shorthand for a reader's refusal.
[[nodiscard]] inline tl::unexpected<json::SyntaxError> refusal(const QString &message, qsizetype offset)
{
    return tl::unexpected(json::SyntaxError{.message = message, .offset = offset});
}

} // namespace fleetwright::exchange
