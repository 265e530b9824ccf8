// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/identity/profilesummary.h"
#include "ui/common/filedialogs.h"

#include <QDialog>

#include <functional>
#include <optional>

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace fleetwright::aws
{
class SecretStore;
}
namespace fleetwright::storage
{
class ConnectionStore;
}

namespace fleetwright::ui
{

class Banner;
class ConnectionEditor;
class ProfilePicker;

/// The operator's connections: make, change, try, choose. A change is kept as soon as its field is left;
/// secrets go to the secret store and nowhere else.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    /// What the test of a connection found, for the operator.
    struct TestResult {
        bool ok = false;
        QString text = {};
        QString account = {};   ///< 12 digits, where it was learnt
        QString accountOf = {}; ///< the identity it was learnt of
    };
    /// Tries a connection and answers once unless `context` goes first.
    using Test =
        std::function<void(const aws::Connection &, QObject *context, std::function<void(TestResult)>)>;
    /// The profiles of the shared config files.
    using Profiles = std::function<identity::FoundProfiles()>;
    /// What connections come to.
    using Resolve = std::function<QList<aws::ResolvedConnection>(const QList<aws::Connection> &)>;
    struct Means {
        Test test = {};
        Profiles profiles = {};
        Resolve resolve = {};
        FileDialogs files = {};
    };

    ConnectionDialog(storage::ConnectionStore &store, aws::SecretStore &secrets, Means means,
                     QWidget *parent = nullptr);

    void select(const QString &connectionId);
    /// Makes a connection of this kind, selects it and focuses its name.
    void add(aws::Connection::Kind kind);
    /// Makes a connection that uses a profile, and selects it.
    void add(const identity::ProfileSummary &profile);
    /// Shows what a new connection can be made of.
    void offerNew();

signals:
    /// The secret key of a connection is another one now.
    void secretChanged(const fleetwright::aws::Connection &connection);

private:
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QLayout *buildListButtons(QWidget *side);
    [[nodiscard]] QLayout *buildButtons();
    void make(aws::Connection connection);
    void moveCurrent(int steps);
    void fillList();
    void showCurrent();
    void showOrder();
    void saveEdited();
    void saveSecret(std::function<void()> then);
    /// The store refused a secret: it may be kept in memory instead.
    void offerSession(const aws::Connection &connection, const QByteArray &secret, const QString &why);
    void duplicateCurrent();
    void removeCurrent();
    void undoRemove();
    void forgetRemoved();
    void useCurrent();
    /// Tells that a field's text is not taken and puts nothing to use; true where there is such a field.
    [[nodiscard]] bool isHeldBack();
    void testCurrent();
    void showTestResult(const aws::Connection &tested, const TestResult &result);
    void done(int result) override;
    [[nodiscard]] QString currentId() const;
    [[nodiscard]] QString freeName(const QString &wanted) const;

    storage::ConnectionStore &m_store;
    aws::SecretStore &m_secrets;
    Means m_means;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    QScrollArea *m_fields;
    ConnectionEditor *m_editor;
    ProfilePicker *m_picker;
    Banner *m_banner;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    QPushButton *m_use;
    QPushButton *m_try;
    std::optional<aws::Connection> m_removed;
    bool m_saving = false;
};

} // namespace fleetwright::ui
