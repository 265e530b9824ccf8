// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectiondialog.h"

#include "app/aws/secretstore.h"
#include "app/storage/connectionstore.h"
#include "ui/common/banner.h"
#include "ui/connection/colorbutton.h"
#include "ui/connection/connectioneditor.h"
#include "ui/connection/profilepicker.h"
#include "ui/style/buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace fleetwright::ui
{

using Kind = aws::Connection::Kind;

ConnectionDialog::ConnectionDialog(storage::ConnectionStore &store, aws::SecretStore &secrets, Means means,
                                   QWidget *parent)
    : QDialog(parent), m_store(store), m_secrets(secrets), m_means(std::move(means)),
      m_list(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_fields(new QScrollArea(this)),
      m_editor(new ConnectionEditor(m_means.resolve, m_means.files, this)), m_picker(new ProfilePicker(this)),
      m_banner(new Banner(this))
{
    setWindowTitle(tr("Connections"));
    setObjectName(QStringLiteral("connectionDialog"));
    resize(900, 640);
    m_banner->setObjectName(QStringLiteral("connectionBanner"));
    m_banner->hide();

    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setWidgetResizable(true);
    m_fields->setFocusPolicy(Qt::NoFocus);
    m_fields->setWidget(m_editor);
    m_pages->addWidget(m_fields);
    m_pages->addWidget(m_picker);
    auto *right = new QVBoxLayout;
    right->addWidget(m_pages, 1);
    right->addWidget(m_banner);

    auto *content = new QHBoxLayout;
    content->setSpacing(16);
    content->addWidget(buildList());
    content->addLayout(right, 1);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(content, 1);
    layout->addLayout(buildButtons());

    connect(m_list, &QListWidget::currentItemChanged, this, &ConnectionDialog::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &ConnectionDialog::useCurrent);
    connect(m_editor, &ConnectionEditor::edited, this, &ConnectionDialog::saveEdited);
    connect(m_editor, &ConnectionEditor::secretEdited, this, [this] { saveSecret({}); });
    connect(&m_store, &storage::ConnectionStore::changed, this, [this] {
        if (!m_saving)
            fillList();
    });
    fillList();
    select(m_store.current().id);
}

QWidget *ConnectionDialog::buildList()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(250);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    m_list->setObjectName(QStringLiteral("connectionList"));
    m_list->setAccessibleName(tr("Connections"));
    layout->addWidget(m_list, 1);

    layout->addLayout(buildListButtons(side));
    return side;
}

QLayout *ConnectionDialog::buildListButtons(QWidget *side)
{
    auto *add = new QPushButton(tr("&Add"), side);
    add->setObjectName(QStringLiteral("connectionAdd"));
    m_duplicate = new QPushButton(tr("D&uplicate"), side);
    m_duplicate->setObjectName(QStringLiteral("connectionDuplicate"));
    m_remove = new QPushButton(tr("Re&move"), side);
    m_remove->setObjectName(QStringLiteral("connectionRemove"));
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QPushButton *button : {add, m_duplicate, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    const auto mover = [&](Qt::ArrowType arrow, const QString &name, const QKeySequence &keys, int steps) {
        auto *button = new QToolButton(side);
        button->setArrowType(arrow);
        button->setShortcut(keys);
        button->setAccessibleName(name);
        button->setToolTip(tr("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
        connect(button, &QToolButton::clicked, this, [this, steps] { moveCurrent(steps); });
        row->addWidget(button);
        return button;
    };
    m_up = mover(Qt::UpArrow, tr("Move up"), Qt::ALT | Qt::Key_Up, -1);
    m_up->setObjectName(QStringLiteral("connectionUp"));
    m_down = mover(Qt::DownArrow, tr("Move down"), Qt::ALT | Qt::Key_Down, 1);
    m_down->setObjectName(QStringLiteral("connectionDown"));
    connect(add, &QPushButton::clicked, this, &ConnectionDialog::offerNew);
    connect(m_duplicate, &QPushButton::clicked, this, &ConnectionDialog::duplicateCurrent);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionDialog::removeCurrent);
    connect(m_picker, &ProfilePicker::kindChosen, this, qOverload<Kind>(&ConnectionDialog::add));
    connect(m_picker, &ProfilePicker::profileChosen, this,
            qOverload<const identity::ProfileSummary &>(&ConnectionDialog::add));
    return row;
}

QLayout *ConnectionDialog::buildButtons()
{
    m_try = new QPushButton(tr("&Test connection"), this);
    m_try->setObjectName(QStringLiteral("connectionTest"));
    m_try->setAutoDefault(false);
    m_use = new QPushButton(tr("&Use this connection"), this);
    m_use->setObjectName(QStringLiteral("connectionUse"));
    m_use->setDefault(true);
    setButtonKind(*m_use, ButtonKind::Main);
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_try);
    row->addWidget(m_use);
    row->addWidget(close);
    connect(m_try, &QPushButton::clicked, this, &ConnectionDialog::testCurrent);
    connect(m_use, &QPushButton::clicked, this, &ConnectionDialog::useCurrent);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

void ConnectionDialog::fillList()
{
    const QString selected = currentId();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const aws::ResolvedConnection &one : m_means.resolve(m_store.connections())) {
            const aws::Connection &connection = one.connection;
            QString text =
                one.region.isEmpty() ? connection.name : tr("%1 · %2").arg(connection.name, one.region);
            if (connection.production)
                text = tr("%1\nPRODUCTION").arg(text);
            auto *item = new QListWidgetItem(ColorButton::swatch(QColor(connection.color)), text, m_list);
            item->setData(Qt::UserRole, connection.id);
            if (connection.id == m_store.current().id) {
                QFont bold = item->font();
                bold.setBold(true);
                item->setFont(bold);
                item->setToolTip(tr("In use"));
            }
            if (connection.id == selected)
                m_list->setCurrentItem(item);
        }
    }
    if (currentId() != selected)
        m_list->setCurrentRow(0);
    showOrder();
}

void ConnectionDialog::showOrder()
{
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() < m_list->count() - 1);
}

