// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templatesdialog.h"

#include "ui/common/banner.h"
#include "ui/style/buttons.h"
#include "ui/templates/templatedelegate.h"
#include "ui/templates/templatelistmodel.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace fleetwright::ui
{

TemplatesDialog::TemplatesDialog(storage::TemplateStore &store, FileDialogs files, QWidget *parent)
    : QDialog(parent), m_store(store), m_files(std::move(files)), m_model(new TemplateListModel(store, this)),
      m_filter(new QSortFilterProxyModel(this)), m_search(new QLineEdit(this)), m_list(new QListView(this)),
      m_empty(new QLabel(this)), m_banner(new Banner(this))
{
    setWindowTitle(tr("Templates"));
    setObjectName(QStringLiteral("templatesDialog"));
    resize(720, 480);

    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_filter->sort(0);

    m_search->setObjectName(QStringLiteral("templateSearch"));
    m_search->setPlaceholderText(tr("Search templates"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);

    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setAccessibleName(tr("Saved templates"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new TemplateDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setUniformItemSizes(true);

    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(24);

    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty, 1);
    m_banner->setObjectName(QStringLiteral("templateBanner"));
    left->addWidget(m_banner);

    auto *content = new QHBoxLayout(this);
    content->setSpacing(12);
    content->addLayout(left, 1);
    content->addLayout(buildButtons());

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text);
        updateButtons();
    });
    connect(m_list, &QListView::doubleClicked, this, &TemplatesDialog::openSelected);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TemplatesDialog::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TemplatesDialog::updateButtons);
    connect(m_model, &TemplateListModel::failed, this,
            [this](const QString &message) { m_banner->tell(Sign::Error, message); });
    auto *removeKey = new QShortcut(QKeySequence::Delete, m_list);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &TemplatesDialog::deleteSelected);

    const QList<Error> unreadable = m_store.unreadable();
    if (!unreadable.isEmpty())
        m_banner->tell(Sign::Warning, tr("%n files in the templates folder cannot be read: %1", nullptr,
                                         static_cast<int>(unreadable.size()))
                                          .arg(unreadable.constFirst().message));
    updateButtons();
}

QLayout *TemplatesDialog::buildButtons()
{
    auto *column = new QVBoxLayout;
    const auto add = [&](const QString &text, const char *name, void (TemplatesDialog::*slot)()) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        column->addWidget(button);
        return button;
    };
    m_open = add(tr("&Open"), "templateOpen", &TemplatesDialog::openSelected);
    m_open->setDefault(true);
    setButtonKind(*m_open, ButtonKind::Main);
    m_open->setAutoDefault(true);
    column->addSpacing(12);
    m_save = add(tr("&Save current job as…"), "templateSave", &TemplatesDialog::askNameAndSave);
    column->addSpacing(12);
    m_rename = new QPushButton(tr("&Rename"), this);
    m_rename->setObjectName(QStringLiteral("templateRename"));
    m_rename->setAutoDefault(false);
    m_rename->setToolTip(tr("Rename the selected template (F2)"));
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->edit(m_list->currentIndex()); });
    column->addWidget(m_rename);
    m_duplicate = add(tr("D&uplicate"), "templateDuplicate", &TemplatesDialog::duplicateSelected);
    m_delete = add(tr("&Delete"), "templateDelete", &TemplatesDialog::deleteSelected);
    column->addSpacing(12);
    add(tr("&Import…"), "templateImport", &TemplatesDialog::askImport);
    m_export = add(tr("&Export…"), "templateExport", &TemplatesDialog::askExport);
    column->addStretch();
    auto *close = new QPushButton(tr("&Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(close);
    return column;
}

void TemplatesDialog::setCurrentJob(const job::JobDocument &document)
{
    m_current = document;
    updateButtons();
}

bool TemplatesDialog::saveCurrentAs(const QString &name)
{
    const Expected<QString> id = m_store.add(name, m_current);
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return false;
    }
    m_banner->tell(Sign::Good, tr("Saved as “%1”.").arg(name));
    select(*id);
    return true;
}

