// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forecast/forecastchart.h"

#include "app/forecast/words.h"
#include "app/storage/atomicfile.h"
#include "ui/common/sign.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

#include <QBuffer>
#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QSvgGenerator>
#include <QToolTip>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>

namespace fleetwright::ui
{

namespace
{

using forecast::Sample;

/// A state as it is drawn. What went well is a calm ground on which the rest stands out; patterns tell apart
/// whom colours do not.
struct StateLook {
    const char *name;
    double Sample::*count;
    Token edge;
    Token ground;
    Qt::BrushStyle pattern;
};
/// From the bottom up.
constexpr StateLook looks[] = {
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Succeeded"), &Sample::succeeded, Token::Succeeded,
     Token::SucceededSoft, Qt::SolidPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Failed"), &Sample::failed, Token::Failed,
     Token::Failed, Qt::BDiagPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Rejected"), &Sample::rejected, Token::Rejected,
     Token::Rejected, Qt::DiagCrossPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Timed out"), &Sample::timedOut, Token::TimedOut,
     Token::TimedOut, Qt::FDiagPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "In progress"), &Sample::inProgress,
     Token::InProgress, Token::InProgress, Qt::SolidPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Queued"), &Sample::queued, Token::Queued,
     Token::Queued, Qt::SolidPattern},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ForecastChart", "Cancelled"), &Sample::canceled, Token::Canceled,
     Token::Canceled, Qt::HorPattern},
};

constexpr double margin = 0.02; // of the time shown, left and right

/// The sample in force at a second since the start.
const Sample &sampleAt(const QList<Sample> &samples, double second)
{
    const auto after =
        std::upper_bound(samples.begin(), samples.end(), second, [](double at, const Sample &sample) {
            return at < static_cast<double>(sample.second);
        });
    return after == samples.begin() ? samples.first() : *std::prev(after);
}

/// When nearly all has happened: the few that come online days later would squeeze the rest.
qint64 mostlyOver(const forecast::Course &course)
{
    constexpr double most = 0.97;
    constexpr double more = 1.25;
    const auto ended = [](const Sample &sample) {
        return sample.succeeded + sample.failed + sample.rejected + sample.timedOut + sample.canceled;
    };
    const double enough = ended(course.final) * most;
    const auto over =
        std::ranges::find_if(course.samples, [&](const Sample &sample) { return ended(sample) >= enough; });
    double second = over == course.samples.end() ? 0 : static_cast<double>(over->second);
    second = std::max(second, static_cast<double>(course.sentAll.value_or(0)));
    return std::min(course.lastSecond, static_cast<qint64>(second * more) + 60);
}

} // namespace