void ConnectionDialog::select(const QString &connectionId)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == connectionId)
            m_list->setCurrentRow(row);
    }
    showCurrent();
}

void ConnectionDialog::offerNew()
{
    m_banner->hide();
    m_pages->setCurrentWidget(m_picker);
    m_try->setEnabled(false);
    m_use->setEnabled(false);
    m_picker->setFound(m_means.profiles ? m_means.profiles() : identity::FoundProfiles());
}

void ConnectionDialog::moveCurrent(int steps)
{
    if (const Expected<void> moved = m_store.move(currentId(), steps); !moved)
        m_banner->tell(Sign::Error, moved.error().message);
}

void ConnectionDialog::add(Kind kind)
{
    aws::Connection connection;
    connection.kind = kind;
    connection.name = tr("New connection");
    make(connection);
    auto *name = m_editor->findChild<QLineEdit *>(QStringLiteral("connectionName"));
    name->setFocus();
    name->selectAll();
}

void ConnectionDialog::add(const identity::ProfileSummary &profile)
{
    aws::Connection connection;
    connection.kind = Kind::Profile;
    connection.name = profile.name;
    connection.profile = profile.name;
    make(connection);
    m_list->setFocus();
}

void ConnectionDialog::make(aws::Connection connection)
{
    connection.name = freeName(connection.name);
    connection.color = QStringLiteral("#009e73");
    const Expected<QString> id = m_store.save(connection);
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return;
    }
    fillList();
    select(*id);
}

void ConnectionDialog::showCurrent()
{
    const std::optional<aws::Connection> connection = m_store.byId(currentId());
    m_pages->setCurrentWidget(m_fields);
    m_try->setEnabled(true);
    m_use->setEnabled(true);
    m_editor->setEnabled(connection.has_value());
    if (!connection)
        return;
    m_banner->hide();
    m_editor->setConnection(*connection);
    const bool isSandbox = connection->kind == Kind::Sandbox;
    m_remove->setEnabled(!isSandbox);
    m_duplicate->setEnabled(!isSandbox);
    showOrder();
    if (m_means.profiles && !isSandbox)
        m_editor->setProfiles(m_means.profiles());
    if (connection->kind == Kind::StaticKeys) {
        m_editor->setSecretStored(false);
        m_secrets.read(connection->secretName(), this,
                       [this, id = connection->id](const Expected<std::optional<QByteArray>> &secret) {
                           if (id != currentId())
                               return;
                           if (secret)
                               m_editor->setSecretStored(secret->has_value());
                           else
                               m_banner->tell(Sign::Warning, secret.error().message);
                       });
    }
}

void ConnectionDialog::saveEdited()
{
    const aws::Connection connection = m_editor->connection();
    Expected<QString> id;
    {
        const QScopedValueRollback saving(m_saving, true);
        id = m_store.save(connection);
    }
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return;
    }
    fillList();
    m_banner->hide();
    m_editor->setConnection(*m_store.byId(*id));
}

void ConnectionDialog::saveSecret(std::function<void()> then)
{
    const std::optional<aws::Connection> connection = m_store.byId(currentId());
    const QByteArray secret = m_editor->typedSecret();
    if (!connection || secret.isEmpty()) {
        if (then)
            then();
        return;
    }
    m_secrets.write(connection->secretName(), secret, this,
                    [this, connection, secret, then = std::move(then)](const Expected<void> &written) {
                        if (!written)
                            return offerSession(*connection, secret, written.error().message);
                        m_editor->secretTaken(m_secrets.isPersistent());
                        if (const std::optional<aws::Connection> changed = m_store.byId(currentId()))
                            emit secretChanged(*changed);
                        if (!m_secrets.isPersistent()) {
                            m_banner->tell(
                                Sign::Warning,
                                tr("No keyring is running, so the key is kept until Fleetwright closes and "
                                   "then forgotten. Start a keyring (GNOME Keyring, KWallet) to keep it."));
                        }
                        if (then)
                            then();
                    });
}

