// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/requestline.h"

#include "ui/style/fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QUrl>

namespace fleetwright::ui
{

RequestLine::RequestLine(const job::JobModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_path(new QLabel(this)), m_size(new QLabel(this)),
      m_copy(new QToolButton(this))
{
    m_path->setFont(codeFont());
    m_path->setObjectName(QStringLiteral("requestPath"));
    m_path->setTextFormat(Qt::PlainText);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_path->setAccessibleName(tr("Request line"));
    m_path->setMinimumWidth(80);
    m_size->setObjectName(QStringLiteral("requestSize"));
    m_size->setToolTip(tr("Length of the body that is sent, in bytes of UTF-8"));

    auto *menu = new QMenu(m_copy);
    for (const exchange::FormSpec &spec : exchange::forms()) {
        if (spec.name.isEmpty())
            continue;
        QAction *action = menu->addAction(exchange::formLabel(spec.form));
        action->setObjectName(QStringLiteral("copyAs-%1").arg(spec.name));
        connect(action, &QAction::triggered, this, [this, form = spec.form] { copy(form); });
    }
    m_copy->setObjectName(QStringLiteral("copyAs"));
    m_copy->setText(tr("Copy as"));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy this job in a form that other tools take"));
    m_copy->setMenu(menu);
    m_copy->setPopupMode(QToolButton::InstantPopup);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_size);
    layout->addWidget(m_copy);
}

void RequestLine::refresh(qsizetype bytes)
{
    const QString id = m_model.document().jobId();
    const QString segment = id.isEmpty() ? tr("<job id>") : QString::fromLatin1(QUrl::toPercentEncoding(id));
    m_path->setText(QStringLiteral("PUT /jobs/") + segment);
    m_path->setToolTip(m_path->text());
    m_size->setText(tr("%1 bytes").arg(locale().toString(bytes)));
}

void RequestLine::copy(exchange::Form form)
{
    const exchange::Written written =
        exchange::write(m_model.document(), form, m_destination ? m_destination() : exchange::Destination());
    QGuiApplication::clipboard()->setText(QString::fromUtf8(written.text));
    const QString told =
        tr("Copied: %1, %2 bytes.").arg(exchange::formLabel(form), locale().toString(written.text.size()));
    emit copied((QStringList{told} + written.leftOut).join(u' '));
}

} // namespace fleetwright::ui
