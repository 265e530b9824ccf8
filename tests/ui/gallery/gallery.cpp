// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/gallery.h"

#include "tests/ui/gallery/posedstyle.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/connectionchip.h"
#include "ui/common/iconlabel.h"
#include "ui/common/tintedlabel.h"
#include "ui/style/buttons.h"
#include "ui/style/fields.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

Gallery::Gallery() : m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(20, 20, 20, 20);
    m_grid->setSpacing(10);
    addButtons();
    addFields();
    addMarks();
    addBars();
    addViews();
    addPieces();
}

void Gallery::begin(const QString &title)
{
    m_title = title;
    const int row = m_grid->rowCount();
    auto *label = new QLabel(title, this);
    label->setFont(ui::textFont(ui::TextSize::Secondary, true));
    m_grid->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_row = new QHBoxLayout;
    m_row->setSpacing(12);
    m_grid->addLayout(m_row, row, 1, Qt::AlignLeft);
}

void Gallery::display(const QString &state, QWidget *widget, int traits, QStyle::State pose)
{
    widget->setParent(this);
    if (pose != QStyle::State_None)
        widget->setStyle(new PosedStyle(pose, widget));
    m_row->addWidget(widget, 0, Qt::AlignVCenter);
    m_shown.append({u"%1, %2"_s.arg(m_title, state), widget, traits});
}

template<typename Make>
void Gallery::showStates(const QString &title, int traits, Make make)
{
    begin(title);
    display(u"normal"_s, make(u"Normal"_s), traits);
    display(u"hover"_s, make(u"Hover"_s), traits, QStyle::State_MouseOver);
    display(u"pressed"_s, make(u"Pressed"_s), traits, QStyle::State_Sunken | QStyle::State_MouseOver);
    QWidget *disabled = make(u"Disabled"_s);
    disabled->setEnabled(false);
    // What is disabled is exempt from the floors of contrast.
    display(u"disabled"_s, disabled, traits & Pressable);
}

void Gallery::addButtons()
{
    for (const auto &[title, kind] :
         {std::pair{u"Button"_s, ui::ButtonKind::Normal}, std::pair{u"Main button"_s, ui::ButtonKind::Main},
          std::pair{u"Danger button"_s, ui::ButtonKind::Danger},
          std::pair{u"Quiet button"_s, ui::ButtonKind::Quiet}}) {
        showStates(title, Text | Pressable, [kind = kind](const QString &text) {
            auto *button = new QPushButton(text);
            ui::setButtonKind(*button, kind);
            return button;
        });
    }
    showStates(u"Button with icon"_s, Text | Pressable,
               [](const QString &text) { return new QPushButton(ui::iconOf(ui::Icon::FolderOpen), text); });
    showStates(u"Tool button"_s, Text | Pressable, [](const QString &) {
        auto *button = new QToolButton;
        button->setIcon(ui::iconOf(ui::Icon::X));
        button->setAutoRaise(true);
        return button;
    });
    showStates(u"Menu button"_s, Text | Pressable, [](const QString &text) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setMenu(new QMenu(button));
        button->setPopupMode(QToolButton::InstantPopup);
        return button;
    });
}

