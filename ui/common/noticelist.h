// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/banner.h"

#include <QHash>

class QVBoxLayout;

namespace fleetwright::ui
{

/// Notices below each other, each until it is closed: a later one hides no earlier one that is about
/// something else.
class NoticeList : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeList(QWidget *parent = nullptr);

    /// Tells `text`, in place of what was told about the same `topic` before.
    void tell(const QString &topic, Sign sign, const QString &text,
              const QList<Banner::Action> &actions = {});
    /// What was told about `topic` no longer holds.
    void withdraw(const QString &topic);
    /// Those that are shown, in order.
    [[nodiscard]] QStringList texts() const;

private:
    QVBoxLayout *m_layout;
    QHash<QString, Banner *> m_banners;
};

} // namespace fleetwright::ui
