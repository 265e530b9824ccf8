// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/style.h"

#include "ui/style/bars.h"
#include "ui/style/buttons.h"
#include "ui/style/drawing.h"
#include "ui/style/fields.h"
#include "ui/style/icons.h"
#include "ui/style/menus.h"
#include "ui/style/views.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QTabBar>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

template<typename Option>
const Option &as(const QStyleOption *option)
{
    return static_cast<const Option &>(*option);
}

bool isMousedOver(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QTabBar *>(widget) || qobject_cast<const QScrollBar *>(widget) ||
           qobject_cast<const QSplitterHandle *>(widget) || qobject_cast<const QHeaderView *>(widget);
}

QFontMetrics metricsOf(const QWidget *widget)
{
    return widget ? widget->fontMetrics() : QFontMetrics(QApplication::font());
}

} // namespace

Style::Style(Theme theme) : QProxyStyle(u"fusion"_s), m_theme(theme)
{
    setObjectName(u"fleetwright"_s);
}

void Style::setTheme(Theme theme)
{
    m_theme = theme;
    refreshPalette();
}

void Style::refreshPalette()
{
    QApplication::setPalette(QPalette());
}

/// Is given the system's palette, with what Fusion has where the system names no colour.
void Style::polish(QPalette &palette)
{
    Scheme scheme = schemeOf(palette);
    switch (m_theme) {
    case Theme::System:
        // Who set up a system of high contrast chose its colours with care.
        if (scheme == Scheme::HighContrast)
            return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        if (const Qt::ColorScheme wanted = QGuiApplication::styleHints()->colorScheme();
            wanted != Qt::ColorScheme::Unknown)
            scheme = wanted == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
#endif
        break;
    case Theme::Light:
        scheme = Scheme::Light;
        break;
    case Theme::Dark:
        scheme = Scheme::Dark;
        break;
    case Theme::HighContrast:
        scheme = Scheme::HighContrast;
        break;
    }
    palette = paletteOf(scheme);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (isMousedOver(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
        m_ring.watch(widget);
        if (auto *table = qobject_cast<QTableView *>(widget))
            table->setShowGrid(false); // each row has a line below it
    } else if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QTabBar *>(widget)) {
        m_ring.watch(widget);
    }
}

