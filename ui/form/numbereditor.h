// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/lineeditor.h"

class QLabel;

namespace fleetwright::ui
{

/// A whole number or one with decimals, typed with the decimal separator of JSON or of the operator's
/// language. What is no number stays in the job as the text that was typed.
class NumberEditor : public LineEditor
{
    Q_OBJECT

public:
    /// `bare`: without the unit beside the line, for tables that name it above.
    NumberEditor(const schema::FieldSpec &spec, bool bare, QWidget *parent);

    [[nodiscard]] int stretch() const override { return 0; }

protected:
    [[nodiscard]] QJsonValue read(const QString &text) const override;
    [[nodiscard]] QString write(const QJsonValue &value) const override;
    void updateHint(const QJsonValue &value) override;

private:
    QLabel *m_hint = nullptr;
    bool m_minutes = false;
};

/// The number that `text` writes in decimal notation, or the text itself. `whole`: no decimals are read.
[[nodiscard]] QJsonValue numberFrom(const QString &text, bool whole);

/// Minutes as days, hours and minutes, translated: "2 d 3 h". Empty below one hour.
[[nodiscard]] QString minutesInWords(qint64 minutes);

} // namespace fleetwright::ui
