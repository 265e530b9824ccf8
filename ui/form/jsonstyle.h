// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QsciScintilla;

namespace fleetwright::ui
{

/// Sets a QScintilla editor up for JSON: highlighting, folding, brace matching, line numbers, four spaces a
/// level, and colours. Undo and Redo are left to the job.
void setUpJsonEditor(QsciScintilla &editor);

/// Font and colours that suit the editor's palette. To be called again when the editor itself is told that
/// its palette or font changed: what holds it is told before.
void colorJsonEditor(QsciScintilla &editor);

/// Marks the place of a syntax error: `line` and `column` (in characters) from 0. Negative: no error.
void markJsonError(QsciScintilla &editor, int line, int column);

} // namespace fleetwright::ui
