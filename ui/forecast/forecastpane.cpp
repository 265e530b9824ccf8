// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forecast/forecastpane.h"

#include "app/forecast/report.h"
#include "app/forecast/words.h"
#include "app/job/jobmodel.h"
#include "app/session/connectioninuse.h"
#include "app/session/forecaster.h"
#include "app/session/measuring.h"
#include "app/storage/atomicfile.h"
#include "app/storage/connectionstore.h"
#include "app/storage/settings.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"
#include "ui/common/banner.h"
#include "ui/forecast/assumptionsbar.h"
#include "ui/forecast/forecastchart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui
{

namespace
{

constexpr int recentJobs = 20;

QString templatePrefix()
{
    return QStringLiteral("t/");
}

} // namespace

ForecastPane::ForecastPane(job::JobModel &job, session::Forecaster &forecaster, const Services &services,
                           QWidget *parent)
    : QWidget(parent), m_job(job), m_forecaster(forecaster), m_services(services),
      m_assumptions(new AssumptionsBar(this)), m_chart(new ForecastChart(this)), m_summary(new QLabel(this)),
      m_choices(new QLabel(this)), m_suggestions(new QVBoxLayout), m_other(new QComboBox(this)),
      m_measure(new QPushButton(tr("&As in job…"), this)), m_fleet(new QWidget(this)),
      m_speed(new QComboBox(m_fleet)), m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("forecastPane"));
    m_banner->setObjectName(QStringLiteral("forecastBanner"));
    m_banner->hide();
    m_summary->setObjectName(QStringLiteral("forecastSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("The forecast in words"));
    m_choices->setObjectName(QStringLiteral("forecastChoices"));
    m_choices->setWordWrap(true);
    m_choices->setTextFormat(Qt::PlainText);
    m_choices->setForegroundRole(QPalette::PlaceholderText);
    m_suggestions->setSpacing(4);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_assumptions);
    layout->addWidget(m_banner);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_summary);
    layout->addLayout(m_suggestions);
    layout->addWidget(m_choices);
    layout->addLayout(buildFoot());

    connect(m_assumptions, &AssumptionsBar::edited, this, [this](const forecast::Assumptions &assumptions) {
        m_forecaster.setAssumptions(assumptions);
        keepAssumptions();
        runFleet();
    });
    connect(&m_forecaster, &session::Forecaster::changed, this, &ForecastPane::follow);
    connect(&m_services.connections, &storage::ConnectionStore::currentChanged, this,
            &ForecastPane::loadAssumptions);
    connect(m_other, &QComboBox::activated, this, &ForecastPane::chooseOther);
    connect(&m_services.templates, &storage::TemplateStore::changed, this, [this] {
        if (isVisible())
            fillOthers();
    });
    loadAssumptions();
}

void ForecastPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillOthers();
}

