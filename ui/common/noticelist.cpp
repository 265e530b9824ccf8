// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticelist.h"

#include <QVBoxLayout>

namespace fleetwright::ui
{

NoticeList::NoticeList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(6);
}

void NoticeList::tell(const QString &topic, Sign sign, const QString &text,
                      const QList<Banner::Action> &actions)
{
    Banner *&banner = m_banners[topic];
    if (!banner) {
        banner = new Banner(this);
        m_layout->addWidget(banner);
    }
    banner->tell(sign, text, actions);
}

void NoticeList::withdraw(const QString &topic)
{
    if (Banner *banner = m_banners.value(topic))
        banner->hide();
}

QStringList NoticeList::texts() const
{
    QStringList texts;
    for (int i = 0; i < m_layout->count(); ++i) {
        const auto *banner = qobject_cast<Banner *>(m_layout->itemAt(i)->widget());
        if (banner && !banner->isHidden())
            texts.append(banner->text());
    }
    return texts;
}

} // namespace fleetwright::ui
