// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signindialog.h"

#include "ui/common/banner.h"
#include "ui/style/buttons.h"
#include "ui/style/fonts.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fleetwright::ui
{

SignInDialog::SignInDialog(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why, OpenPage open,
                           QWidget *parent)
    : QDialog(parent), m_flow(std::move(flow)), m_open(std::move(open)), m_banner(new Banner(this)),
      m_pages(new QStackedWidget(this)), m_signIn(new QPushButton(tr("&Sign in"), this))
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign in"));
    m_banner->setObjectName(QStringLiteral("signInBanner"));
    m_banner->hide();
    m_pages->addWidget(buildAsking(why));
    m_pages->addWidget(buildWaiting());
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_signIn->setDefault(true);
    setButtonKind(*m_signIn, ButtonKind::Main);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_signIn, QDialogButtonBox::ActionRole);
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    m_signIn->setFocus();
}

SignInDialog::~SignInDialog() = default;

QWidget *SignInDialog::buildAsking(const QString &why)
{
    auto *page = new QWidget(this);
    auto *text = new QLabel(why, page);
    text->setObjectName(QStringLiteral("signInWhy"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *how =
        new QLabel(tr("Your browser opens the sign-in page. What you were doing goes on afterwards."), page);
    how->setWordWrap(true);
    how->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->addWidget(text);
    layout->addWidget(how);
    layout->addStretch();
    return page;
}

QWidget *SignInDialog::buildWaiting()
{
    auto *page = new QWidget(this);
    auto *compare = new QLabel(tr("Confirm in the browser only if it shows this code:"), page);
    compare->setWordWrap(true);
    m_codeText = new QLabel(page);
    m_codeText->setObjectName(QStringLiteral("signInCode"));
    QFont big = codeFont();
    big.setPointSizeF(font().pointSizeF() * 2.2);
    big.setBold(true);
    m_codeText->setFont(big);
    m_codeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new QPushButton(tr("&Copy code"), page);
    m_copy->setAutoDefault(false);
    m_again = new QPushButton(tr("&Open the page again"), page);
    m_again->setObjectName(QStringLiteral("signInOpen"));
    m_again->setAutoDefault(false);
    m_page = new QLabel(page);
    m_page->setObjectName(QStringLiteral("signInPage"));
    m_page->setTextFormat(Qt::PlainText);
    m_page->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_page->setForegroundRole(QPalette::PlaceholderText);
    m_page->setWordWrap(true);
    auto *busy = new QProgressBar(page);
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setFixedHeight(6);
    busy->setAccessibleName(tr("Waiting for the browser"));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_code.userCode); });
    connect(m_again, &QPushButton::clicked, this, &SignInDialog::openPage);

    auto *row = new QHBoxLayout;
    row->addWidget(m_codeText);
    row->addStretch();
    row->addWidget(m_copy);
    row->addWidget(m_again);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->addWidget(compare);
    layout->addLayout(row);
    layout->addWidget(m_page);
    layout->addWidget(busy);
    return page;
}

void SignInDialog::begin()
{
    m_banner->hide();
    m_signIn->setEnabled(false);
    // Each flow has one code; another try is another flow.
    m_flow = m_flow->anew();
    connect(m_flow.get(), &identity::DeviceSignIn::codeReady, this, &SignInDialog::showCode);
    connect(m_flow.get(), &identity::DeviceSignIn::finished, this, &SignInDialog::finished,
            Qt::QueuedConnection);
    m_flow->start();
}

void SignInDialog::showCode(const identity::DeviceSignIn::Code &code)
{
    m_code = code;
    m_codeText->setText(code.userCode);
    m_codeText->setAccessibleName(tr("Code %1").arg(code.userCode));
    m_page->setText(code.page.toString());
    m_pages->setCurrentIndex(1);
    m_signIn->hide();
    openPage();
}

void SignInDialog::openPage()
{
    if (!m_open(m_code.completePage)) {
        m_banner->tell(Sign::Warning,
                       tr("No browser could be opened. Open %1 yourself and type the code there.")
                           .arg(m_code.page.toString()),
                       {}, false);
    }
}

void SignInDialog::finished(const Expected<identity::SsoToken> &token)
{
    if (token) {
        m_token = *token;
        return accept();
    }
    m_pages->setCurrentIndex(0);
    m_signIn->setText(tr("&Try again"));
    m_signIn->setEnabled(true);
    m_signIn->show();
    m_signIn->setFocus();
    m_banner->tell(Sign::Error, token.error().message, {}, false);
}

} // namespace fleetwright::ui
