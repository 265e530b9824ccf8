// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/jsonpane.h"

#include "app/base/charactername.h"
#include "app/base/visibletext.h"
#include "app/schema/createjobspec.h"
#include "ui/common/banner.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/requestline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace fleetwright::ui
{

using namespace json::literals;

JsonPane::JsonPane(job::JobModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_request(new RequestLine(model, this)), m_banner(new Banner(this)),
      m_notes(new QLabel(this)), m_editor(new BodyEditor(this)), m_place(new QLabel(this)),
      m_toField(new QPushButton(tr("Go to &field"), this))
{
    setObjectName(QStringLiteral("jsonPane"));
    m_banner->setObjectName(QStringLiteral("jsonBanner"));
    m_editor->setObjectName(QStringLiteral("jsonEditor"));
    m_editor->setAccessibleName(tr("Request body as JSON"));
    m_notes->setObjectName(QStringLiteral("jsonNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setContentsMargins(8, 2, 8, 4);
    m_notes->hide();
    m_place->setObjectName(QStringLiteral("jsonPlace"));
    m_place->setTextFormat(Qt::PlainText);
    m_place->setMinimumWidth(60);
    m_toField->setObjectName(QStringLiteral("jsonToField"));
    m_toField->setToolTip(tr("Jump to the field of the value that the caret is in"));

    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(8, 3, 8, 3);
    footer->addWidget(m_place, 1);
    footer->addWidget(m_toField);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_request);
    layout->addWidget(m_banner);
    layout->addWidget(m_notes);
    layout->addWidget(m_editor, 1);
    layout->addLayout(footer);

    m_marksTimer.setSingleShot(true);
    m_marksTimer.setInterval(0);
    connect(&m_marksTimer, &QTimer::timeout, this, [this] {
        refreshMarks();
        showPlace();
    });
    // The editor outlives this part of the pane and loses the focus when it goes: what listens to it goes
    // with a member
    connect(m_editor, &BodyEditor::typed, &m_marksTimer, [this] { takeText(); });
    connect(m_editor, &BodyEditor::pasted, this, &JsonPane::pasted);
    connect(m_editor, &BodyEditor::focusLeft, &m_marksTimer, [this] { settle(); });
    connect(m_editor, &QsciScintilla::cursorPositionChanged, &m_marksTimer, [this] { m_marksTimer.start(); });
    connect(m_toField, &QPushButton::clicked, this, [this] { emit fieldRequested(caretPlace()); });
    connect(m_request, &RequestLine::copied, this, &JsonPane::copied);
    connect(&m_model, &job::JobModel::valueChanged, this, &JsonPane::modelChanged);
    connect(&m_model, &job::JobModel::problemsChanged, this, [this] { m_marksTimer.start(); });
    m_request->refresh(m_model.document().body().size());
    showNotes();
}

void JsonPane::setDestination(std::function<exchange::Destination()> destination)
{
    m_request->setDestination(std::move(destination));
}

void JsonPane::setWrapped(bool wrapped)
{
    m_editor->setWrapMode(wrapped ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

QString JsonPane::brokenText() const
{
    return m_error ? textFromUtf8(m_editor->bytes()) : QString();
}

void JsonPane::restoreBroken(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    m_editor->replace(m_editor->differenceTo(bytes), bytes);
    m_stale = false;
    takeText();
}

void JsonPane::discardBroken()
{
    if (!m_error)
        return;
    m_error.reset();
    m_diverged = false;
    m_editor->setSyntaxError(-1);
    m_editor->setOwnUndo(false);
    m_banner->hide();
    render();
    emit brokenChanged(false);
    emit edited();
}

void JsonPane::takeText()
{
    const QScopedValueRollback guard(m_taking, true);
    m_map.reset();
    m_stale = false;
    const QByteArray text = m_editor->bytes();
    const bool wasBroken = m_error.has_value();
    if (m_diverged) {
        // Two states are to be chosen from; the one in the form must not go without a word.
        const auto parsed = json::parse(text);
        m_error = parsed ? json::SyntaxError{} : parsed.error();
        tellBroken();
        emit edited();
        return;
    }
    const auto taken = m_model.setBodyText(text);
    if (taken) {
        m_error.reset();
        m_editor->setSyntaxError(-1);
        m_editor->setOwnUndo(false);
        m_idInText = text.contains("\"jobId\"") && map().values.contains("/jobId"_ptr);
        if (wasBroken)
            m_banner->hide();
        m_request->refresh(m_model.document().body().size());
    } else {
        m_error = taken.error();
        m_editor->setOwnUndo(true);
        tellBroken();
    }
    m_marksTimer.start();
    if (wasBroken != m_error.has_value())
        emit brokenChanged(m_error.has_value());
    emit edited();
    if (!m_error && !m_editor->hasFocus())
        settle();
}

void JsonPane::tellBroken()
{
    const bool parses = m_error->message.isEmpty();
    m_editor->setSyntaxError(parses ? -1 : m_error->offset);
    QString text = parses ? tr("The text is valid again, but the form was changed meanwhile.")
                          : tr("Line %1, column %2: %3 The form keeps the last valid state.")
                                .arg(m_error->position.line)
                                .arg(m_error->position.column)
                                .arg(m_error->message);
    QList<Banner::Action> actions;
    if (parses)
        actions.append({tr("Take the text"), QStringLiteral("takeText"), [this] {
                            m_diverged = false;
                            takeText();
                        }});
    if (m_error->fix) {
        actions.append({m_error->fix->label, QStringLiteral("mendText"), [this] {
                            const QByteArray mended = m_error->fix->text; // taking it ends the error
                            m_editor->retype(mended);
                        }});
    }
    if (!parses)
        actions.append({tr("Show"), QStringLiteral("showSyntaxError"),
                        [this] {
                            m_editor->setCaret(m_error->offset);
                            m_editor->ensureCursorVisible();
                            m_editor->setFocus();
                        },
                        false});
    actions.append({tr("Take the form"), QStringLiteral("discardText"), [this] { discardBroken(); }});
    m_banner->tell(parses ? Sign::Warning : Sign::Error, text, actions, false);
}

void JsonPane::modelChanged()
{
    showNotes();
    if (m_taking)
        return;
    if (m_error) {
        m_diverged = true;
        tellBroken();
        return;
    }
    if (isVisible() || m_editor->hasFocus()) {
        render();
    } else {
        m_stale = true;
        m_request->refresh(m_model.document().body().size());
    }
}

void JsonPane::render()
{
    m_stale = false;
    const QByteArray body = m_model.document().body();
    const BodyEditor::Difference difference = m_editor->differenceTo(body);
    if (!difference.isNone()) {
        const qsizetype caret = m_editor->caret();
        const bool caretInside = caret > difference.from && caret < difference.oldEnd;
        const json::Pointer place = caretInside ? caretPlace() : json::Pointer();
        const qsizetype depth = caretInside ? caret - map().nearest(place).begin : 0;
        m_editor->replace(difference, body);
        m_map.reset();
        if (!place.isRoot()) {
            const json::TextRange range = map().nearest(place);
            m_editor->setCaret(qBound(range.begin, range.begin + depth, range.end));
        }
        m_marksTimer.start();
    }
    m_request->refresh(body.size());
    if (m_idInText) {
        m_idInText = false;
        m_banner->tell(Sign::Hint,
                       tr("The job id travels in the path of the request, not in its body: it now stands "
                          "in the request line above."));
    }
}

void JsonPane::settle()
{
    m_model.endMerging();
    if (!m_error)
        render();
}

const json::SourceMap &JsonPane::map() const
{
    if (!m_map) {
        auto parsed = json::parse(m_editor->bytes());
        m_map = parsed ? std::move(parsed->map) : json::SourceMap();
    }
    return *m_map;
}

void JsonPane::refreshMarks()
{
    if (m_stale || !isVisible())
        return;
    QList<BodyEditor::Mark> marks;
    if (!m_error) {
        for (const schema::Problem &problem : m_model.problems()) {
            const json::SourceMap &places = map();
            BodyEditor::Mark mark{places.nearest(problem.at), problem.severity, problem.message};
            const auto name = places.names.constFind(problem.at);
            const QJsonValue value = m_model.value(problem.at);
            const bool isOfName = !schema::createJob().find(problem.at);
            if (name != places.names.cend() && (isOfName || value.isObject() || value.isArray()))
                mark.range = *name;
            else if (value.isUndefined() || value.isObject() || value.isArray())
                mark.underline = false;
            marks.append(mark);
        }
    }
    m_editor->setMarks(marks);
}

json::Pointer JsonPane::caretPlace() const
{
    return map().pointerAt(m_editor->caret());
}

void JsonPane::showPlace()
{
    // While the operator is elsewhere nobody reads it, and finding out means to parse the text.
    if (!isVisible() || !m_editor->hasFocus())
        return;
    const json::Pointer place = caretPlace();
    m_toField->setEnabled(!place.isRoot());
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    const QString where = tr("Line %1, column %2").arg(line + 1).arg(column + 1);
    m_place->setText(place.isRoot()
                         ? where
                         : where + QStringLiteral(" · ") + schema::pathLabel(schema::createJob(), place));
    m_place->setToolTip(place.toString());
}

void JsonPane::showNotes()
{
    const QList<job::EditorNotes::Note> &notes = m_model.document().notes().notes();
    m_notes->setVisible(!notes.isEmpty());
    if (notes.isEmpty())
        return;
    m_notes->setText(tr("%Ln notes stay in the file.", nullptr, int(notes.size())));
    constexpr qsizetype most = 20;
    QStringList places;
    for (const job::EditorNotes::Note &note : notes.first(qMin(most, notes.size())))
        places += visibleText((note.object / note.name).toString());
    if (notes.size() > most)
        places += QStringLiteral("…");
    m_notes->setToolTip(tr("Kept in the job's file and never sent:") + u'\n' + places.join(u'\n'));
}

void JsonPane::reveal(const json::Pointer &at)
{
    if (m_stale)
        render();
    m_editor->setFocus();
    m_editor->reveal(map().nearest(at));
}

void JsonPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale && !m_error)
        render();
    m_marksTimer.start();
}

} // namespace fleetwright::ui
