// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"

#include <QDialog>

#include <functional>
#include <optional>

class QListWidget;
class QListWidgetItem;
class QPushButton;

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
        QString account = {}; ///< 12 digits, where it was learnt
    };
    /// Tries a connection and answers once unless `context` goes first.
    using Test =
        std::function<void(const aws::Connection &, QObject *context, std::function<void(TestResult)>)>;
    /// The profiles of the shared credentials file, and its path.
    using Profiles = std::function<std::pair<QStringList, QString>()>;

    ConnectionDialog(storage::ConnectionStore &store, aws::SecretStore &secrets, Test test, Profiles profiles,
                     QWidget *parent = nullptr);

    void select(const QString &connectionId);
    /// Makes a connection of this kind, selects it and focuses its name.
    void add(aws::Connection::Kind kind);

private:
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QLayout *buildButtons();
    void fillList();
    void showCurrent();
    void saveEdited();
    void saveSecret(std::function<void()> then);
    void duplicateCurrent();
    void removeCurrent();
    void undoRemove();
    void forgetRemoved();
    void useCurrent();
    void testCurrent();
    void showTestResult(const aws::Connection &tested, const TestResult &result);
    void done(int result) override;
    [[nodiscard]] QString currentId() const;
    [[nodiscard]] QString freeName(const QString &wanted) const;

    storage::ConnectionStore &m_store;
    aws::SecretStore &m_secrets;
    Test m_test;
    Profiles m_profiles;
    QListWidget *m_list;
    ConnectionEditor *m_editor;
    Banner *m_banner;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_use;
    QPushButton *m_try;
    std::optional<aws::Connection> m_removed;
    bool m_saving = false;
};

} // namespace fleetwright::ui
