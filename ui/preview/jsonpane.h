// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"
#include "app/job/jobmodel.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace fleetwright::ui
{

class Banner;
class BodyEditor;
class RequestLine;

/// The body that is sent, byte for byte, as an editor that works both ways: what is typed and parses is the
/// job at once; what does not parse stays as typed, and the job stays as it was.
class JsonPane : public QWidget
{
    Q_OBJECT

public:
    explicit JsonPane(job::JobModel &model, QWidget *parent = nullptr);

    /// Where copied commands are to send; asked when something is copied.
    void setDestination(std::function<exchange::Destination()> destination);

    /// True while the text is no JSON object; the job then is not what the text says.
    [[nodiscard]] bool isBroken() const { return m_error.has_value(); }
    /// True where it parses again, but the form was changed while it did not.
    [[nodiscard]] bool isDiverged() const { return m_error && m_error->message.isEmpty(); }
    /// The text where it is broken; else empty.
    [[nodiscard]] QString brokenText() const;
    /// Puts back a text that did not parse when it was last seen.
    void restoreBroken(const QString &text);
    /// Lets go of what was typed and shows the job again.
    void discardBroken();

    /// Selects the value at `at`, or what stands nearest above it, and takes the focus.
    void reveal(const json::Pointer &at);
    /// The place the caret is in.
    [[nodiscard]] json::Pointer caretPlace() const;
    [[nodiscard]] BodyEditor *editor() const { return m_editor; }

    void setWrapped(bool wrapped);

signals:
    void brokenChanged(bool broken);
    /// The text changed by hand, broken or not.
    void edited();
    void fieldRequested(const fleetwright::json::Pointer &at);
    /// A text was pasted, whatever it is.
    void pasted(const QString &text);
    /// What stands in the clipboard now, for the status bar.
    void copied(const QString &what);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeText();
    void modelChanged();
    void render();
    void refreshMarks();
    void tellBroken();
    void settle();
    void showPlace();
    void showNotes();
    [[nodiscard]] const json::SourceMap &map() const;

    job::JobModel &m_model;
    RequestLine *m_request;
    Banner *m_banner;
    QLabel *m_notes;
    BodyEditor *m_editor;
    QLabel *m_place;
    QPushButton *m_toField;
    QTimer m_marksTimer;
    std::optional<json::SyntaxError> m_error;
    mutable std::optional<json::SourceMap> m_map;
    bool m_taking = false;
    bool m_stale = true;
    bool m_idInText = false;
    bool m_diverged = false;
};

} // namespace fleetwright::ui
