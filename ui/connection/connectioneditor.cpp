// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectioneditor.h"

#include "app/aws/regions.h"
#include "ui/connection/colorbutton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>

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

ConnectionEditor::ConnectionEditor(QWidget *parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_name(new QLineEdit(this)),
      m_kind(new QComboBox(this)), m_kindHelp(helpLabel(this)), m_region(new QComboBox(this)),
      m_regionHelp(helpLabel(this)), m_fips(new QCheckBox(tr("Use the &FIPS endpoint"), this)),
      m_accessKey(new QLineEdit(this)), m_secret(new QLineEdit(this)), m_profile(new QComboBox(this)),
      m_profileHelp(helpLabel(this)), m_endpoint(new QLineEdit(this)), m_color(new ColorButton(this)),
      m_production(new QCheckBox(tr("&Production: submitting asks for the job id to be typed"), this))
{
    buildFields();
    fillRegions();

    for (QLineEdit *field : {m_name, m_accessKey, m_endpoint})
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
    connect(m_production, &QCheckBox::clicked, this, &ConnectionEditor::commit);
    connect(m_color, &ColorButton::chosen, this, &ConnectionEditor::commit);
}

void ConnectionEditor::buildFields()
{
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);

    m_name->setObjectName(QStringLiteral("connectionName"));
    m_kind->setObjectName(QStringLiteral("connectionKind"));
    m_kind->addItem(tr("Access keys"), int(Kind::StaticKeys));
    m_kind->addItem(tr("Profile of the shared credentials file"), int(Kind::Profile));
    m_kind->addItem(tr("Environment variables"), int(Kind::Environment));
    m_region->setObjectName(QStringLiteral("connectionRegion"));
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_region->lineEdit()->setPlaceholderText(QStringLiteral("eu-west-1"));
    m_fips->setObjectName(QStringLiteral("connectionFips"));
    m_accessKey->setObjectName(QStringLiteral("connectionAccessKey"));
    m_accessKey->setPlaceholderText(QStringLiteral("AKIA…"));
    m_secret->setObjectName(QStringLiteral("connectionSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_profile->setObjectName(QStringLiteral("connectionProfile"));
    m_profile->setEditable(true);
    m_profile->setInsertPolicy(QComboBox::NoInsert);
    m_endpoint->setObjectName(QStringLiteral("connectionEndpoint"));
    m_endpoint->setPlaceholderText(tr("AWS's own for the region"));
    m_endpoint->setToolTip(
        tr("Only for an emulator or a private endpoint: https://…, or http:// to this computer"));
    m_color->setObjectName(QStringLiteral("connectionColor"));
    m_production->setObjectName(QStringLiteral("connectionProduction"));

    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("&Colour"), m_color);
    m_form->addRow(QString(), m_production);
    m_form->addRow(tr("Cre&dentials"), m_kind);
    m_form->addRow(QString(), m_kindHelp);
    m_form->addRow(tr("&Access key id"), m_accessKey);
    m_form->addRow(tr("&Secret access key"), m_secret);
    m_form->addRow(tr("Pro&file"), m_profile);
    m_form->addRow(QString(), m_profileHelp);
    m_form->addRow(tr("&Region"), m_region);
    m_form->addRow(QString(), m_regionHelp);
    m_form->addRow(QString(), m_fips);
    m_form->addRow(tr("&Endpoint"), m_endpoint);

    for (QWidget *field : findChildren<QWidget *>()) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(field)))
            field->setAccessibleName(label->text().remove(u'&'));
    }
}

void ConnectionEditor::fillRegions()
{
    auto *items = new QStandardItemModel(m_region);
    const char *partition = nullptr;
    for (const aws::Region &region : aws::iotRegions()) {
        if (!partition || qstrcmp(partition, region.partition) != 0) {
            partition = region.partition;
            const aws::Partition *group = aws::partitionOf(QString::fromUtf8(region.id));
            auto *header = new QStandardItem(QCoreApplication::translate("Regions", group->name));
            QFont bold = font();
            bold.setBold(true);
            header->setFont(bold);
            header->setFlags(Qt::NoItemFlags);
            items->appendRow(header);
        }
        const QString id = QString::fromUtf8(region.id);
        auto *item = new QStandardItem(id);
        item->setToolTip(QString::fromUtf8(region.name));
        item->setData(QStringLiteral("%1  %2").arg(id, QString::fromUtf8(region.name)),
                      Qt::AccessibleTextRole);
        items->appendRow(item);
    }
    const QSignalBlocker blocker(m_region);
    m_region->setModel(items);
    m_region->setCurrentIndex(-1);
}

void ConnectionEditor::setConnection(const aws::Connection &connection)
{
    m_filling = true;
    m_connection = connection;
    m_name->setText(connection.name);
    m_kind->setCurrentIndex(m_kind->findData(int(connection.kind)));
    m_region->setCurrentText(connection.region);
    m_fips->setChecked(connection.fips);
    m_accessKey->setText(connection.accessKeyId);
    m_secret->clear();
    m_profile->setCurrentText(connection.profile);
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
    now.accessKeyId = m_accessKey->text().trimmed();
    now.profile = m_profile->currentText().trimmed();
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

void ConnectionEditor::setProfiles(const QStringList &profiles, const QString &source)
{
    const QSignalBlocker blocker(m_profile);
    const QString text = m_profile->currentText();
    m_profile->clear();
    m_profile->addItems(profiles);
    m_profile->setCurrentText(text);
    m_profileHelp->setText(profiles.isEmpty() ? tr("No profile with keys was found in %1.").arg(source)
                                              : tr("From %1, read each time it is used.").arg(source));
}

void ConnectionEditor::showKind()
{
    const bool isSandbox = m_connection.kind == Kind::Sandbox;
    const Kind kind = isSandbox ? Kind::Sandbox : Kind(m_kind->currentData().toInt());
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        if (QWidget *label = m_form->labelForField(field))
            label->setVisible(visible);
    };
    show(m_kind, !isSandbox);
    show(m_production, !isSandbox);
    show(m_accessKey, kind == Kind::StaticKeys);
    show(m_secret, kind == Kind::StaticKeys);
    show(m_profile, kind == Kind::Profile);
    show(m_profileHelp, kind == Kind::Profile);
    for (QWidget *field : {static_cast<QWidget *>(m_region), static_cast<QWidget *>(m_regionHelp),
                           static_cast<QWidget *>(m_fips), static_cast<QWidget *>(m_endpoint)})
        show(field, !isSandbox);
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
        m_kindHelp->setText(tr("A section of the credentials file that the AWS CLI uses too."));
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
    const QString id = m_region->currentText().trimmed();
    const aws::Region *region = aws::regionById(id);
    const aws::Partition *partition = aws::partitionOf(id);
    m_fips->setEnabled(m_fips->isChecked() || (region && region->hasFips));
    if (region)
        m_regionHelp->setText(QString::fromUtf8(region->name));
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
    if (m_filling || connection() == m_connection)
        return;
    emit edited();
}

} // namespace fleetwright::ui