void ConnectionDialog::offerSession(const aws::Connection &connection, const QByteArray &secret,
                                    const QString &why)
{
    m_banner->tell(Sign::Error, why,
                   {{tr("&Keep it until Fleetwright closes"), QStringLiteral("connectionSessionSecret"),
                     [this, connection, secret] {
                         m_secrets.keepForSession(connection.secretName(), secret);
                         if (connection.id == currentId())
                             m_editor->secretTaken(false);
                         emit secretChanged(connection);
                     }}});
}

void ConnectionDialog::duplicateCurrent()
{
    std::optional<aws::Connection> copy = m_store.byId(currentId());
    if (!copy)
        return;
    const QString secretOfOriginal = copy->secretName();
    copy->id.clear();
    copy->name = freeName(copy->name);
    const Expected<QString> id = m_store.save(*copy);
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return;
    }
    copy->id = *id;
    const QString secretOfCopy = copy->secretName();
    m_secrets.read(secretOfOriginal, this,
                   [this, secretOfCopy, newId = *id](const Expected<std::optional<QByteArray>> &secret) {
                       if (!secret || !secret->has_value())
                           return;
                       m_secrets.write(secretOfCopy, **secret, this,
                                       [this, newId](const Expected<void> &written) {
                                           if (newId != currentId())
                                               return;
                                           m_editor->setSecretStored(written.has_value());
                                           if (!written)
                                               m_banner->tell(Sign::Error, written.error().message);
                                       });
                   });
    fillList();
    select(*id);
}

void ConnectionDialog::removeCurrent()
{
    const std::optional<aws::Connection> connection = m_store.byId(currentId());
    if (!connection || connection->kind == Kind::Sandbox)
        return;
    forgetRemoved();
    const Expected<void> removed = m_store.remove(connection->id);
    if (!removed) {
        m_banner->tell(Sign::Error, removed.error().message);
        return;
    }
    fillList();
    showCurrent();
    // Its secret stays while the removal can be taken back
    m_removed = connection;
    m_banner->tell(Sign::Hint, tr("Removed “%1”.").arg(connection->name),
                   {{tr("&Undo"), QStringLiteral("connectionUndoRemove"), [this] { undoRemove(); }}});
}

void ConnectionDialog::undoRemove()
{
    if (!m_removed)
        return;
    const Expected<QString> id = m_store.save(*m_removed);
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return;
    }
    m_removed.reset();
    fillList();
    select(*id);
}

void ConnectionDialog::forgetRemoved()
{
    if (!m_removed)
        return;
    m_secrets.remove(m_removed->secretName(), this, [this](const Expected<void> &gone) {
        if (!gone)
            m_banner->tell(Sign::Error, gone.error().message);
    });
    m_removed.reset();
}

bool ConnectionDialog::isHeldBack()
{
    const QString fault = m_editor->isEnabled() ? m_editor->fault() : QString();
    if (!fault.isEmpty())
        m_banner->tell(Sign::Error, fault);
    return !fault.isEmpty();
}

void ConnectionDialog::useCurrent()
{
    if (isHeldBack())
        return;
    saveSecret([this] {
        const Expected<void> chosen = m_store.setCurrent(currentId());
        if (chosen)
            accept();
        else
            m_banner->tell(Sign::Error, chosen.error().message);
    });
}

void ConnectionDialog::testCurrent()
{
    if (isHeldBack())
        return;
    saveSecret([this] {
        const std::optional<aws::Connection> connection = m_store.byId(currentId());
        if (!connection || !m_means.test)
            return;
        m_try->setEnabled(false);
        m_banner->tell(Sign::Empty, tr("Asking %1 …").arg(connection->name), {}, false);
        m_means.test(*connection, this, [this, connection](const TestResult &result) {
            m_try->setEnabled(true);
            showTestResult(*connection, result);
        });
    });
}

void ConnectionDialog::showTestResult(const aws::Connection &tested, const TestResult &result)
{
    if (result.ok && !result.account.isEmpty()) {
        const QScopedValueRollback saving(m_saving, true);
        m_store.learnAccount(tested.id, result.account, result.accountOf);
        if (const std::optional<aws::Connection> now = m_store.byId(currentId()))
            m_editor->setConnection(*now);
    }
    if (tested.id == currentId())
        m_banner->tell(result.ok ? Sign::Good : Sign::Error, result.text);
}

void ConnectionDialog::done(int result)
{
    // A field that still has the focus has not told its change yet
    if (m_editor->isEnabled() && m_store.byId(currentId()) &&
        m_editor->connection() != *m_store.byId(currentId()))
        saveEdited();
    saveSecret({});
    forgetRemoved();
    QDialog::done(result);
}

QString ConnectionDialog::currentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

QString ConnectionDialog::freeName(const QString &wanted) const
{
    QString name = wanted;
    for (int n = 2; m_store.byName(name); ++n)
        name = QStringLiteral("%1 %2").arg(wanted).arg(n);
    return name;
}

} // namespace fleetwright::ui
