// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/identity/profilesummary.h"
#include "ui/common/filedialogs.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace fleetwright::ui
{

class Banner;
class ColorButton;

/// The fields of one connection. Only those that its kind uses are shown.
class ConnectionEditor : public QWidget
{
    Q_OBJECT

public:
    /// What connections come to.
    using Resolve = std::function<QList<aws::ResolvedConnection>(const QList<aws::Connection> &)>;

    ConnectionEditor(Resolve resolve, FileDialogs files, QWidget *parent = nullptr);

    void setConnection(const aws::Connection &connection);
    /// As the fields say now, id and account kept. What a field may not hold stays in the field alone.
    [[nodiscard]] aws::Connection connection() const;
    /// Why a field's text is not taken, in a sentence; empty where all are.
    [[nodiscard]] QString fault() const;

    /// What was typed as secret key and not yet taken; empty where nothing was.
    [[nodiscard]] QByteArray typedSecret() const;
    /// Empties the field: the key is in the keyring now (or for this session only).
    void secretTaken(bool persistent);
    /// Says in the field whether a key is stored for this connection.
    void setSecretStored(bool stored);

    /// The profiles to choose from, and where they were looked for.
    void setProfiles(const identity::FoundProfiles &found);

signals:
    /// A field was left with another value than before, or a choice was made.
    void edited();
    void secretEdited();

private:
    void buildFields();
    void addRow(const QString &text, QWidget *field);
    void fillRegions();
    void showKind();
    void tellOthers();
    void tellFaults();
    [[nodiscard]] QString accessKeyFault() const;
    [[nodiscard]] QString endpointFault() const;
    void tellRegion();
    void tellProfile();
    void chooseBundle();
    [[nodiscard]] const identity::ProfileSummary *chosenProfile() const;
    void commit();

    Resolve m_resolve;
    FileDialogs m_files;
    aws::ResolvedConnection m_others; ///< what it would come to if its own fields of the way were empty
    aws::Connection m_connection;
    identity::FoundProfiles m_found;
    bool m_filling = false;
    QGridLayout *m_form;
    QHash<QWidget *, QLabel *> m_labels; ///< by field
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLabel *m_kindHelp;
    QComboBox *m_region;
    QLabel *m_regionHelp;
    QCheckBox *m_fips;
    QCheckBox *m_dualStack;
    QLineEdit *m_accessKey;
    Banner *m_accessKeyFault;
    QLineEdit *m_secret;
    QComboBox *m_profile;
    QLabel *m_profileHelp;
    QLineEdit *m_endpoint;
    Banner *m_endpointFault;
    QLineEdit *m_caBundle;
    QWidget *m_caRow;
    ColorButton *m_color;
    QCheckBox *m_production;
};

} // namespace fleetwright::ui
