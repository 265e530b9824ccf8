// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/problemspane.h"

#include "app/job/safefixes.h"
#include "ui/preview/problemdelegate.h"
#include "ui/preview/problemsmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui
{

ProblemsPane::ProblemsPane(job::JobModel &job, QWidget *parent)
    : QWidget(parent), m_job(job), m_model(new ProblemsModel(job, this)), m_list(new QListView(this)),
      m_none(new QLabel(tr("No problems: this job can be submitted."), this)),
      m_goTo(new QPushButton(tr("&Go to field"), this)), m_fix(new QPushButton(this)),
      m_fixAll(new QPushButton(this))
{
    setObjectName(QStringLiteral("problemsPane"));
    m_list->setObjectName(QStringLiteral("problemsList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAlternatingRowColors(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_goTo->setObjectName(QStringLiteral("problemGoTo"));
    m_fix->setObjectName(QStringLiteral("problemFix"));
    m_fixAll->setObjectName(QStringLiteral("problemFixAll"));
    m_fixAll->setToolTip(tr("Corrects what is certain, such as names that are written otherwise or stand at "
                            "the wrong place; nothing that you wrote is lost"));

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 4);
    buttons->addWidget(m_goTo);
    buttons->addWidget(m_fix);
    buttons->addStretch(1);
    buttons->addWidget(m_fixAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_none, 1);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    connect(m_list, &QListView::activated, this, &ProblemsPane::goTo);
    connect(m_list, &QListView::customContextMenuRequested, this, &ProblemsPane::showMenu);
    connect(m_goTo, &QPushButton::clicked, this, &ProblemsPane::goTo);
    connect(m_fix, &QPushButton::clicked, this, &ProblemsPane::fix);
    connect(m_fixAll, &QPushButton::clicked, this, [this] { m_job.applySafeFixes(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPane::refresh);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &ProblemsPane::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ProblemsPane::refresh);
    refresh();
}

const schema::Problem *ProblemsPane::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->problem(index.row()) : nullptr;
}

void ProblemsPane::goTo()
{
    if (const schema::Problem *problem = current())
        emit fieldRequested(problem->at);
}

void ProblemsPane::fix()
{
    const schema::Problem *problem = current();
    if (!problem || !problem->fix)
        return;
    // A copy: applying it makes another list.
    const schema::Fix fix = *problem->fix;
    m_job.apply(fix.edits, fix.label);
}

void ProblemsPane::refresh()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_none->setVisible(!any);
    const qsizetype safe = job::countSafeFixes(m_job.problems());
    m_fixAll->setVisible(safe > 0);
    m_fixAll->setText(tr("Apply all %Ln safe &fixes", nullptr, int(safe)));
    const schema::Problem *problem = current();
    m_goTo->setEnabled(problem);
    m_fix->setVisible(problem && problem->fix);
    if (problem && problem->fix)
        m_fix->setText(tr("Fix: %1").arg(problem->fix->label));
}

void ProblemsPane::showMenu(const QPoint &at)
{
    const schema::Problem *problem = current();
    if (!problem)
        return;
    const schema::Problem kept = *problem;
    QMenu menu(this);
    menu.addAction(tr("&Go to field"), this, &ProblemsPane::goTo);
    menu.addAction(tr("Show in &JSON"), this, [this, kept] { emit jsonRequested(kept.at); });
    if (kept.fix)
        menu.addAction(tr("&Fix: %1").arg(kept.fix->label), this, &ProblemsPane::fix);
    menu.addSeparator();
    menu.addAction(tr("&Copy message"), this, [kept] {
        QGuiApplication::clipboard()->setText(
            QStringLiteral("%1: %2 [%3]").arg(kept.at.toString(), kept.message, kept.rule));
    });
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

} // namespace fleetwright::ui
