// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/bodyeditor.h"

#include "ui/common/sign.h"
#include "ui/form/jsonstyle.h"
#include "ui/style/tokens.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>

namespace fleetwright::ui
{

namespace
{

constexpr int numberMargin = 0;
constexpr int signMargin = 1;
constexpr int syntaxIndicator = 11;

int slot(schema::Severity severity)
{
    return 8 + int(severity);
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many bytes at the start are alike, never ending inside a character.
qsizetype commonPrefix(QByteArrayView a, QByteArrayView b)
{
    qsizetype n = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    while (n > 0 && ((n < a.size() && isContinuation(a[n])) || (n < b.size() && isContinuation(b[n]))))
        --n;
    return n;
}

qsizetype commonSuffix(QByteArrayView a, QByteArrayView b)
{
    const qsizetype most = qMin(a.size(), b.size());
    qsizetype n = 0;
    while (n < most && a[a.size() - n - 1] == b[b.size() - n - 1])
        ++n;
    while (n > 0 && isContinuation(a[a.size() - n]))
        --n;
    return n;
}

} // namespace

BodyEditor::BodyEditor(QWidget *parent) : QsciScintilla(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUpJsonEditor(*this);
    setMarginType(numberMargin, NumberMargin);
    // What is typed here can be undone here, unlike in the document's editor.
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    applyTheme();
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_replacing) {
            fitMargin();
            emit typed();
        }
    });
}

QByteArrayView BodyEditor::view() const
{
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return {text, qsizetype(SendScintilla(SCI_GETLENGTH))};
}

QByteArray BodyEditor::bytes() const
{
    return view().toByteArray();
}

BodyEditor::Difference BodyEditor::differenceTo(const QByteArray &text) const
{
    const QByteArrayView old = view();
    const QByteArrayView now(text);
    const qsizetype from = commonPrefix(old, now);
    const qsizetype tail = commonSuffix(old.sliced(from), now.sliced(from));
    return {from, old.size() - tail, now.size() - tail};
}

void BodyEditor::replace(const Difference &difference, const QByteArray &text)
{
    const QScopedValueRollback guard(m_replacing, true);
    const QByteArrayView part =
        QByteArrayView(text).sliced(difference.from, difference.newEnd - difference.from);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(difference.from), long(difference.oldEnd));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(part.size()), part.data());
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    fitMargin();
}

void BodyEditor::retype(const QByteArray &text)
{
    const Difference difference = differenceTo(text);
    const QByteArrayView part =
        QByteArrayView(text).sliced(difference.from, difference.newEnd - difference.from);
    {
        const QScopedValueRollback guard(m_replacing, true);
        SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(difference.from),
                      long(difference.oldEnd));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(part.size()), part.data());
    }
    fitMargin();
    emit typed();
}

qsizetype BodyEditor::caret() const
{
    return SendScintilla(SCI_GETCURRENTPOS);
}

void BodyEditor::setCaret(qsizetype offset)
{
    SendScintilla(SCI_SETEMPTYSELECTION, static_cast<unsigned long>(offset));
}

void BodyEditor::reveal(json::TextRange range)
{
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(range.begin));
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, static_cast<unsigned long>(line));
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(range.end), long(range.begin));
    SendScintilla(SCI_SCROLLCARET);
}

void BodyEditor::setMarks(QList<Mark> marks)
{
    m_marks = std::move(marks);
    const auto length = long(SendScintilla(SCI_GETLENGTH));
    for (const auto severity : {schema::Severity::Hint, schema::Severity::Warning, schema::Severity::Error}) {
        markerDeleteAll(slot(severity));
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(slot(severity)));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
        for (const Mark &mark : std::as_const(m_marks)) {
            if (mark.severity != severity)
                continue;
            const auto begin = static_cast<unsigned long>(mark.range.begin);
            SendScintilla(SCI_MARKERADD,
                          static_cast<unsigned long>(SendScintilla(SCI_LINEFROMPOSITION, begin)),
                          long(slot(severity)));
            if (mark.underline)
                SendScintilla(SCI_INDICATORFILLRANGE, begin, long(mark.range.end - mark.range.begin));
        }
    }
}