QLayout *ForecastPane::buildFoot()
{
    auto *label = new QLabel(tr("Co&mpare with"), this);
    label->setBuddy(m_other);
    m_other->setObjectName(QStringLiteral("forecastOther"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(8);
    auto *save = new QPushButton(tr("E&xport"), this);
    save->setObjectName(QStringLiteral("forecastExport"));
    auto *menu = new QMenu(save);
    menu->addAction(tr("Picture (PNG)…"), this,
                    [this] { exportTo(QStringLiteral(".png"), tr("Pictures (*.png)")); });
    menu->addAction(tr("Drawing (SVG)…"), this,
                    [this] { exportTo(QStringLiteral(".svg"), tr("Drawings (*.svg)")); });
    menu->addAction(tr("Table (CSV)…"), this,
                    [this] { exportTo(QStringLiteral(".csv"), tr("Tables (*.csv)")); });
    save->setMenu(menu);
    m_speed->setObjectName(QStringLiteral("fleetSpeed"));
    for (const auto &[text, speed] :
         {std::pair{tr("stands still"), 0}, std::pair{tr("in real time"), 1},
          std::pair{tr("60 times faster"), 60}, std::pair{tr("600 times faster"), 600},
          std::pair{tr("3600 times faster"), 3600}})
        m_speed->addItem(text, speed);
    m_speed->setToolTip(
        tr("How fast the sandbox's devices take up and finish a job submitted to them. They behave as "
           "assumed above."));
    const int kept = m_services.settings.get(storage::settings::sandboxSpeed);
    m_speed->setCurrentIndex(std::max(0, m_speed->findData(kept)));
    auto *fleetLabel = new QLabel(tr("&Sandbox fleet"), m_fleet);
    fleetLabel->setBuddy(m_speed);
    auto *fleet = new QHBoxLayout(m_fleet);
    fleet->setContentsMargins({});
    fleet->addWidget(fleetLabel);
    fleet->addWidget(m_speed);
    connect(m_speed, &QComboBox::activated, this, [this] {
        m_services.settings.set(storage::settings::sandboxSpeed, m_speed->currentData().toInt());
        runFleet();
    });

    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_other);
    row->addStretch();
    m_measure->setObjectName(QStringLiteral("forecastMeasure"));
    m_measure->setAutoDefault(false);
    m_measure->setToolTip(
        tr("Takes times, failures and how many are online from the executions of an earlier job"));
    connect(m_measure, &QPushButton::clicked, this, &ForecastPane::askJob);
    row->addWidget(m_measure);
    row->addWidget(save);
    auto *foot = new QVBoxLayout;
    foot->setSpacing(4);
    foot->addLayout(row);
    foot->addWidget(m_fleet, 0, Qt::AlignLeft);
    return foot;
}

void ForecastPane::follow()
{
    const std::optional<forecast::Forecast> &forecast = m_forecaster.forecast();
    if (!forecast)
        return;
    // What was told besides stays until it is closed.
    if (std::exchange(m_tellsProblem, forecast->problem.has_value()) && !forecast->problem)
        m_banner->hide();
    m_summary->setVisible(!forecast->problem);
    m_choices->setVisible(!forecast->problem);
    m_assumptions->setDevicesKnown(forecast->plan.devices);
    if (forecast->problem) {
        m_banner->tell(Sign::Hint, forecast->problem->message,
                       {{tr("&Go to the field"), QStringLiteral("forecastGoTo"),
                         [this, at = forecast->problem->at] { emit fieldRequested(at); }, false}},
                       false);
        m_chart->clear();
        showSuggestions();
        return;
    }
    m_chart->setForecast(*forecast, m_forecaster.otherForecast());
    QStringList lines = forecast::summary(forecast->plan, forecast->course, forecast->spread);
    if (const std::optional<forecast::Forecast> &other = m_forecaster.otherForecast();
        other && !other->problem) {
        lines +=
            tr("Compared: %1").arg(forecast::summary(other->plan, other->course, other->spread).join(u' '));
    }
    m_summary->setText(lines.join(u'\n'));
    m_chart->setAccessibleDescription(m_summary->text());
    m_choices->setText(forecast::choices(forecast->plan).join(u' '));
    m_choices->setToolTip(m_choices->text());
    showSuggestions();
}

void ForecastPane::showSuggestions()
{
    const std::optional<forecast::Forecast> &forecast = m_forecaster.forecast();
    const schema::Problems found = !forecast || forecast->problem
                                       ? schema::Problems()
                                       : forecast::suggestions(forecast->plan, forecast->assumptions,
                                                               forecast->course, forecast->spread);
    QString now;
    for (const schema::Problem &problem : found)
        now += problem.rule + problem.message + u'\n';
    // Rebuilding what stays would take the focus from its button.
    if (std::exchange(m_shownSuggestions, now) == now)
        return;
    while (QLayoutItem *item = m_suggestions->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const schema::Problem &problem : found) {
        auto *line = new Banner(this);
        line->setObjectName(problem.rule);
        QList<Banner::Action> actions;
        if (problem.fix) {
            actions.append({problem.fix->label, problem.rule + QStringLiteral(".fix"),
                            [this, fix = *problem.fix] { m_job.apply(fix.edits, fix.label); }, false});
        } else {
            actions.append({tr("Go to the field"), problem.rule + QStringLiteral(".go"),
                            [this, at = problem.at] { emit fieldRequested(at); }, false});
        }
        line->tell(signOf(problem.severity), problem.message, actions, false);
        m_suggestions->addWidget(line);
        line->show();
    }
}

void ForecastPane::fillOthers()
{
    const QString chosen = m_other->currentData().toString();
    m_other->clear();
    m_other->addItem(tr("Nothing"));
    m_other->addItem(tr("The job as it is now"), QStringLiteral("now"));
    for (const storage::JobTemplate &one : m_services.templates.list())
        m_other->addItem(one.name, templatePrefix() + one.id);
    m_other->setCurrentIndex(std::max(0, m_other->findData(chosen)));
    // A template may be another by now, or gone.
    if (chosen.startsWith(templatePrefix()))
        chooseOther(m_other->currentIndex());
}

void ForecastPane::chooseOther(int index)
{
    const QString id = m_other->itemData(index).toString();
    if (id.isEmpty())
        return m_forecaster.setOther(std::nullopt);
    if (id == QStringLiteral("now"))
        return m_forecaster.setOther(m_job.document());
    if (const Expected<storage::JobTemplate> one = m_services.templates.load(id.mid(templatePrefix().size())))
        m_forecaster.setOther(one->document);
}

void ForecastPane::askJob()
{
    auto *ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("measureDialog"));
    ask->setWindowTitle(tr("Assume as in an earlier job"));
    ask->setLabelText(tr("The job to learn from (choose one, or type its id):"));
    ask->setOkButtonText(tr("&Learn"));
    QStringList recent;
    if (const auto entries = m_services.log.entries()) {
        for (const auto &entry : *entries) {
            const QString &jobId = entry.opening.jobId;
            if (entry.opening.connectionId == m_services.connections.current().id &&
                !recent.contains(jobId) && recent.size() < recentJobs)
                recent += jobId;
        }
    }
    ask->setComboBoxItems(recent);
    ask->setComboBoxEditable(true);
    connect(ask, &QInputDialog::textValueSelected, this,
            [this](const QString &id) { measure(id.trimmed()); });
    ask->open();
}

