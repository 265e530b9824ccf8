// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/cli/commandline.h"
#include "app/platform/connectionopener.h"
#include "app/platform/keychainsecretstore.h"
#include "app/platform/namtransport.h"
#include "app/platform/proxies.h"
#include "app/platform/qtscheduler.h"
#include "app/sandbox/sandbox.h"
#include "app/session/jobfiles.h"
#include "app/storage/connectionstore.h"
#include "app/storage/draftstore.h"
#include "app/storage/paths.h"
#include "app/storage/settings.h"
#include "app/storage/submissionlog.h"
#include "app/storage/templatestore.h"
#include "ui/services.h"
#include "ui/signin/operatorprompts.h"
#include "ui/signin/proxydialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QIcon>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

void nameProgram()
{
    QCoreApplication::setApplicationName(u"fleetwright"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FLEETWRIGHT_VERSION));
}

void translate(QApplication &app)
{
    const QLocale locale;
    for (const auto &[name, folder] :
         {std::pair{u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
          std::pair{u"fleetwright"_s, u":/i18n"_s}}) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
    }
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(u":/icons/fleetwright-%1.png"_s.arg(size), {size, size});
    return icon;
}

/// In a loop of its own: Qt Network wants the answer at once.
std::optional<platform::ProxyLogin> askProxyLogin(const platform::ProxyQuestion &question)
{
    ui::ProxyDialog dialog(u"%1:%2"_s.arg(question.host).arg(question.port), question.realm, question.isAgain,
                           QApplication::activeWindow());
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return platform::ProxyLogin{dialog.user(), dialog.password()};
}

identity::FoundProfiles found(const platform::SharedConfigFiles &files)
{
    identity::FoundProfiles profiles{.where = files.where()};
    if (const Expected<identity::SharedConfig> config = files.read())
        profiles.profiles = identity::summarize(*config);
    else
        profiles.problem = config.error().message;
    return profiles;
}

int runWindow(int &argc, char **argv)
{
    QApplication app(argc, argv);
    nameProgram();
    QGuiApplication::setApplicationDisplayName(u"Fleetwright"_s);
    QGuiApplication::setDesktopFileName(QStringLiteral(FLEETWRIGHT_APP_ID));
    QGuiApplication::setWindowIcon(programIcon());
    translate(app);

    QCommandLineParser parser;
    const QCommandLineOption measureStart(
        u"measure-start"_s, QCoreApplication::translate("Main", "Quit once the window is painted."));
    parser.addOption(measureStart);
    parser.addPositionalArgument(u"FILE"_s, QCoreApplication::translate("Main", "A job to open."),
                                 u"[FILE]"_s);
    parser.process(app);

    const SystemClock clock;
    const storage::Paths paths = storage::Paths::standard();
    storage::Settings settings(paths.settings());
    ui::applyTheme(ui::storedTheme(settings));
    platform::Proxies proxies(QProcessEnvironment::systemEnvironment(), askProxyLogin);
    platform::NamTransport transport(proxies);
    platform::QtScheduler scheduler;
    platform::KeychainSecretStore secrets;
    ui::OperatorPrompts prompts(&QDesktopServices::openUrl);
    platform::ConnectionOpener clients({.transport = transport,
                                        .scheduler = scheduler,
                                        .clock = clock,
                                        .secrets = secrets,
                                        .prompts = prompts,
                                        .trusting = [&proxies](const QList<QSslCertificate> &trusted) {
                                            return std::make_unique<platform::NamTransport>(proxies, trusted);
                                        }});
    storage::ConnectionStore connections(paths.connections());
    storage::TemplateStore templates(paths.templates());
    storage::DraftStore drafts(paths.drafts());
    storage::SubmissionLog log(paths.log());
    const Expected<void> loaded = connections.load();
    const auto profiles = [&clients] { return found(clients.configFiles()); };
    sandbox::Sandbox service(paths.sandbox(), clock);
    const auto runFleet = [&service](double speed, const forecast::Assumptions &assumptions) {
        service.setFleet(speed, assumptions);
    };
    ui::MainWindow window(
        {clock, clients, secrets, connections, templates, drafts, log, settings, profiles, runFleet});
    if (!loaded)
        window.warn(loaded.error().message);
    if (const QStringList files = parser.positionalArguments(); !files.isEmpty())
        window.files().open(files.constFirst());

    QObject::connect(&window, &ui::MainWindow::painted, &service, [&] {
        if (parser.isSet(measureStart))
            return QCoreApplication::quit();
        const auto access = service.start();
        if (!access)
            return window.warn(access.error().message);
        clients.setSandbox({access->endpoint, access->region, access->account, access->accessKeyId,
                            access->secretAccessKey});
        if (!service.notice().isEmpty())
            window.warn(service.notice());
    });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!cli::isCommand(arguments))
        return runWindow(argc, argv);
    const QCoreApplication app(argc, argv);
    nameProgram();
    return cli::run(QCoreApplication::arguments().mid(1));
}