void Gallery::addFields()
{
    const int traits = Text | Edge | Pressable;
    showStates(u"Field"_s, traits, [](const QString &text) { return new QLineEdit(text); });
    begin(u"Field, more"_s);
    display(u"focus"_s, new QLineEdit(u"Focus"_s), traits, QStyle::State_HasFocus);
    auto *example = new QLineEdit;
    example->setPlaceholderText(u"Example"_s);
    display(u"empty"_s, example, traits);
    auto *wrong = new QLineEdit(u"Wrong"_s);
    ui::setInvalid(*wrong, true);
    display(u"wrong"_s, wrong, traits);
    auto *both = new QLineEdit(u"Wrong, focus"_s);
    ui::setInvalid(*both, true);
    display(u"wrong and focus"_s, both, traits, QStyle::State_HasFocus);
    auto *text = new QPlainTextEdit(u"More lines\nof text"_s);
    text->setFixedHeight(56);
    display(u"of more lines"_s, text, traits);

    showStates(u"Combo box"_s, traits, [](const QString &name) {
        auto *combo = new QComboBox;
        combo->addItem(name);
        return combo;
    });
    begin(u"Combo box, more"_s);
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(u"eu-central-1"_s);
    display(u"editable"_s, editable, traits);
    auto *focused = new QComboBox;
    focused->addItem(u"Focus"_s);
    display(u"focus"_s, focused, traits, QStyle::State_HasFocus);
    showStates(u"Number"_s, traits, [](const QString &) {
        auto *number = new QSpinBox;
        number->setRange(0, 1000);
        number->setValue(500);
        return number;
    });
    begin(u"Number, more"_s);
    auto *plain = new QDoubleSpinBox;
    plain->setSuffix(u" %"_s);
    plain->setButtonSymbols(QAbstractSpinBox::NoButtons);
    display(u"without buttons"_s, plain, traits);
}

void Gallery::addMarks()
{
    for (const Qt::CheckState state : {Qt::Unchecked, Qt::Checked, Qt::PartiallyChecked}) {
        showStates(u"Check box %1"_s.arg(int(state)), Text, [state](const QString &text) {
            auto *box = new QCheckBox(text);
            box->setTristate(true);
            box->setCheckState(state);
            return box;
        });
    }
    for (const bool on : {false, true}) {
        showStates(on ? u"Radio button on"_s : u"Radio button"_s, Text, [on](const QString &text) {
            auto *button = new QRadioButton(text);
            button->setChecked(on);
            return button;
        });
    }
}