ForecastChart::ForecastChart(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    setObjectName(QStringLiteral("forecastChart"));
    setAccessibleName(tr("Chart of the forecast"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusProxy(this);
    setToolTip(tr(
        "Scroll or + and - to zoom, drag or the arrow keys to move, Home for the time in which most happens, "
        "End for all of it"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_plot);
    setMinimumHeight(200);
    build();
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent *event) { tellFigures(event->pos()); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { show(!m_showsAll); });
}

ForecastChart::~ForecastChart() = default;

void ForecastChart::build()
{
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->addLayer(QStringLiteral("shades"), m_plot->layer(QStringLiteral("grid")), QCustomPlot::limBelow);
    for (const StateLook &look : looks) {
        QCPGraph *graph = m_plot->addGraph();
        graph->setName(tr(look.name));
        graph->setLineStyle(QCPGraph::lsLine);
        if (!m_states.isEmpty())
            graph->setChannelFillGraph(m_states.last());
        m_states.append(graph);
    }
    m_rate = m_plot->addGraph(m_plot->xAxis, m_plot->yAxis2);
    m_rate->setName(tr("Rate per minute"));
    m_rate->setLineStyle(QCPGraph::lsStepLeft);
    m_otherLine = m_plot->addGraph();
    m_otherLine->setName(tr("Finished, compared"));
    m_otherLine->setLineStyle(QCPGraph::lsLine);
    m_otherLine->setVisible(false);
    m_otherLine->removeFromLegend();

    const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
    ticker->setDateTimeSpec(Qt::LocalTime);
    ticker->setTickCount(4);
    m_plot->xAxis->setTicker(ticker);
    m_plot->yAxis->setLabel(tr("Devices"));
    m_plot->yAxis->setNumberFormat(QStringLiteral("f"));
    m_plot->yAxis->setNumberPrecision(0);
    m_plot->yAxis2->setLabel(tr("Notified per minute"));
    m_plot->yAxis2->setNumberFormat(QStringLiteral("f"));
    m_plot->yAxis2->setNumberPrecision(0);
    m_plot->yAxis2->setVisible(true);
    m_plot->setLocale(QLocale());
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);

    // Below the axes: inside, it would stand on what it explains.
    auto *below = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(1, 0, below);
    below->setMargins(QMargins(4, 0, 4, 2));
    below->addElement(0, 0, m_plot->legend);
    m_plot->plotLayout()->setRowStretchFactor(1, 0.001);
    m_plot->legend->setWrap(3);
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_plot->legend->setRowSpacing(0);
    m_plot->legend->setVisible(true);
    applyPalette();
}

double ForecastChart::moment(qint64 second) const
{
    return QCPAxisTickerDateTime::dateTimeToKey(m_forecast->plan.start) + static_cast<double>(second);
}

void ForecastChart::clear()
{
    m_forecast.reset();
    m_other.reset();
    m_plot->clearItems();
    for (int i = 0; i < m_plot->graphCount(); ++i)
        m_plot->graph(i)->data()->clear();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ForecastChart::setForecast(const forecast::Forecast &forecast,
                                const std::optional<forecast::Forecast> &other)
{
    const bool isSameCourse = m_forecast && forecast.course.lastSecond == m_forecast->course.lastSecond &&
                              forecast.plan.start == m_forecast->plan.start &&
                              other.has_value() == m_other.has_value();
    m_forecast = forecast;
    m_other = other;
    draw();
    // What the operator zoomed to stays, as long as it is about the same course.
    if (!isSameCourse)
        show(false);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ForecastChart::draw()
{
    m_plot->clearItems();
    shadeWindows();
    drawStates();
    drawOther();
    drawMarks();
}

void ForecastChart::drawStates()
{
    const QList<Sample> &samples = m_forecast->course.samples;
    QVector<double> times(samples.size());
    QVector<double> sums(samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i)
        times[i] = moment(samples[i].second);
    const std::optional<forecast::Abort> &abort = m_forecast->course.abort;
    for (qsizetype state = 0; state < m_states.size(); ++state) {
        for (qsizetype i = 0; i < samples.size(); ++i) {
            double count = samples[i].*looks[state].count;
            // Of those that an abort cancels, only the ones that were notified: the others would hide them.
            if (abort && looks[state].count == &Sample::canceled && count > 0)
                count = std::max(0.0, abort->notified - sums[i]);
            sums[i] += count;
        }
        m_states[state]->setData(times, sums, true);
    }
    QVector<double> rates(samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i)
        rates[i] = samples[i].ratePerMinute;
    m_rate->setData(times, rates, true);
    const double highest = rates.isEmpty() ? 1 : *std::max_element(rates.cbegin(), rates.cend());
    m_plot->yAxis->setRange(0, abort ? abort->notified * 1.15
                                     : std::max(1.0, m_forecast->course.devices) * 1.04);
    m_plot->yAxis2->setRange(0, std::max(1.0, highest) * 1.3);
}

void ForecastChart::drawOther()
{
    const bool isThere = m_other && !m_other->problem;
    m_otherLine->setVisible(isThere);
    m_otherLine->data()->clear();
    if (!isThere) {
        m_otherLine->removeFromLegend();
        return;
    }
    m_otherLine->addToLegend();
    QVector<double> times;
    QVector<double> ended;
    for (const Sample &sample : m_other->course.samples) {
        times.append(moment(sample.second));
        ended.append(sample.succeeded + sample.failed + sample.rejected + sample.timedOut);
    }
    m_otherLine->setData(times, ended, true);
}

void ForecastChart::shadeWindows()
{
    const QColor color = tone(Token::Select, palette());
    for (const forecast::Opening &opening : m_forecast->openings) {
        auto *shade = new QCPItemRect(m_plot);
        shade->setLayer(QStringLiteral("shades"));
        shade->setPen(Qt::NoPen);
        shade->setBrush(color);
        shade->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
        shade->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        shade->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
        shade->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        shade->topLeft->setCoords(moment(opening.opens), 0);
        shade->bottomRight->setCoords(moment(opening.closes), 1);
    }
}

void ForecastChart::drawMarks()
{
    const auto mark = [this](qint64 second, const QString &text, const QColor &color, double height) {
        auto *line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(moment(second), 0);
        line->point2->setCoords(moment(second), 1);
        line->setPen(QPen(color, 1.6, Qt::DashLine));
        auto *label = new QCPItemText(m_plot);
        label->setText(text);
        label->setColor(color);
        label->setFont(font());
        label->setPadding(QMargins(4, 1, 4, 1));
        label->setBrush(palette().color(QPalette::Base));
        label->position->setTypeX(QCPItemPosition::ptPlotCoords);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(moment(second), height);
        // Within the picture: to the left of what is late.
        const bool isLate = second > m_forecast->course.lastSecond / 2;
        label->setPositionAlignment((isLate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    };
    const forecast::Course &course = m_forecast->course;
    if (course.abort)
        mark(course.abort->second, tr("Aborted"), signColor(Sign::Error, palette()), 0.02);
    if (m_forecast->plan.end) {
        mark(m_forecast->plan.start.secsTo(*m_forecast->plan.end), tr("End"),
             signColor(Sign::Warning, palette()), 0.1);
    }
    if (course.sentAll && *course.sentAll > 0)
        mark(*course.sentAll, tr("All notified"), palette().color(QPalette::Text), 0.18);
}

void ForecastChart::show(bool all)
{
    if (!m_forecast)
        return;
    m_showsAll = all;
    const auto lastOf = [all](const forecast::Forecast &forecast) {
        return std::max<qint64>(60, all ? forecast.course.lastSecond : mostlyOver(forecast.course));
    };
    qint64 last = lastOf(*m_forecast);
    if (m_other && !m_other->problem)
        last = std::max(last, lastOf(*m_other));
    const double span = static_cast<double>(last);
    m_plot->xAxis->setRange(moment(0) - span * margin, moment(last) + span * margin);
    constexpr double aDay = 86400;
    auto *ticker = static_cast<QCPAxisTickerDateTime *>(m_plot->xAxis->ticker().data());
    ticker->setDateTimeFormat(span < 2 * aDay     ? QStringLiteral("HH:mm\nddd d MMM")
                              : span < 120 * aDay ? QStringLiteral("d MMM\nHH:mm")
                                                  : QStringLiteral("d MMM\nyyyy"));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString ForecastChart::figuresAt(double secondsSinceEpoch) const
{
    if (!m_forecast || m_forecast->course.samples.isEmpty())
        return {};
    const double second = secondsSinceEpoch - moment(0);
    if (second < 0)
        return {};
    const Sample sample = forecast::inWholeDevices(sampleAt(m_forecast->course.samples, second));
    QStringList lines{QLocale().toString(
        m_forecast->plan.start.addSecs(static_cast<qint64>(second)).toLocalTime(), QLocale::ShortFormat)};
    for (const StateLook &look : looks) {
        if (sample.*look.count >= 0.5)
            lines += tr("%1: %2").arg(tr(look.name), forecast::countText(sample.*look.count));
    }
    if (sample.waiting >= 0.5)
        lines += tr("Waiting: %1").arg(forecast::countText(sample.waiting));
    if (sample.ratePerMinute > 0)
        lines += tr("%1 notified per minute").arg(forecast::countText(sample.ratePerMinute));
    return lines.join(u'\n');
}

void ForecastChart::tellFigures(const QPoint &position)
{
    const QString text = m_plot->axisRect()->rect().contains(position)
                             ? figuresAt(m_plot->xAxis->pixelToCoord(position.x()))
                             : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(m_plot->mapToGlobal(position + QPoint(12, 12)), text, m_plot);
}

std::pair<double, double> ForecastChart::shownTime() const
{
    return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

void ForecastChart::keyPressEvent(QKeyEvent *event)
{
    QCPAxis *time = m_plot->xAxis;
    const double step = time->range().size() / 10;
    constexpr double closer = 0.8;
    switch (event->key()) {
    case Qt::Key_Left:
        time->moveRange(-step);
        break;
    case Qt::Key_Right:
        time->moveRange(step);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        time->scaleRange(closer);
        break;
    case Qt::Key_Minus:
        time->scaleRange(1 / closer);
        break;
    case Qt::Key_Home:
        return show(false);
    case Qt::Key_End:
        return show(true);
    default:
        return QWidget::keyPressEvent(event);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ForecastChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    applyPalette();
    if (m_forecast)
        draw();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ForecastChart::applyPalette()
{
    const QColor text = tone(Token::Text, palette());
    const QColor faint = tone(Token::Text2, palette());
    const QFont small = textFont(TextSize::Secondary);
    m_plot->setBackground(tone(Token::Card, palette()));
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2, m_plot->xAxis2}) {
        axis->setBasePen(QPen(tone(Token::Edge, palette())));
        axis->setTickPen(QPen(tone(Token::Edge, palette())));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(faint);
        axis->setLabelColor(faint);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(tone(Token::Hair, palette()), 1));
    }
    for (qsizetype state = 0; state < m_states.size(); ++state) {
        m_states[state]->setPen(QPen(tone(looks[state].edge, palette()), 1.5));
        m_states[state]->setBrush(QBrush(tone(looks[state].ground, palette()), looks[state].pattern));
    }
    m_rate->setPen(QPen(text, 1.4, Qt::DashDotLine));
    m_otherLine->setPen(QPen(text, 2, Qt::DotLine));
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(text);
    m_plot->legend->setFont(small);
    m_plot->legend->setIconSize(22, 12);
}

Expected<void> ForecastChart::save(const QString &path)
{
    const QSize size = m_plot->size().expandedTo({960, 480});
    const auto cannot = [&] { return failure(tr("The picture for %1 could not be drawn.").arg(path)); };
    QByteArray bytes;
    QBuffer picture(&bytes);
    picture.open(QIODevice::WriteOnly);
    if (path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setOutputDevice(&picture);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(tr("Forecast"));
        QCPPainter painter;
        if (!painter.begin(&generator))
            return cannot();
        m_plot->toPainter(&painter, size.width(), size.height());
        painter.end();
    } else {
        constexpr double sharp = 2;
        if (!m_plot->toPixmap(size.width(), size.height(), sharp).save(&picture, "PNG"))
            return cannot();
    }
    return storage::writeNamed(path, bytes);
}

} // namespace fleetwright::ui
