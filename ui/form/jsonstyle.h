// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QsciScintilla;

namespace fleetwright::ui
{

/// Sets a QScintilla editor up for JSON: highlighting, folding, brace matching, line numbers, four spaces a
/// level, and colours. Undo and Redo are left to the job.
void setUpJsonEditor(QsciScintilla &editor);

/// Font and colours that suit the editor's palette. To be called again when the editor itself is told that
/// its palette or font changed: what holds it is told before.
void colorJsonEditor(QsciScintilla &editor);

/// What stands in the editor, to the last character.
[[nodiscard]] QString editorText(const QsciScintilla &editor);
/// Puts `text` there, as if typed; halves of characters, which UTF-8 cannot hold, as U+FFFD.
void setEditorText(QsciScintilla &editor, const QString &text);

/// Marks the place of a syntax error, in bytes of UTF-8. Negative: no error.
void markJsonError(QsciScintilla &editor, qsizetype offset);

} // namespace fleetwright::ui
