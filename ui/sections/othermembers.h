// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

#include <QHash>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace fleetwright::ui
{

class MessageList;

/// The members of the job that no section knows: shown as they will be sent, and taken out on demand. Hidden
/// where there are none.
class OtherMembers : public BoundWidget
{
    Q_OBJECT

public:
    OtherMembers(FormScope &scope, QWidget *parent);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    [[nodiscard]] bool isShown() const override { return true; }
    QWidget *open(const json::Pointer &at) override;

private:
    void addLine(const QString &name);

    QVBoxLayout *m_lines;
    QLabel *m_more;
    MessageList *m_messages;
    QStringList m_names;
    QHash<QString, QLineEdit *> m_values; ///< of those that have a line
};

} // namespace fleetwright::ui
