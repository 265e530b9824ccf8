// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/formpage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2b, 0x2e), QColor(0x2b, 0x2b, 0x2e));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x20));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x26, 0x29));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9a, 0x9e));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb5));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x7a, 0x7a, 0x7e));
    return palette;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"dark"_s, u"Use a dark palette."_s},
                       {u"size"_s, u"Size of the window."_s, u"WxH"_s, u"800x900"_s},
                       {u"reveal"_s, u"Jump to this field."_s, u"pointer"_s},
                       {u"grab"_s, u"Save a picture and end."_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(app);
    app.setStyle(u"Fusion"_s);
    if (parser.isSet(u"dark"_s))
        app.setPalette(darkPalette());

    job::JobModel model;
    model.setContext({.now = QDateTime::currentDateTimeUtc(),
                      .zone = QTimeZone("Europe/Berlin"),
                      .partition = u"aws"_s,
                      .region = u"eu-west-1"_s,
                      .account = u"123456789012"_s});
    if (const QStringList files = parser.positionalArguments(); !files.isEmpty()) {
        QFile file(files.constFirst());
        if (file.open(QIODevice::ReadOnly)) {
            if (const auto document = job::JobDocument::parse(file.readAll()))
                model.reset(*document);
        }
    }
    ui::FormPage page(model);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    page.resize(size.constFirst().toInt(), size.constLast().toInt());
    page.show();
    if (parser.isSet(u"grab"_s)) {
        QTimer::singleShot(400, &page, [&] {
            if (const auto at = json::Pointer::parse(parser.value(u"reveal"_s)); at && !at->isRoot())
                page.reveal(*at);
            QTimer::singleShot(300, &page, [&] {
                page.grab().save(parser.value(u"grab"_s));
                QCoreApplication::quit();
            });
        });
    }
    return app.exec();
}