void ForecastPane::measure(const QString &jobId)
{
    if (jobId.isEmpty())
        return;
    auto *measuring = new session::Measuring(m_services.clients, m_services.inUse.refresh(), jobId, this);
    m_measure->setEnabled(false);
    m_banner->tell(Sign::Empty, tr("Reading the executions of %1…").arg(jobId), {}, false);
    m_banner->show();
    connect(measuring, &session::Measuring::progressed, this, [this, jobId](qsizetype count) {
        m_banner->tell(Sign::Empty, tr("Reading the executions of %1: %L2 so far…").arg(jobId).arg(count), {},
                       false);
    });
    connect(measuring, &session::Measuring::finished, this,
            [this, measuring, jobId](const Expected<forecast::Assumptions> &learnt) {
                measuring->deleteLater();
                m_measure->setEnabled(true);
                if (!learnt)
                    return m_banner->tell(Sign::Error, learnt.error().message + u' ' + learnt.error().detail);
                m_assumptions->setAssumptions(*learnt);
                m_forecaster.setAssumptions(*learnt);
                keepAssumptions();
                runFleet();
                m_banner->tell(Sign::Good,
                               tr("Times, failures and online share are now as in %1.").arg(jobId));
            });
    // The sandbox's devices live as much faster as it runs.
    const bool isSandbox = m_services.connections.current().kind == aws::Connection::Kind::Sandbox;
    const double speed = m_speed->currentData().toDouble();
    measuring->start(m_forecaster.assumptions(), isSandbox && speed > 0 ? speed : 1);
}

void ForecastPane::loadAssumptions()
{
    const QByteArray json =
        m_services.settings.get(storage::settings::assumptions, m_services.connections.current().id);
    const auto kept = forecast::Assumptions::fromJson(QJsonDocument::fromJson(json).object());
    m_assumptions->setAssumptions(kept);
    m_forecaster.setAssumptions(kept);
    m_fleet->setVisible(m_services.connections.current().kind == aws::Connection::Kind::Sandbox);
    runFleet();
}

void ForecastPane::runFleet()
{
    if (m_services.runFleet && m_services.connections.current().kind == aws::Connection::Kind::Sandbox)
        m_services.runFleet(m_speed->currentData().toDouble(), m_forecaster.assumptions());
}

void ForecastPane::keepAssumptions()
{
    m_services.settings.set(storage::settings::assumptions,
                            QJsonDocument(m_forecaster.assumptions().toJson()).toJson(QJsonDocument::Compact),
                            m_services.connections.current().id);
}

void ForecastPane::exportTo(const QString &suffix, const QString &filter)
{
    const std::optional<forecast::Forecast> &forecast = m_forecaster.forecast();
    if (!forecast || forecast->problem)
        return;
    QString path = m_services.fileDialogs.save(
        this,
        {.title = tr("Export the forecast"), .start = QStringLiteral("forecast") + suffix, .filter = filter});
    if (path.isEmpty())
        return;
    if (!path.endsWith(suffix, Qt::CaseInsensitive))
        path += suffix;
    Expected<void> written;
    if (suffix == QLatin1StringView(".csv")) {
        written = storage::writeNamed(path, forecast::toCsv(forecast->plan, forecast->course));
    } else {
        written = m_chart->save(path);
    }
    if (!written)
        m_banner->tell(Sign::Error, written.error().message);
}

} // namespace fleetwright::ui
