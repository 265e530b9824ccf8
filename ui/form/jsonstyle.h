// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QsciScintilla;

namespace fleetwright::ui
{

/// Sets a QScintilla editor up for JSON: highlighting, folding, brace matching, line numbers, four spaces a
/// level, the system's fixed font, and colours that suit the editor's palette, light or dark. To be called
/// again after a change of palette. Undo and Redo are left to the job.
void setUpJsonEditor(QsciScintilla &editor);

/// Marks the place of a syntax error: `line` and `column` (in characters) from 0. Negative: no error.
void markJsonError(QsciScintilla &editor, int line, int column);

} // namespace fleetwright::ui
