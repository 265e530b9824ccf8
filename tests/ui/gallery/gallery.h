// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QWidget>

class QGridLayout;
class QHBoxLayout;

namespace fleetwright::test
{

/// Every control and every piece of the window, in every state, on one sheet.
class Gallery : public QWidget
{
    Q_OBJECT

public:
    Gallery();

    /// What is to be held of a thing that is shown.
    enum Trait : quint8 {
        Plain = 0,
        Text = 1,     ///< its text is to be read
        Edge = 2,     ///< its edge tells where it is
        Pressable = 4 ///< large enough to be hit
    };
    struct Shown {
        QString name = {};
        QWidget *widget = nullptr;
        int traits = Plain;
    };
    [[nodiscard]] const QList<Shown> &shown() const { return m_shown; }

private:
    void addButtons();
    void addFields();
    void addMarks();
    void addViews();
    void addBars();
    void addPieces();

    /// Begins a row; what is shown next stands in it.
    void begin(const QString &title);
    void display(const QString &state, QWidget *widget, int traits, QStyle::State pose = QStyle::State_None);
    /// `make` in its usual states.
    template<typename Make>
    void showStates(const QString &title, int traits, Make make);

    QGridLayout *m_grid;
    QHBoxLayout *m_row = nullptr;
    QString m_title;
    QList<Shown> m_shown;
};

} // namespace fleetwright::test