void Style::unpolish(QWidget *widget)
{
    m_ring.forget(widget);
    QProxyStyle::unpolish(widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const auto size = [widget](int pixels) { return scaled(pixels, metricsOf(widget)); };
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_MenuBarPanelWidth:
    case PM_MenuDesktopFrameWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_FocusFrameHMargin:
        // Of an item in a view this is how far its text stands from its edge, but for one pixel.
        return qobject_cast<const QAbstractItemView *>(widget) ? 7 : 3;
    case PM_FocusFrameVMargin:
        return 3;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return size(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ScrollBarExtent:
        return 13;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
        return 7;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuBarHMargin:
        return 8;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_MessageBoxIconSize:
        return size(24);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return size(8);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return size(widget && widget->isWindow() ? 16 : 8);
    case PM_HeaderMargin:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animation_Duration:
    case SH_FocusFrame_Mask:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_ItemView_ShowDecorationSelected:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_Table_GridLineColor:
        return int(tone(Token::Hair, option ? option->palette : QApplication::palette()).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return buttons::size(as<QStyleOptionButton>(option), widget);
    case CT_ToolButton:
        return buttons::toolSize(as<QStyleOptionToolButton>(option), widget);
    case CT_LineEdit: {
        const bool hasFrame = as<QStyleOptionFrame>(option).lineWidth > 0;
        return {size.width() + (hasFrame ? 12 : 0),
                hasFrame ? std::max(size.height(), scaled(30, option->fontMetrics)) : size.height()};
    }
    case CT_ComboBox: {
        const int arrow = scaled(14, option->fontMetrics) + 4;
        return {size.width() + arrow + 2 * 8 + 4, std::max(size.height(), scaled(30, option->fontMetrics))};
    }
    case CT_SpinBox: {
        const bool hasSteppers = as<QStyleOptionSpinBox>(option).buttonSymbols != QAbstractSpinBox::NoButtons;
        return {size.width() + (hasSteppers ? 30 : 12),
                std::max(size.height(), scaled(30, option->fontMetrics))};
    }
    case CT_TabBarTab:
        return bars::tabSize(as<QStyleOptionTab>(option), widget);
    case CT_MenuItem:
        return menus::itemSize(as<QStyleOptionMenuItem>(option));
    case CT_MenuBarItem:
        return {size.width() + 16, scaled(28, option->fontMetrics)};
    case CT_HeaderSection: {
        const auto &header = as<QStyleOptionHeader>(option);
        const int arrow = header.sortIndicator == QStyleOptionHeader::None ? 0 : 18;
        const int margins = header.orientation == Qt::Vertical ? 12 : 18;
        return {option->fontMetrics.horizontalAdvance(header.text) + margins + arrow,
                scaled(28, option->fontMetrics)};
    }
    case CT_ItemViewItem: {
        const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {usual.width(), std::max(usual.height() + 6, scaled(28, option->fontMetrics))};
    }
    case CT_ProgressBar:
        return {size.width(), scaled(16, option->fontMetrics)};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (as<QStyleOptionFrame>(option).lineWidth > 0)
            return option->rect.adjusted(6, 1, -6, -1);
        break;
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
        return option->rect.adjusted(6, 2, -6, -2);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        return fields::comboPart(as<QStyleOptionComboBox>(option), part);
    case CC_SpinBox:
        return fields::spinPart(as<QStyleOptionSpinBox>(option), part);
    case CC_ScrollBar:
        return bars::scrollPart(as<QStyleOptionSlider>(option), part);
    default:
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return buttons::drawPanel(*option, *painter, buttonKind(*option, widget));
    case PE_FrameFocusRect:
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelLineEdit:
        if (as<QStyleOptionFrame>(option).lineWidth > 0)
            return fields::drawPanel(*option, *painter, widget);
        painter->fillRect(option->rect, option->palette.base());
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return buttons::drawCheck(*option, *painter, option->state.testFlag(State_NoChange));
    case PE_IndicatorRadioButton:
        return buttons::drawRadio(*option, *painter);
    case PE_PanelItemViewRow:
        return views::drawRowGround(as<QStyleOptionViewItem>(option), *painter);
    case PE_PanelItemViewItem:
        return views::drawItemGround(as<QStyleOptionViewItem>(option), *painter, widget);
    case PE_IndicatorBranch:
        return views::drawBranch(*option, *painter);
    case PE_Frame:
        return views::drawFrame(*option, *painter, widget);
    case PE_FrameTabBarBase:
        return bars::drawTabBase(*option, *painter);
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        return menus::drawPanel(*option, *painter);
    case PE_FrameMenu:
        return;
    case PE_PanelStatusBar:
        drawHair(*painter, QRectF(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                 tone(Token::Hair, option->palette));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonBevel:
        return buttons::drawPanel(*option, *painter, buttonKind(*option, widget));
    case CE_PushButtonLabel:
        return buttons::drawLabel(as<QStyleOptionButton>(option), *painter, widget);
    case CE_TabBarTabShape:
        return bars::drawTab(as<QStyleOptionTab>(option), *painter, widget);
    case CE_TabBarTabLabel:
        return bars::drawTabLabel(as<QStyleOptionTab>(option), *painter, widget);
    case CE_Header:
        return views::drawHeader(as<QStyleOptionHeader>(option), *painter, widget);
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tone(Token::Canvas, option->palette));
        drawHair(*painter, QRectF(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                 tone(Token::Hair, option->palette));
        return;
    case CE_ItemViewItem: {
        const QStyleOptionViewItem item = views::itemOption(as<QStyleOptionViewItem>(option));
        return QProxyStyle::drawControl(element, &item, painter, widget);
    }
    case CE_MenuItem:
        return menus::drawItem(as<QStyleOptionMenuItem>(option), *painter);
    case CE_MenuBarItem:
        return menus::drawBarItem(as<QStyleOptionMenuItem>(option), *painter, widget);
    case CE_MenuBarEmptyArea:
        return menus::drawBarGround(*option, *painter);
    case CE_Splitter:
        return bars::drawSplitter(*option, *painter);
    case CE_ProgressBar:
        return bars::drawProgress(as<QStyleOptionProgressBar>(option), *painter);
    case CE_FocusFrame:
        // A window that is not active moves the focus without telling.
        if (const auto *frame = qobject_cast<const QFocusFrame *>(widget);
            frame && frame->widget() && frame->window()->focusWidget() != frame->widget())
            return;
        drawShape(*painter, option->rect,
                  {.edge = tone(Token::Accent, option->palette), .width = 2, .radius = 9});
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        return fields::drawCombo(as<QStyleOptionComboBox>(option), *painter, widget);
    case CC_SpinBox:
        return fields::drawSpin(as<QStyleOptionSpinBox>(option), *painter, widget);
    case CC_ScrollBar:
        return bars::drawScrollBar(as<QStyleOptionSlider>(option), *painter, widget);
    case CC_ToolButton:
        return buttons::drawTool(as<QStyleOptionToolButton>(option), *painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QPixmap Style::generatedIconPixmap(QIcon::Mode mode, const QPixmap &pixmap, const QStyleOption *option) const
{
    // The ground of what is selected is a tint, on which colours keep their meaning.
    return mode == QIcon::Selected ? pixmap : QProxyStyle::generatedIconPixmap(mode, pixmap, option);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_MessageBoxInformation:
        return iconOf(Icon::Info, Token::Info);
    case SP_MessageBoxQuestion:
        return iconOf(Icon::CircleHelp, Token::Info);
    case SP_MessageBoxWarning:
        return iconOf(Icon::TriangleAlert, Token::Warning);
    case SP_MessageBoxCritical:
        return iconOf(Icon::CircleX, Token::Danger);
    case SP_ArrowLeft:
        return iconOf(Icon::ChevronLeft);
    case SP_ArrowRight:
        return iconOf(Icon::ChevronRight);
    case SP_LineEditClearButton:
        return iconOf(Icon::X, Token::Text2);
    case SP_TitleBarCloseButton:
        return iconOf(Icon::X, Token::Text);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace fleetwright::ui
