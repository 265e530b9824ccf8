// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/jsoneditor.h"

#include "app/exchange/read.h"
#include "app/json/jsonformat.h"
#include "app/json/sourcemap.h"
#include "app/storage/atomicfile.h"
#include "ui/common/filedialogs.h"
#include "ui/common/sign.h"
#include "ui/form/inputfilter.h"
#include "ui/form/jsonstyle.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStringDecoder>

#include <Qsci/qsciscintilla.h>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int visibleLines = 14;

QString askForFile(QWidget *parent)
{
    return FileDialogs::systemOpen(parent, {.title = JsonEditor::tr("Load a job document"),
                                            .filter = JsonEditor::tr("JSON files (*.json);;All files (*)")});
}

} // namespace

JsonEditor::JsonEditor(const schema::FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent), m_text(new QsciScintilla(this)), m_size(new QLabel(this)),
      m_position(new QLabel(this)), m_format(new QPushButton(tr("&Format"), this)), m_chooseFile(askForFile)
{
    auto *load = new QPushButton(tr("&Load from file…"), this);
    load->setObjectName(u"loadFile"_s);
    m_format->setObjectName(u"format"_s);
    auto *bar = new QHBoxLayout;
    bar->addWidget(load);
    bar->addWidget(m_format);
    bar->addStretch(1);
    bar->addWidget(m_position);
    bar->addWidget(m_size);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    layout->addLayout(bar);

    setUpJsonEditor(*m_text);
    m_text->setMinimumHeight(QFontMetrics(m_text->font()).lineSpacing() * visibleLines);
    m_text->setAcceptDrops(false); // a dropped file is opened by the window, not inserted
    setFocusProxy(m_text);
    InputFilter::install(m_text);
    m_text->installEventFilter(this);
    m_position->setForegroundRole(QPalette::PlaceholderText);
    m_position->setToolTip(tr("Line and column of the cursor"));
    connect(m_text, &QsciScintilla::textChanged, this, &JsonEditor::textChanged);
    connect(m_text, &QsciScintilla::cursorPositionChanged, this, [this](int line, int column) {
        m_position->setText(tr("%1 : %2").arg(line + 1).arg(column + 1));
    });
    connect(load, &QPushButton::clicked, this, &JsonEditor::loadFile);
    connect(m_format, &QPushButton::clicked, this, &JsonEditor::format);
    updateState();
}

void JsonEditor::display(const QJsonValue &value)
{
    const QString text = plainText(value);
    if (m_shown == text)
        return;
    const QScopedValueRollback guard(m_displaying, true);
    int line = 0;
    int column = 0;
    m_text->getCursorPosition(&line, &column);
    setEditorText(*m_text, text);
    m_shown = text;
    m_text->setCursorPosition(qMin(line, m_text->lines() - 1), column);
    updateState();
}

QList<QWidget *> JsonEditor::inputs() const
{
    return {m_text};
}

bool JsonEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        emit editingFinished();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colorJsonEditor(*m_text);
    // Tab leads out, as in every field, but for a selection, which it indents; lines indent by themselves.
    if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        const bool back = key.key() == Qt::Key_Backtab ||
                          (key.key() == Qt::Key_Tab && key.modifiers() == Qt::ShiftModifier);
        const bool on = key.key() == Qt::Key_Tab && key.modifiers() == Qt::NoModifier;
        if ((back || on) && !m_text->hasSelectedText()) {
            focusNextPrevChild(on);
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

void JsonEditor::changeEvent(QEvent *event)
{
    FieldEditor::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateState();
}

void JsonEditor::textChanged()
{
    if (m_displaying)
        return;
    m_shown = editorText(*m_text);
    updateState();
    emit edited(m_shown.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_shown));
}

void JsonEditor::loadFile()
{
    const QString path = m_chooseFile(this);
    if (path.isEmpty())
        return;
    const auto refuse = [this, &path](const QString &reason) {
        QMessageBox::warning(this, tr("Load a job document"),
                             tr("%1 was not loaded: %2").arg(QFileInfo(path).fileName(), reason));
    };
    const Expected<QByteArray> bytes = storage::readWhole(path, exchange::largestText);
    if (!bytes)
        return refuse(bytes.error().message);
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(*bytes);
    if (decode.hasError())
        return refuse(tr("it is not UTF-8 text."));
    emit editingFinished();
    setEditorText(*m_text, text);
    emit editingFinished();
    m_text->setFocus();
}

void JsonEditor::format()
{
    if (!json::inspect(m_shown.toUtf8()))
        return;
    emit editingFinished();
    setEditorText(*m_text, json::reindentJson(m_shown));
    emit editingFinished();
}

void JsonEditor::updateState()
{
    const QByteArray bytes = m_shown.toUtf8();
    const qsizetype used = bytes.size();
    const double allowed = spec().range.max;
    const QLocale locale;
    m_size->setText(tr("%1 / %2 bytes").arg(locale.toString(used), locale.toString(qint64(allowed))));
    QPalette colors = palette();
    if (double(used) > allowed)
        colors.setColor(QPalette::WindowText, signColor(Sign::Error, palette()));
    m_size->setPalette(colors);
    markError(bytes);
}

void JsonEditor::markError(const QByteArray &bytes)
{
    const auto inspected = json::inspect(bytes);
    m_format->setEnabled(inspected.has_value());
    if (m_shown.isEmpty() || (inspected && m_shown.isValidUtf16()))
        markJsonError(*m_text, -1);
    else if (!inspected)
        markJsonError(*m_text, inspected.error().offset);
    else
        markJsonError(*m_text,
                      editorText(*m_text).section(QChar::ReplacementCharacter, 0, 0).toUtf8().size());
}

} // namespace fleetwright::ui
