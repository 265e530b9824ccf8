// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/cli/commandline.h"
#include "app/platform/composition.h"
#include "app/platform/translations.h"
#include "app/session/connectioninuse.h"
#include "app/storage/settings.h"
#include "ui/services.h"
#include "ui/signin/operatorprompts.h"
#include "ui/signin/proxydialog.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QIcon>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

/// A core file would hold the secrets that are in memory.
void leaveNoCore()
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"fleetwright"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FLEETWRIGHT_VERSION));
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

int runWindow(int &argc, char **argv)
{
    QApplication app(argc, argv);
    nameProgram();
    QGuiApplication::setApplicationDisplayName(u"Fleetwright"_s);
    QGuiApplication::setDesktopFileName(QStringLiteral(FLEETWRIGHT_APP_ID));
    QGuiApplication::setWindowIcon(programIcon());
    platform::installTranslations(app);

    QCommandLineParser parser;
    const QCommandLineOption measureStart(
        u"measure-start"_s, QCoreApplication::translate("Main", "Quit once the window is painted."));
    parser.addOption(measureStart);
    parser.addPositionalArgument(u"FILE"_s, QCoreApplication::translate("Main", "A job to open."),
                                 u"[FILE]"_s);
    parser.process(app);

    ui::OperatorPrompts prompts(&QDesktopServices::openUrl);
    platform::Composition world(prompts, {.askProxyLogin = askProxyLogin});
    storage::Settings settings(world.paths().settings());
    ui::applyTheme(ui::themeOf(settings.get(storage::settings::theme)));
    const Expected<void> loaded = world.connections().load();
    session::ConnectionInUse inUse(world.connections(), world.clients());
    const auto sandboxLines = [&world] {
        const auto &access = world.sandbox().access();
        return access ? sandbox::exportLines(*access) : QString();
    };
    const auto runFleet = [&world](double speed, const forecast::Assumptions &assumptions) {
        world.sandbox().setFleet(speed, assumptions);
    };
    ui::MainWindow window({world.clock(), world.clients(), world.secrets(), world.connections(), inUse,
                           world.templates(), world.drafts(), world.log(), settings,
                           [&world] { return world.profiles(); }, runFleet, sandboxLines});
    if (!loaded)
        window.warn(loaded.error().message);
    if (const QStringList files = parser.positionalArguments(); !files.isEmpty())
        window.open(files.constFirst());

    QObject::connect(&window, &ui::MainWindow::painted, &window, [&] {
        if (parser.isSet(measureStart))
            return QCoreApplication::quit();
        const auto access = world.startSandbox();
        if (!access)
            return window.warn(access.error().message);
        inUse.refresh();
        if (!world.sandbox().notice().isEmpty())
            window.warn(world.sandbox().notice());
    });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    leaveNoCore();
    logging::start(qEnvironmentVariable("FLEETWRIGHT_LOG"));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!cli::isCommand(arguments))
        return runWindow(argc, argv);
    QCoreApplication app(argc, argv);
    nameProgram();
    platform::installTranslations(app);
    return cli::run(QCoreApplication::arguments().mid(1));
}