bool TemplatesDialog::importFile(const QString &path)
{
    const Expected<QString> id = m_store.importFile(path);
    if (!id) {
        m_banner->tell(Sign::Error, id.error().message);
        return false;
    }
    select(*id);
    return true;
}

bool TemplatesDialog::exportSelected(const QString &path)
{
    const Expected<void> written = m_store.exportFile(selectedId(), path);
    if (written)
        m_banner->tell(Sign::Good, tr("Exported to %1.").arg(path));
    else
        m_banner->tell(Sign::Error, written.error().message);
    return written.has_value();
}

void TemplatesDialog::openSelected()
{
    const QString id = selectedId();
    if (id.isEmpty())
        return;
    const Expected<storage::JobTemplate> loaded = m_store.load(id);
    if (!loaded) {
        m_banner->tell(Sign::Error, loaded.error().message);
        return;
    }
    emit openRequested(*loaded);
    accept();
}

void TemplatesDialog::askNameAndSave()
{
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Save as template"), tr("&Name of the template:"),
                                               QLineEdit::Normal, m_current.jobId(), &ok);
    if (ok)
        saveCurrentAs(name.trimmed());
}

void TemplatesDialog::duplicateSelected()
{
    const Expected<QString> id = m_store.duplicate(selectedId());
    if (id)
        select(*id);
    else
        m_banner->tell(Sign::Error, id.error().message);
}

void TemplatesDialog::deleteSelected()
{
    const QString id = selectedId();
    if (id.isEmpty())
        return;
    const int row = m_list->currentIndex().row();
    Expected<storage::JobTemplate> removed = m_store.remove(id);
    if (!removed) {
        m_banner->tell(Sign::Error, removed.error().message);
        return;
    }
    m_removed = *std::move(removed);
    m_banner->tell(Sign::Hint, tr("Deleted “%1”.").arg(m_removed->name),
                   {{tr("&Undo"), QStringLiteral("templateUndoDelete"), [this] { undoDelete(); }}});
    if (m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(std::min(row, m_filter->rowCount() - 1), 0));
}

void TemplatesDialog::undoDelete()
{
    if (!m_removed)
        return;
    const Expected<void> restored = m_store.restore(*m_removed);
    if (!restored) {
        m_banner->tell(Sign::Error, restored.error().message);
        return;
    }
    const QString id = m_removed->id;
    m_removed.reset();
    select(id);
    m_list->setFocus();
}

void TemplatesDialog::askImport()
{
    const QStringList paths =
        m_files.openSeveral(this, {.title = tr("Import templates"), .filter = tr("JSON files (*.json)")});
    for (const QString &path : paths)
        importFile(path);
}

void TemplatesDialog::askExport()
{
    const QString name = m_list->currentIndex().data().toString();
    const QString path = m_files.save(this, {.title = tr("Export template"),
                                             .start = name + QStringLiteral(".json"),
                                             .filter = tr("JSON files (*.json)")});
    if (!path.isEmpty())
        exportSelected(path);
}

void TemplatesDialog::updateButtons()
{
    const bool hasSelection = !selectedId().isEmpty();
    for (QPushButton *button : {m_open, m_rename, m_duplicate, m_delete, m_export})
        button->setEnabled(hasSelection);
    m_save->setEnabled(!m_current.isEmpty());
    const bool isEmpty = m_filter->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(
        m_model->rowCount() == 0
            ? tr("No templates yet. Compose a job and save it here to start the next one from it.")
            : tr("No template is called “%1”.").arg(m_search->text()));
}

void TemplatesDialog::select(const QString &id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
    updateButtons();
}

QString TemplatesDialog::selectedId() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? index.data(TemplateListModel::IdRole).toString() : QString();
}

} // namespace fleetwright::ui
