// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/profilepicker.h"

#include "ui/common/banner.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui
{

using Kind = identity::ProfileSummary::Kind;

namespace
{

constexpr int longestName = 28; // characters; what is longer is cut in its middle

} // namespace

QString kindInWords(const identity::ProfileSummary &profile)
{
    const auto text = [](const char *words) { return QCoreApplication::translate("ProfilePicker", words); };
    switch (profile.kind) {
    case Kind::Keys:
        return text("Access key");
    case Kind::Role:
        return profile.via.isEmpty() ? text("Role %1").arg(profile.role)
                                     : text("Role %1 by %2").arg(profile.role, profile.via);
    case Kind::WebIdentity:
        return text("Role %1 by web identity").arg(profile.role);
    case Kind::SingleSignOn:
        return text("Role %1 by single sign-on (%2)").arg(profile.role, profile.via);
    case Kind::Process:
        return text("Program %1").arg(profile.via);
    case Kind::Incomplete:
        return text("Cannot be used");
    }
    Q_UNREACHABLE();
}

ProfilePicker::ProfilePicker(QWidget *parent)
    : QWidget(parent), m_heading(new QLabel(this)), m_problem(new Banner(this)), m_list(new QTreeWidget(this))
{
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setObjectName(QStringLiteral("profileHeading"));
    m_problem->hide();
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setAccessibleName(tr("Profiles found"));
    m_list->setHeaderLabels({tr("Profile"), tr("Credentials"), tr("Account"), tr("Region")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->setTextElideMode(Qt::ElideMiddle);
    connect(m_list, &QTreeWidget::itemClicked, this,
            [this](QTreeWidgetItem *item) { choose(m_list->indexOfTopLevelItem(item)); });
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item) { choose(m_list->indexOfTopLevelItem(item)); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_heading);
    layout->addWidget(m_problem);
    layout->addWidget(m_list, 1);
    layout->addWidget(new QLabel(tr("Or take the credentials from:"), this));
    const auto offer = [&](const QString &text, const char *name, aws::Connection::Kind kind) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        layout->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, kind] { emit kindChosen(kind); });
    };
    offer(tr("An access &key, kept in the keyring"), "addKeys", aws::Connection::Kind::StaticKeys);
    offer(tr("Wherever the AWS &CLI would take them from"), "addAutomatic", aws::Connection::Kind::Automatic);
    offer(tr("The &environment variables alone"), "addEnvironment", aws::Connection::Kind::Environment);
}

void ProfilePicker::setFound(const identity::FoundProfiles &found)
{
    m_found = found;
    m_list->clear();
    for (const identity::ProfileSummary &profile : found.profiles) {
        const QString kind = profile.asksForCode ? tr("%1, asks for an MFA code").arg(kindInWords(profile))
                                                 : kindInWords(profile);
        auto *item = new QTreeWidgetItem(m_list, {profile.name, kind, profile.account, profile.region});
        const bool usable = profile.problem.isEmpty();
        item->setToolTip(0, profile.name);
        item->setToolTip(1, usable ? kind : profile.problem);
        if (!usable) {
            item->setText(1, profile.problem);
            item->setIcon(1, signIcon(Sign::Warning));
        }
    }
    // One long name must not push the other columns out of sight.
    m_list->resizeColumnToContents(0);
    const int widest = fontMetrics().averageCharWidth() * longestName;
    m_list->setColumnWidth(0, std::min(m_list->columnWidth(0), widest));
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->setVisible(!found.profiles.isEmpty());
    m_heading->setText(found.profiles.isEmpty()
                           ? tr("No profiles were found in %1.").arg(found.where)
                           : tr("Profiles in %1. Click one to make a connection of it.").arg(found.where));
    m_problem->setVisible(!found.problem.isEmpty());
    if (!found.problem.isEmpty())
        m_problem->tell(Sign::Error, found.problem, {}, false);
    if (m_list->isVisibleTo(this))
        m_list->setFocus();
}

void ProfilePicker::choose(int row)
{
    // A double click chooses twice; the first took the list away.
    if (isVisible() && row >= 0 && row < m_found.profiles.size())
        emit profileChosen(m_found.profiles.at(row));
}

} // namespace fleetwright::ui