void BodyEditor::setSyntaxError(qsizetype offset)
{
    const auto length = long(SendScintilla(SCI_GETLENGTH));
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(syntaxIndicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
    markerDeleteAll(syntaxIndicator);
    if (offset < 0)
        return;
    const auto at = static_cast<unsigned long>(qMin<qsizetype>(offset, length));
    // At the end of the text there is nothing to underline but what stands before it.
    const auto begin = at == static_cast<unsigned long>(length) && at > 0 ? at - 1 : at;
    const long end = qMax(SendScintilla(SCI_POSITIONAFTER, begin), long(begin) + 1);
    SendScintilla(SCI_INDICATORFILLRANGE, begin, end - long(begin));
    SendScintilla(SCI_MARKERADD, static_cast<unsigned long>(SendScintilla(SCI_LINEFROMPOSITION, at)),
                  long(syntaxIndicator));
}

bool BodyEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_ownUndo) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

bool BodyEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QsciScintilla::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto line = static_cast<unsigned long>(qMax(0, lineAt(help->pos())));
    const bool inMargin = help->pos().x() < marginWidth(numberMargin) + marginWidth(signMargin);
    const long at = SendScintilla(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(help->pos().x()),
                                  long(help->pos().y()));
    QStringList texts;
    for (const Mark &mark : std::as_const(m_marks)) {
        const auto begin = static_cast<unsigned long>(mark.range.begin);
        const bool hit = inMargin ? SendScintilla(SCI_LINEFROMPOSITION, begin) == long(line)
                                  : mark.underline && at >= mark.range.begin && at < mark.range.end;
        if (hit)
            texts.append(signName(signOf(mark.severity)) + QStringLiteral(": ") + mark.message);
    }
    QToolTip::showText(help->globalPos(), texts.join(u'\n'), this);
    return true;
}

void BodyEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
}

void BodyEditor::dragEnterEvent(QDragEnterEvent *event)
{
    // Files are for the window, which opens them.
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragEnterEvent(event);
}

void BodyEditor::focusOutEvent(QFocusEvent *event)
{
    QsciScintilla::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::MenuBarFocusReason)
        emit focusLeft();
}

void BodyEditor::keyPressEvent(QKeyEvent *event)
{
    const bool pastes = event->matches(QKeySequence::Paste);
    QsciScintilla::keyPressEvent(event);
    if (pastes)
        emit pasted(QGuiApplication::clipboard()->text());
}

void BodyEditor::fitMargin()
{
    const int digits = qMax(3, int(QString::number(lines()).size()));
    setMarginWidth(numberMargin, QString(digits + 1, u'9'));
}

void BodyEditor::applyTheme()
{
    colorJsonEditor(*this);
    const QPalette colors = palette();
    setMarginType(signMargin, SymbolMargin);
    setMarginWidth(signMargin, 18);
    setMarginMarkerMask(signMargin, 0xF00);
    setCaretLineVisible(true);
    setCaretLineBackgroundColor(tone(Token::Select, colors));
    const QSize side(14, 14);
    for (const auto severity : {schema::Severity::Hint, schema::Severity::Warning, schema::Severity::Error}) {
        indicatorDefine(SquiggleIndicator, slot(severity));
        setIndicatorForegroundColor(signColor(signOf(severity), colors), slot(severity));
        markerDefine(signIcon(signOf(severity)).pixmap(side), slot(severity));
    }
    indicatorDefine(FullBoxIndicator, syntaxIndicator);
    setIndicatorForegroundColor(signColor(Sign::Error, colors), syntaxIndicator);
    markerDefine(signIcon(Sign::Error).pixmap(side), syntaxIndicator);
    fitMargin();
}

} // namespace fleetwright::ui
