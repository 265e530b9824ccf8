// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/jsonstyle.h"

#include "app/base/charactername.h"
#include "ui/common/sign.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int errorMarker = 3;
constexpr int errorIndicator = 9;
constexpr int numberMargin = 0;
constexpr int foldMargin = 2;

struct CodeTone {
    int style;
    Token token;
};
constexpr CodeTone codeTones[] = {
    {QsciLexerJSON::Property, Token::CodeKey},   {QsciLexerJSON::String, Token::CodeString},
    {QsciLexerJSON::Number, Token::CodeNumber},  {QsciLexerJSON::Keyword, Token::CodeWord},
    {QsciLexerJSON::KeywordLD, Token::CodeWord}, {QsciLexerJSON::EscapeSequence, Token::CodeNumber},
    {QsciLexerJSON::IRI, Token::CodeString},     {QsciLexerJSON::IRICompact, Token::CodeString},
};

void colorLexer(QsciLexerJSON &lexer, const QPalette &palette, const QFont &font)
{
    const QColor paper = palette.color(QPalette::Base);
    const QColor ink = palette.color(QPalette::Text);
    lexer.setDefaultFont(font);
    lexer.setDefaultPaper(paper);
    lexer.setDefaultColor(ink);
    lexer.setFont(font);
    lexer.setPaper(paper);
    lexer.setColor(ink);
    for (const CodeTone &one : codeTones)
        lexer.setColor(tone(one.token, palette), one.style);
    const QColor error = signColor(Sign::Error, palette);
    lexer.setColor(error, QsciLexerJSON::Error);
    lexer.setColor(error, QsciLexerJSON::UnclosedString);
}

} // namespace

void setUpJsonEditor(QsciScintilla &editor)
{
    auto *lexer = new QsciLexerJSON(&editor);
    lexer->setHighlightEscapeSequences(true);
    editor.setUtf8(true);
    editor.setEolMode(QsciScintilla::EolUnix);
    editor.setIndentationsUseTabs(false);
    editor.setIndentationWidth(4);
    editor.setTabWidth(4);
    editor.setAutoIndent(true);
    editor.setBraceMatching(QsciScintilla::SloppyBraceMatch);
    editor.setMarginLineNumbers(numberMargin, true);
    editor.setFolding(QsciScintilla::PlainFoldStyle, foldMargin);
    editor.setScrollWidth(1);
    editor.setScrollWidthTracking(true);
    editor.markerDefine(QsciScintilla::RightArrow, errorMarker);
    editor.setMarginMarkerMask(1, 1 << errorMarker);
    editor.indicatorDefine(QsciScintilla::SquiggleIndicator, errorIndicator);
    colorLexer(*lexer, editor.palette(), codeFont());
    editor.setLexer(lexer);
    colorJsonEditor(editor);

    editor.SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 0UL);
    // Keys of the window that would cut, copy or swap whole lines here.
    for (const Qt::Key key : {Qt::Key_D, Qt::Key_L, Qt::Key_T}) {
        for (const int modifiers : {int(Qt::CTRL), int(Qt::CTRL) | int(Qt::SHIFT)}) {
            if (QsciCommand *command = editor.standardCommands()->boundTo(int(key) | modifiers))
                command->setKey(0);
        }
    }
}

void colorJsonEditor(QsciScintilla &editor)
{
    const QPalette palette = editor.palette();
    const QFont font = codeFont();
    if (auto *lexer = qobject_cast<QsciLexerJSON *>(editor.lexer()))
        colorLexer(*lexer, palette, font);
    const QColor paper = tone(Token::Card, palette);
    const QColor faint = tone(Token::Placeholder, palette);
    const QColor fold = tone(Token::Edge, palette);
    const QColor error = signColor(Sign::Error, palette);
    editor.setPaper(paper);
    editor.setMatchedBraceBackgroundColor(tone(Token::Hover, palette));
    editor.setMatchedBraceForegroundColor(signColor(Sign::Hint, palette));
    editor.setUnmatchedBraceForegroundColor(error);
    editor.setUnmatchedBraceBackgroundColor(paper);
    editor.setCaretForegroundColor(tone(Token::Text, palette));
    editor.setSelectionBackgroundColor(palette.color(QPalette::Highlight));
    editor.setSelectionForegroundColor(palette.color(QPalette::HighlightedText));
    editor.setMarginsFont(font);
    editor.setMarginWidth(numberMargin, u"0000"_s);
    editor.setMarginWidth(1, editor.fontMetrics().height());
    editor.setMarginsBackgroundColor(paper);
    editor.setMarginsForegroundColor(faint);
    editor.setFoldMarginColors(paper, paper);
    // Not by the editor's own functions: they know only the markers that were defined by them.
    for (unsigned long marker = QsciScintilla::SC_MARKNUM_FOLDEREND;
         marker <= QsciScintilla::SC_MARKNUM_FOLDEROPEN; ++marker) {
        editor.SendScintilla(QsciScintilla::SCI_MARKERSETFORE, marker, fold);
        editor.SendScintilla(QsciScintilla::SCI_MARKERSETBACK, marker, fold);
    }
    editor.setMarkerBackgroundColor(error, errorMarker);
    editor.setMarkerForegroundColor(error, errorMarker);
    editor.setIndicatorForegroundColor(error, errorIndicator);
}

QString editorText(const QsciScintilla &editor)
{
    // Its own text() ends at a NUL and takes a byte order mark away
    const auto *text =
        static_cast<const char *>(editor.SendScintillaPtrResult(QsciScintilla::SCI_GETCHARACTERPOINTER));
    return textFromUtf8({text, qsizetype(editor.SendScintilla(QsciScintilla::SCI_GETLENGTH))});
}

void setEditorText(QsciScintilla &editor, const QString &text)
{
    QString whole = text;
    for (qsizetype at = 0; at < whole.size() && !text.isValidUtf16();) {
        const char32_t code = codePointAt(whole, at);
        if (QChar::isSurrogate(code))
            whole[at] = QChar::ReplacementCharacter;
        at += unitsOf(code);
    }
    const QByteArray bytes = whole.toUtf8();
    editor.SendScintilla(QsciScintilla::SCI_TARGETWHOLEDOCUMENT);
    editor.SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                         bytes.constData());
}

void markJsonError(QsciScintilla &editor, qsizetype offset)
{
    editor.markerDeleteAll(errorMarker);
    const auto length = editor.SendScintilla(QsciScintilla::SCI_GETLENGTH);
    editor.SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(errorIndicator));
    editor.SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, length);
    if (offset < 0)
        return;
    // At the end there is nothing to underline but what stands before it
    const auto at = static_cast<unsigned long>(qBound(0L, long(offset), qMax(0L, length - 1)));
    const long end = qMax(editor.SendScintilla(QsciScintilla::SCI_POSITIONAFTER, at), long(at) + 1);
    editor.markerAdd(int(editor.SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, at)), errorMarker);
    editor.SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, at, end - long(at));
}

} // namespace fleetwright::ui
