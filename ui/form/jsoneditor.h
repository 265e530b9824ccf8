// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

#include <functional>

class QLabel;
class QPushButton;
class QsciScintilla;

namespace fleetwright::ui
{

/// A JSON text held in a string: the job document. Highlights, folds, marks a syntax error, shows how much of
/// the allowed size is used, loads a file and lays the text out again.
class JsonEditor : public FieldEditor
{
    Q_OBJECT

public:
    JsonEditor(const schema::FieldSpec &spec, QWidget *parent);

    void display(const QJsonValue &value) override;
    [[nodiscard]] QList<QWidget *> inputs() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Asks for a file's path; empty: given up. Replaceable where no dialog can be answered.
    void setFileChooser(std::function<QString(QWidget *parent)> chooser)
    {
        m_chooseFile = std::move(chooser);
    }

protected:
    void changeEvent(QEvent *event) override;

private:
    void textChanged();
    void loadFile();
    void format();
    void updateState();
    void markError(const QByteArray &bytes);

    QsciScintilla *m_text;
    QLabel *m_size;
    QLabel *m_position;
    QPushButton *m_format;
    QString m_shown; ///< the text as the job has it
    std::function<QString(QWidget *)> m_chooseFile;
    bool m_displaying = false;
};

} // namespace fleetwright::ui
