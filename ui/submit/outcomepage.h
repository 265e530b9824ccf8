// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/submit/outcome.h"
#include "ui/common/sign.h"

#include <QWidget>

class QFormLayout;
class QHBoxLayout;
class QLabel;

namespace fleetwright::ui
{

class IconLabel;

/// What became of a submission, what it means, and what to do next.
class OutcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomePage(QWidget *parent = nullptr);

    void setOutcome(const submit::Outcome &outcome);

signals:
    void backRequested();
    void newIdRequested();
    void askAgainRequested();
    void newJobRequested();
    void logRequested();
    void closeRequested();

private:
    void addFacts();
    void addButtons();
    void addFact(const QString &label, const QString &value, const QString &objectName);
    void addButton(const QString &text, const QString &objectName, void (OutcomePage::*signal)(),
                   bool isDefault = false);
    void clear();

    submit::Outcome m_outcome;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_advice;
    QFormLayout *m_facts;
    QHBoxLayout *m_buttons;
};

} // namespace fleetwright::ui
