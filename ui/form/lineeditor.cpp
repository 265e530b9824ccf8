// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/lineeditor.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/inputfilter.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <limits>

namespace fleetwright::ui
{

LineEditor::LineEditor(const schema::FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent), m_line(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_line, 1);
    m_line->setMaxLength(std::numeric_limits<int>::max()); // Qt cuts off behind 32,767 otherwise
    m_line->setPlaceholderText(placeholderText(spec));
    setFocusProxy(m_line);
    InputFilter::install(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        const QJsonValue value = read(text);
        updateHint(value);
        emit edited(value);
    });
    connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::editingFinished);
}

void LineEditor::display(const QJsonValue &value)
{
    if (read(m_line->text()) != value)
        setTextKeepingCursor(*m_line, write(value));
    updateHint(value);
}

QList<QWidget *> LineEditor::inputs() const
{
    return {m_line};
}

QJsonValue LineEditor::read(const QString &text) const
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

QString LineEditor::write(const QJsonValue &value) const
{
    return plainText(value);
}

void LineEditor::updateHint(const QJsonValue &)
{
}

void setTextKeepingCursor(QLineEdit &line, const QString &text)
{
    if (line.text() == text)
        return;
    const int cursor = line.cursorPosition();
    const bool wasAtEnd = cursor == line.text().size();
    line.setText(text);
    if (!wasAtEnd || !line.hasFocus())
        line.setCursorPosition(line.hasFocus() ? qMin(cursor, int(text.size())) : 0);
}

} // namespace fleetwright::ui
