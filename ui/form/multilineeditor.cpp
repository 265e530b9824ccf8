// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/multilineeditor.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/inputfilter.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace fleetwright::ui
{

namespace
{

constexpr int visibleLines = 3;

/// Its own toPlainText() makes blanks of no-break spaces and line breaks of line separators.
QString textOf(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

} // namespace

MultilineEditor::MultilineEditor(const schema::FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent), m_text(new QPlainTextEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setPlaceholderText(placeholderText(spec));
    m_text->setFixedHeight(fontMetrics().lineSpacing() * visibleLines + 2 * m_text->frameWidth() +
                           int(2 * m_text->document()->documentMargin()));
    setFocusProxy(m_text);
    InputFilter::install(m_text);
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_displaying)
            return;
        const QString text = textOf(*m_text);
        emit edited(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
    });
}

void MultilineEditor::display(const QJsonValue &value)
{
    const QString text = plainText(value);
    if (textOf(*m_text) == text)
        return;
    const QScopedValueRollback guard(m_displaying, true);
    const int position = m_text->textCursor().position();
    m_text->setPlainText(text);
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(qMin(position, int(textOf(*m_text).size())));
    m_text->setTextCursor(cursor);
}

QList<QWidget *> MultilineEditor::inputs() const
{
    return {m_text};
}

bool MultilineEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        emit editingFinished();
    return FieldEditor::eventFilter(watched, event);
}

} // namespace fleetwright::ui
