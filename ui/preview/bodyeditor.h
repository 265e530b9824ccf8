// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"
#include "app/schema/problem.h"

#include <Qsci/qsciscintilla.h>

namespace fleetwright::ui
{

/// A JSON text with line numbers, folding and marks. Speaks in bytes of UTF-8, as the source map does.
class BodyEditor : public QsciScintilla
{
    Q_OBJECT

public:
    struct Mark {
        json::TextRange range = {};
        schema::Severity severity = schema::Severity::Error;
        QString message = {};
        bool underline = true; ///< false: only the margin of the first line tells it
    };

    /// Where two texts differ: the bytes `from` up to `oldEnd` of the one, up to `newEnd` of the other.
    struct Difference {
        qsizetype from = 0;
        qsizetype oldEnd = 0;
        qsizetype newEnd = 0;
        [[nodiscard]] bool isNone() const { return from == oldEnd && from == newEnd; }
    };

    explicit BodyEditor(QWidget *parent = nullptr);

    [[nodiscard]] QByteArray bytes() const;
    /// The shortest single difference between what stands here and `text`.
    [[nodiscard]] Difference differenceTo(const QByteArray &text) const;
    /// Puts `text` in place by exchanging only `difference`, so that caret, scroll position and folds outside
    /// it stay. No typed() is told and the editor's own undo starts afresh.
    void replace(const Difference &difference, const QByteArray &text);

    /// Puts `text` in place as if the operator had typed it: typed() is told, and it can be undone.
    void retype(const QByteArray &text);

    /// In bytes from the start.
    [[nodiscard]] qsizetype caret() const;
    void setCaret(qsizetype offset);
    /// Selects the range and scrolls it into sight.
    void reveal(json::TextRange range);

    void setMarks(QList<Mark> marks);
    [[nodiscard]] const QList<Mark> &marks() const { return m_marks; }
    /// Where parsing stopped; a negative offset takes the mark away.
    void setSyntaxError(qsizetype offset);

    /// True: Undo and Redo go through what was typed here. False: they are left to the window.
    void setOwnUndo(bool own) { m_ownUndo = own; }

signals:
    /// The operator changed the text.
    void typed();
    void focusLeft();
    /// This was pasted by key.
    void pasted(const QString &text);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QByteArrayView view() const;
    void applyTheme();
    void fitMargin();

    QList<Mark> m_marks;
    bool m_ownUndo = false;
    bool m_replacing = false;
};

} // namespace fleetwright::ui