void Gallery::addBars()
{
    begin(u"Tabs"_s);
    auto *tabs = new QTabBar;
    for (const QString &text : {u"JSON"_s, u"Changes 4"_s, u"Problems"_s, u"Forecast"_s})
        tabs->addTab(text);
    tabs->setTabIcon(2, ui::signIcon(ui::Sign::Warning));
    tabs->setCurrentIndex(1);
    display(u"normal"_s, tabs, Text);
    begin(u"Menu bar"_s);
    auto *menus = new QMenuBar;
    menus->setNativeMenuBar(false);
    for (const QString &text : {u"&File"_s, u"&Edit"_s, u"&View"_s})
        menus->addMenu(text);
    display(u"normal"_s, menus, Text);
    begin(u"Menu"_s);
    auto *menu = new QMenu;
    menu->setWindowFlags(Qt::Widget);
    menu->addAction(ui::iconOf(ui::Icon::FilePlus), u"&New job"_s)->setShortcut(QKeySequence(u"Ctrl+N"_s));
    menu->addMenu(u"Open &recent"_s);
    menu->addSeparator();
    QAction *checked = menu->addAction(u"&Wrap long lines"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addAction(u"&Save"_s)->setEnabled(false);
    menu->setFixedSize(menu->sizeHint());
    display(u"normal"_s, menu, Text);
    begin(u"Scroll bars, progress"_s);
    auto *scroll = new QScrollBar(Qt::Horizontal);
    scroll->setRange(0, 100);
    scroll->setPageStep(40);
    scroll->setFixedWidth(160);
    display(u"scroll bar"_s, scroll, Plain);
    for (const int percent : {0, 40, 100}) {
        auto *progress = new QProgressBar;
        progress->setValue(percent);
        progress->setFixedWidth(120);
        display(u"%1 %"_s.arg(percent), progress, Plain);
    }
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    busy->setFixedWidth(120);
    display(u"busy"_s, busy, Plain);
}

void Gallery::addViews()
{
    begin(u"List, tree, table"_s);
    auto *list = new QListWidget;
    for (const QString &text : {u"Sandbox"_s, u"Plant Berlin"_s, u"Plant Osaka"_s})
        list->addItem(text);
    list->setCurrentRow(1);
    list->setFixedSize(180, 120);
    display(u"list"_s, list, Text);
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({u"Field"_s, u"Now"_s});
    auto *group = new QTreeWidgetItem(tree, {u"Rollout"_s});
    new QTreeWidgetItem(group, {u"At most"_s, u"50"_s});
    new QTreeWidgetItem(group, {u"Begin with"_s, u"5"_s});
    group->setExpanded(true);
    tree->setCurrentItem(group->child(0));
    tree->setFixedSize(240, 120);
    display(u"tree"_s, tree, Text);
    auto *table = new QTableWidget(2, 2);
    table->setHorizontalHeaderLabels({u"Name"_s, u"Type"_s});
    for (int row = 0; row < 2; ++row) {
        table->setItem(row, 0, new QTableWidgetItem(u"plant-%1"_s.arg(row)));
        table->setItem(row, 1, new QTableWidgetItem(u"Thing group"_s));
    }
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setCurrentCell(1, 0);
    table->setFixedSize(260, 120);
    display(u"table"_s, table, Text);
}

void Gallery::addPieces()
{
    constexpr ui::Sign signs[] = {ui::Sign::Empty, ui::Sign::Good, ui::Sign::Hint, ui::Sign::Warning,
                                  ui::Sign::Error};
    begin(u"Signs"_s);
    for (const ui::Sign sign : signs) {
        auto *icon = new ui::IconLabel(18);
        icon->setIcon(ui::signIcon(sign));
        display(ui::signName(sign), icon, Text);
    }
    for (const ui::Sign sign : signs) {
        begin(u"Banner %1"_s.arg(ui::signName(sign)));
        auto *banner = new ui::Banner(this);
        banner->tell(sign, u"The file was changed by another program."_s, {{u"Reload"_s, {}, [] {}}});
        banner->setFixedWidth(520);
        display(u"one action"_s, banner, Text | (sign == ui::Sign::Empty ? Plain : Edge));
    }
    begin(u"Tinted line"_s);
    for (const ui::Sign sign : signs) {
        auto *label = new ui::TintedLabel;
        label->setSign(sign);
        label->setWordWrap(false);
        label->setText(u"To the sandbox"_s);
        display(ui::signName(sign), label, Text);
    }
    begin(u"Connection"_s);
    for (const auto &facts :
         {ui::ConnectionChip::Facts{.name = u"plant-eu"_s,
                                    .region = u"eu-central-1"_s,
                                    .account = u"123456789012"_s,
                                    .color = QColor(0xd5, 0x5e, 0x00),
                                    .isProduction = true},
          ui::ConnectionChip::Facts{.name = u"Sandbox"_s, .region = u"eu-west-1"_s, .isSandbox = true},
          ui::ConnectionChip::Facts{.name = u"staging"_s, .color = QColor(0, 0x9e, 0x73)}}) {
        auto *chip = new ui::ConnectionChip;
        chip->setFacts(facts);
        display(facts.name, chip, Text | Pressable);
    }
    begin(u"Card"_s);
    for (const bool absent : {false, true}) {
        auto *card = new ui::Card;
        card->setAbsent(absent);
        auto *title = new QLabel(absent ? u"Retry"_s : u"Time-out"_s);
        title->setFont(ui::textFont(ui::TextSize::CardTitle, true));
        auto *layout = new QHBoxLayout(card);
        layout->setContentsMargins(16, 12, 16, 12);
        layout->addWidget(title);
        display(absent ? u"absent"_s : u"present"_s, card, Text);
    }
    begin(u"Type"_s);
    for (const auto &[name, font] : {std::pair{u"Page title"_s, ui::textFont(ui::TextSize::Title, true)},
                                     std::pair{u"Card title"_s, ui::textFont(ui::TextSize::CardTitle, true)},
                                     std::pair{u"Body"_s, ui::textFont(ui::TextSize::Body)},
                                     std::pair{u"Secondary"_s, ui::textFont(ui::TextSize::Secondary)},
                                     std::pair{u"{\"code\": \"->\"}"_s, ui::codeFont()}}) {
        auto *label = new QLabel(name);
        label->setFont(font);
        display(name, label, Text);
    }
}

} // namespace fleetwright::test
