// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectioneditor.h"

#include "app/aws/accesskeyid.h"
#include "app/aws/endpoint.h"
#include "app/base/regions.h"
#include "ui/common/banner.h"
#include "ui/connection/colorbutton.h"
#include "ui/connection/profilepicker.h"
#include "ui/connection/regiondelegate.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui
{

using Kind = aws::Connection::Kind;

namespace
{

QLabel *helpLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ConnectionEditor::ConnectionEditor(Resolve resolve, FileDialogs files, QWidget *parent)
    : QWidget(parent), m_resolve(std::move(resolve)), m_files(std::move(files)), m_form(new QGridLayout),
      m_name(new QLineEdit(this)), m_kind(new QComboBox(this)), m_kindHelp(helpLabel(this)),
      m_region(new QComboBox(this)), m_regionHelp(helpLabel(this)),
      m_fips(new QCheckBox(tr("Use the &FIPS endpoint"), this)),
      m_dualStack(new QCheckBox(tr("Use the dual-stack endpoint (IPv&6)"), this)),
      m_accessKey(new QLineEdit(this)), m_accessKeyFault(new Banner(this)), m_secret(new QLineEdit(this)),
      m_profile(new QComboBox(this)), m_profileHelp(helpLabel(this)), m_endpoint(new QLineEdit(this)),
      m_endpointFault(new Banner(this)), m_caBundle(new QLineEdit(this)), m_caRow(new QWidget(this)),
      m_color(new ColorButton(this)),
      m_production(new QCheckBox(tr("&Production: submitting asks for the job id to be typed"), this))
{
    buildFields();
    fillRegions();

    for (QLineEdit *field : {m_name, m_accessKey, m_endpoint, m_caBundle})
        connect(field, &QLineEdit::editingFinished, this, &ConnectionEditor::commit);
    connect(m_secret, &QLineEdit::editingFinished, this, [this] {
        if (!m_secret->text().isEmpty())
            emit secretEdited();
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        commit();
    });
    connect(m_region, &QComboBox::activated, this, &ConnectionEditor::commit);
    connect(m_region->lineEdit(), &QLineEdit::editingFinished, this, &ConnectionEditor::commit);
    connect(m_region, &QComboBox::currentTextChanged, this, &ConnectionEditor::tellRegion);
    connect(m_profile, &QComboBox::activated, this, &ConnectionEditor::commit);
    connect(m_profile->lineEdit(), &QLineEdit::editingFinished, this, &ConnectionEditor::commit);
    connect(m_fips, &QCheckBox::clicked, this, &ConnectionEditor::commit);
    connect(m_dualStack, &QCheckBox::clicked, this, &ConnectionEditor::commit);
    connect(m_profile, &QComboBox::currentTextChanged, this, &ConnectionEditor::tellProfile);
    connect(m_production, &QCheckBox::clicked, this, &ConnectionEditor::commit);
    connect(m_color, &ColorButton::chosen, this, &ConnectionEditor::commit);
}

void ConnectionEditor::buildFields()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_form);
    layout->addStretch();
    m_form->setColumnStretch(1, 1);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);

    m_name->setObjectName(QStringLiteral("connectionName"));
    m_kind->setObjectName(QStringLiteral("connectionKind"));
    m_kind->addItem(tr("Access keys"), int(Kind::StaticKeys));
    m_kind->addItem(tr("Profile of the AWS config files"), int(Kind::Profile));
    m_kind->addItem(tr("As the AWS CLI would"), int(Kind::Automatic));
    m_kind->addItem(tr("Environment variables"), int(Kind::Environment));
    m_region->setObjectName(QStringLiteral("connectionRegion"));
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_fips->setObjectName(QStringLiteral("connectionFips"));
    m_accessKeyFault->setObjectName(QStringLiteral("connectionAccessKeyFault"));
    m_endpointFault->setObjectName(QStringLiteral("connectionEndpointFault"));
    m_accessKey->setObjectName(QStringLiteral("connectionAccessKey"));
    m_accessKey->setPlaceholderText(QStringLiteral("AKIA…"));
    m_secret->setObjectName(QStringLiteral("connectionSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_profile->setObjectName(QStringLiteral("connectionProfile"));
    m_profile->setEditable(true);
    m_profile->setInsertPolicy(QComboBox::NoInsert);
    m_endpoint->setObjectName(QStringLiteral("connectionEndpoint"));
    m_endpoint->setToolTip(
        tr("Only for an emulator or a private endpoint: https://…, or http:// to this computer"));
    m_dualStack->setObjectName(QStringLiteral("connectionDualStack"));
    m_caBundle->setObjectName(QStringLiteral("connectionCaBundle"));
    m_caBundle->setToolTip(
        tr("A file of certificates (PEM) to trust instead of the system's, as a proxy that "
           "looks into the traffic needs it"));
    auto *browse = new QPushButton(tr("&Browse…"), m_caRow);
    browse->setObjectName(QStringLiteral("connectionCaBrowse"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ConnectionEditor::chooseBundle);
    auto *caLayout = new QHBoxLayout(m_caRow);
    caLayout->setContentsMargins({});
    caLayout->addWidget(m_caBundle, 1);
    caLayout->addWidget(browse);
    m_color->setObjectName(QStringLiteral("connectionColor"));
    m_production->setObjectName(QStringLiteral("connectionProduction"));

    addRow(tr("&Name"), m_name);
    addRow(tr("&Colour"), m_color);
    addRow(QString(), m_production);
    addRow(tr("Cre&dentials"), m_kind);
    addRow(QString(), m_kindHelp);
    addRow(tr("&Access key id"), m_accessKey);
    addRow(QString(), m_accessKeyFault);
    addRow(tr("&Secret access key"), m_secret);
    addRow(tr("Pro&file"), m_profile);
    addRow(QString(), m_profileHelp);
    addRow(tr("&Region"), m_region);
    addRow(QString(), m_regionHelp);
    addRow(QString(), m_fips);
    addRow(QString(), m_dualStack);
    addRow(tr("&Endpoint"), m_endpoint);
    addRow(QString(), m_endpointFault);
    addRow(tr("Certificates"), m_caRow);
}

QString ConnectionEditor::accessKeyFault() const
{
    return aws::faultOfAccessKeyId(m_accessKey->text().trimmed()).value_or(QString());
}

QString ConnectionEditor::endpointFault() const
{
    const QString text = m_endpoint->text().trimmed();
    const QUrl url(text, QUrl::StrictMode);
    // What could be a secret is not taken; what is merely wrong is, and told when the connection is used.
    const bool isTaken = text.isEmpty() ||
                         (url.isValid() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment());
    if (isTaken)
        return {};
    const Expected<void> checked = aws::checkEndpoint(url);
    return checked ? QString() : checked.error().message;
}

QString ConnectionEditor::fault() const
{
    const bool hasKeys = !m_accessKey->isHidden();
    const QString fault = hasKeys ? accessKeyFault() : QString();
    return fault.isEmpty() ? endpointFault() : fault;
}

void ConnectionEditor::tellFaults()
{
    const auto tell = [](Banner *banner, const QString &fault) {
        banner->setVisible(!fault.isEmpty());
        if (!fault.isEmpty())
            banner->tell(Sign::Error, tr("Not taken: %1").arg(fault), {}, false);
    };
    tell(m_accessKeyFault, m_accessKey->isHidden() ? QString() : accessKeyFault());
    tell(m_endpointFault, m_endpoint->isHidden() ? QString() : endpointFault());
}

void ConnectionEditor::addRow(const QString &text, QWidget *field)
{
    // A grid: the form layout of Qt 6.4 writes past its rows when some of them with wrapped text are hidden.
    const int row = m_form->rowCount();
    m_form->addWidget(field, row, 1);
    if (text.isEmpty())
        return;
    auto *label = new QLabel(text, this);
    label->setBuddy(field == m_caRow ? m_caBundle : field);
    label->buddy()->setAccessibleName(QString(text).remove(u'&'));
    m_form->addWidget(label, row, 0);
    m_labels.insert(field, label);
}

void ConnectionEditor::fillRegions()
{
    auto *items = new QStandardItemModel(m_region);
    for (const Partition &partition : partitions()) {
        if (std::ranges::none_of(partition.regions, &Region::servesIot))
            continue;
        auto *header = new QStandardItem(partition.name);
        QFont bold = font();
        bold.setBold(true);
        header->setFont(bold);
        header->setFlags(Qt::NoItemFlags);
        items->appendRow(header);
        for (const Region &region : partition.regions) {
            if (!region.servesIot)
                continue;
            // The id goes into the field, so the name stands beside it.
            auto *item = new QStandardItem(region.id);
            item->setToolTip(region.name);
            item->setData(region.name, RegionDelegate::NameRole);
            item->setData(QStringLiteral("%1  %2").arg(region.id, region.name), Qt::AccessibleTextRole);
            items->appendRow(item);
        }
    }
    const QSignalBlocker blocker(m_region);
    m_region->setModel(items);
    m_region->view()->setItemDelegate(new RegionDelegate(m_region));
    m_region->view()->setMinimumWidth(fontMetrics().averageCharWidth() * 58);
    m_region->setCurrentIndex(-1);
}

void ConnectionEditor::setConnection(const aws::Connection &connection)
{
    m_filling = true;
    // A text that was not taken stays to be put right, but not in another connection's field.
    const bool isAnother = connection.id != m_connection.id;
    m_connection = connection;
    m_name->setText(connection.name);
    m_kind->setCurrentIndex(m_kind->findData(int(connection.kind)));
    m_region->setCurrentText(connection.region);
    m_fips->setChecked(connection.fips);
    m_dualStack->setChecked(connection.dualStack);
    m_caBundle->setText(connection.caBundle);
    if (isAnother || accessKeyFault().isEmpty())
        m_accessKey->setText(connection.accessKeyId);
    m_secret->clear();
    m_profile->setCurrentText(connection.profile);
    if (isAnother || endpointFault().isEmpty())
        m_endpoint->setText(connection.endpoint.toString());
    m_color->setColor(QColor(connection.color));
    m_production->setChecked(connection.production);
    m_filling = false;
    showKind();
    tellRegion();
}

aws::Connection ConnectionEditor::connection() const
{
    aws::Connection now = m_connection;
    now.name = m_name->text().trimmed();
    if (m_connection.kind != Kind::Sandbox)
        now.kind = Kind(m_kind->currentData().toInt());
    now.region = m_region->currentText().trimmed();
    now.fips = m_fips->isChecked();
    now.dualStack = m_dualStack->isChecked();
    now.caBundle = m_caBundle->text().trimmed();
    if (accessKeyFault().isEmpty())
        now.accessKeyId = m_accessKey->text().trimmed();
    now.profile = m_profile->currentText().trimmed();
    if (endpointFault().isEmpty())
        now.endpoint = QUrl(m_endpoint->text().trimmed(), QUrl::StrictMode);
    now.color = m_color->color().name();
    now.production = m_production->isChecked();
    return now;
}

QByteArray ConnectionEditor::typedSecret() const
{
    return m_secret->text().trimmed().toUtf8();
}

void ConnectionEditor::secretTaken(bool persistent)
{
    m_secret->clear();
    m_secret->setPlaceholderText(persistent ? tr("Stored in the keyring")
                                            : tr("Kept until Fleetwright closes"));
}

void ConnectionEditor::setSecretStored(bool stored)
{
    m_secret->setPlaceholderText(stored ? tr("Stored; type to replace it") : tr("Not stored yet"));
}

void ConnectionEditor::setProfiles(const identity::FoundProfiles &found)
{
    m_found = found;
    {
        const QSignalBlocker blocker(m_profile);
        const QString text = m_profile->currentText();
        m_profile->clear();
        for (const identity::ProfileSummary &profile : found.profiles)
            m_profile->addItem(profile.name);
        m_profile->setCurrentText(text);
    }
    tellProfile();
}

const identity::ProfileSummary *ConnectionEditor::chosenProfile() const
{
    const QString name = m_profile->currentText().trimmed();
    const auto found = std::ranges::find(m_found.profiles, name, &identity::ProfileSummary::name);
    return found == m_found.profiles.end() ? nullptr : &*found;
}

void ConnectionEditor::tellProfile()
{
    const identity::ProfileSummary *profile = chosenProfile();
    if (!m_found.problem.isEmpty())
        m_profileHelp->setText(m_found.problem);
    else if (m_found.profiles.isEmpty())
        m_profileHelp->setText(tr("No profile was found in %1.").arg(m_found.where));
    else if (!profile)
        m_profileHelp->setText(tr("From %1, read each time it is used.").arg(m_found.where));
    else if (!profile->problem.isEmpty())
        m_profileHelp->setText(profile->problem);
    else
        m_profileHelp->setText(profile->account.isEmpty()
                                   ? kindInWords(*profile)
                                   : tr("%1, account %2").arg(kindInWords(*profile), profile->account));
    tellOthers();
}

void ConnectionEditor::tellOthers()
{
    using Origin = aws::ResolvedConnection::Origin;
    aws::Connection bare = connection();
    bare.region.clear();
    bare.endpoint.clear();
    bare.caBundle.clear();
    m_others = m_resolve({bare}).constFirst();
    const auto said = [](const QString &text, Origin by) {
        const bool inProfile = by == Origin::Profile;
        if (text.isEmpty())
            return inProfile ? tr("As the profile says") : tr("As the environment says");
        return inProfile ? tr("%1, as the profile says").arg(text)
                         : tr("%1, as the environment says").arg(text);
    };
    m_region->lineEdit()->setPlaceholderText(m_others.region.isEmpty()
                                                 ? tr("Needed, for example eu-west-1")
                                                 : said(m_others.region, m_others.regionFrom));
    m_endpoint->setPlaceholderText(m_others.endpointFrom == Origin::Nobody
                                       ? tr("AWS's own for the region")
                                       : said(m_others.endpoint.toString(), m_others.endpointFrom));
    m_caBundle->setPlaceholderText(m_others.caBundle.isEmpty() ? tr("The system's") : m_others.caBundle);
    tellRegion();
}

void ConnectionEditor::chooseBundle()
{
    const QString path =
        m_files.open(this, {.title = tr("Certificates to trust"),
                            .start = m_caBundle->text(),
                            .filter = tr("Certificates (*.pem *.crt *.cer);;All files (*)")});
    if (path.isEmpty())
        return;
    m_caBundle->setText(path);
    commit();
}

void ConnectionEditor::showKind()
{
    const bool isSandbox = m_connection.kind == Kind::Sandbox;
    const Kind kind = isSandbox ? Kind::Sandbox : Kind(m_kind->currentData().toInt());
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        if (QWidget *label = m_labels.value(field))
            label->setVisible(visible);
    };
    show(m_kind, !isSandbox);
    show(m_production, !isSandbox);
    show(m_accessKey, kind == Kind::StaticKeys);
    show(m_secret, kind == Kind::StaticKeys);
    show(m_profile, kind == Kind::Profile);
    show(m_profileHelp, kind == Kind::Profile);
    tellProfile();
    for (QWidget *field : {static_cast<QWidget *>(m_region), static_cast<QWidget *>(m_regionHelp),
                           static_cast<QWidget *>(m_fips), static_cast<QWidget *>(m_dualStack),
                           static_cast<QWidget *>(m_endpoint), m_caRow})
        show(field, !isSandbox);
    tellFaults();
    switch (kind) {
    case Kind::Sandbox:
        m_kindHelp->setText(
            tr("A small service inside Fleetwright with a fleet of its own. Nothing leaves this "
               "computer, and no device is touched."));
        break;
    case Kind::StaticKeys:
        m_kindHelp->setText(tr("The secret key is kept in the system's keyring, never in a file."));
        break;
    case Kind::Profile:
        m_kindHelp->setText(
            tr("A section of the files that the AWS CLI uses too: keys, roles, single sign-on, "
               "programs. Temporary credentials stay in memory."));
        break;
    case Kind::Automatic:
        m_kindHelp->setText(tr("Environment variables, then the profile that AWS_PROFILE names or “default”, "
                               "then the role of the container or EC2 instance."));
        break;
    case Kind::Environment:
        m_kindHelp->setText(
            tr("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary keys, AWS_SESSION_TOKEN, "
               "as they were when Fleetwright started."));
        break;
    }
}

void ConnectionEditor::tellRegion()
{
    const QString typed = m_region->currentText().trimmed();
    const QString id = typed.isEmpty() ? m_others.region : typed;
    const Region *region = regionById(id);
    const Partition *partition = partitionOf(id);
    m_fips->setEnabled(m_fips->isChecked() || id.isEmpty() || (region && region->hasIotFips));
    if (region && region->servesIot)
        m_regionHelp->setText(region->name);
    else if (region)
        m_regionHelp->setText(
            tr("%1. AWS lists no IoT endpoint there; it is used as typed.").arg(region->name));
    else if (id.isEmpty())
        m_regionHelp->setText(tr("Where the devices are registered."));
    else if (partition)
        m_regionHelp->setText(tr("Not among the regions known to serve AWS IoT; it is used as typed."));
    else
        m_regionHelp->setText(tr("This is not the name of an AWS region; they look like eu-west-1."));
}

void ConnectionEditor::commit()
{
    tellRegion();
    tellFaults();
    if (m_filling || connection() == m_connection)
        return;
    emit edited();
}

} // namespace fleetwright::ui
