// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/gallery.h"
#include "ui/style/drawing.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/style.h"

#include <QApplication>
#include <QDir>
#include <QHash>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::Gallery;

namespace
{

constexpr qreal readable = 4.5;
constexpr qreal seen = 3;
constexpr std::pair<const char *, ui::Theme> themes[] = {
    {"light", ui::Theme::Light}, {"dark", ui::Theme::Dark}, {"high-contrast", ui::Theme::HighContrast}};

QImage pictureOf(QWidget &widget, qreal scale)
{
    QImage picture((QSizeF(widget.size()) * scale).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    widget.render(&picture);
    return picture;
}

/// The part of `sheet` that shows the widget, in device pixels.
QImage partOf(const QImage &sheet, const QWidget &widget, const QWidget &gallery)
{
    const qreal scale = sheet.devicePixelRatio();
    const QRectF place(widget.mapTo(&gallery, QPoint()), QSizeF(widget.size()));
    return sheet.copy(QRectF(place.topLeft() * scale, place.size() * scale).toRect());
}

QColor commonest(const QImage &picture)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return counts.isEmpty() ? QColor() : QColor(most.key());
}

/// The strongest contrast that anything in the picture has to its ground.
qreal inkContrast(const QImage &picture)
{
    const QColor ground = commonest(picture);
    qreal best = 1;
    QHash<QRgb, bool> done;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb one = picture.pixel(x, y);
            if (!std::exchange(done[one], true))
                best = std::max(best, ui::contrast(ground, QColor(one)));
        }
    }
    return best;
}

void addThemes()
{
    QTest::addColumn<ui::Theme>("theme");
    for (const auto &[name, theme] : themes)
        QTest::newRow(name) << theme;
}

} // namespace

/// Shows and measures every control and piece in every state.
class TestGallery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void pictures_data();
    void pictures();
    void textIsReadable_data() { addThemes(); }
    void textIsReadable();
    void edgesAreSeen_data() { addThemes(); }
    void edgesAreSeen();
    void focusIsSeen_data() { addThemes(); }
    void focusIsSeen();
    void ringIsForTheKeyboard();
    void nothingIsCutOrCovered_data();
    void nothingIsCutOrCovered();
    void switchedIsAsBegun_data();
    void switchedIsAsBegun();
    void systemDecides_data();
    void systemDecides();
    void tokensKeepTheirContrast_data() { addThemes(); }
    void tokensKeepTheirContrast();
    void iconsAreDrawn();
    void whatIsTypedStaysItself();
    void edgesAreSharp_data();
    void edgesAreSharp();

private:
    QFont m_font;
};

void TestGallery::initTestCase()
{
    QApplication::setCursorFlashTime(0);
    ui::applyTheme(ui::Theme::Light);
    m_font = QApplication::font();
}

void TestGallery::cleanup()
{
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    ui::applyTheme(ui::Theme::Light);
}

void TestGallery::pictures_data()
{
    QTest::addColumn<ui::Theme>("theme");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<bool>("mirrored");
    for (const auto &[name, theme] : themes) {
        QTest::addRow("%s", name) << theme << 1.0 << false;
        QTest::addRow("%s-2x", name) << theme << 2.0 << false;
    }
    QTest::addRow("light-mirrored") << ui::Theme::Light << 1.0 << true;
}

/// They lie in gallery/ of the build folder, to be looked at.
void TestGallery::pictures()
{
    QFETCH(ui::Theme, theme);
    QFETCH(qreal, scale);
    QFETCH(bool, mirrored);
    ui::applyTheme(theme);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    Gallery gallery;
    gallery.resize(gallery.sizeHint());
    const QDir folder(QStringLiteral(FLEETWRIGHT_BINARY_DIR) + u"/gallery"_s);
    QVERIFY(folder.mkpath(u"."_s));
    const QImage picture = pictureOf(gallery, scale);
    QVERIFY(picture.save(folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    for (const Gallery::Shown &one : gallery.shown()) {
        const QImage part = partOf(picture, *one.widget, gallery);
        QVERIFY2(inkContrast(part) > 1.05, qPrintable(one.name + u": nothing is seen"_s));
    }
}

void TestGallery::textIsReadable()
{
    QFETCH(ui::Theme, theme);
    ui::applyTheme(theme);
    Gallery gallery;
    gallery.resize(gallery.sizeHint());
    const QImage sheet = pictureOf(gallery, 2);
    QStringList faint;
    int held = 0;
    for (const Gallery::Shown &one : gallery.shown()) {
        if (!(one.traits & Gallery::Text))
            continue;
        ++held;
        // Without its edge, which may be stronger than the text.
        const QImage part = partOf(sheet, *one.widget, gallery);
        constexpr int rim = 8;
        constexpr int small = 60;
        const QImage inner = std::min(part.width(), part.height()) < small
                                 ? part
                                 : part.copy(part.rect().adjusted(rim, rim, -rim, -rim));
        if (const qreal found = inkContrast(inner); found < readable)
            faint += u"%1: %2"_s.arg(one.name).arg(found, 0, 'f', 2);
    }
    QVERIFY(held > 60);
    QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u'\n')));
}

void TestGallery::edgesAreSeen()
{
    QFETCH(ui::Theme, theme);
    ui::applyTheme(theme);
    Gallery gallery;
    gallery.resize(gallery.sizeHint());
    const QImage sheet = pictureOf(gallery, 2);
    const QColor outside = gallery.palette().color(QPalette::Window);
    QStringList faint;
    int held = 0;
    for (const Gallery::Shown &one : gallery.shown()) {
        if (!(one.traits & Gallery::Edge))
            continue;
        ++held;
        const QImage part = partOf(sheet, *one.widget, gallery);
        const QColor edge = part.pixelColor(0, part.height() / 2);
        const QColor inside = commonest(part);
        for (const QColor &beside : {outside, inside}) {
            if (const qreal found = ui::contrast(edge, beside); found < seen)
                faint +=
                    u"%1: %2 on %3: %4"_s.arg(one.name, edge.name(), beside.name()).arg(found, 0, 'f', 2);
        }
    }
    QVERIFY(held > 15);
    QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u'\n')));
}

void TestGallery::focusIsSeen()
{
    QFETCH(ui::Theme, theme);
    ui::applyTheme(theme);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QLineEdit(&window);
    auto *button = new QPushButton(u"Submit"_s, &window);
    layout->addWidget(other);
    layout->addWidget(button);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QImage before = pictureOf(window, 1);
    QTest::keyClick(other, Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    const QImage after = pictureOf(window, 1);
    const QPoint beside = button->geometry().topLeft() + QPoint(-3, button->height() / 2);
    const qreal found = ui::contrast(before.pixelColor(beside), after.pixelColor(beside));
    QVERIFY2(found >= seen, qPrintable(QString::number(found)));
}

void TestGallery::ringIsForTheKeyboard()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QLineEdit(&window);
    auto *button = new QPushButton(u"Submit"_s, &window);
    layout->addWidget(other);
    layout->addWidget(button);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const auto hasRing = [&] {
        const QPoint beside = button->geometry().topLeft() + QPoint(-3, button->height() / 2);
        return pictureOf(window, 1).pixelColor(beside) != window.palette().color(QPalette::Window);
    };
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(button->hasFocus());
    QVERIFY(!hasRing());
    other->setFocus();
    QTest::keyClick(other, Qt::Key_Tab);
    QVERIFY(hasRing());
    button->setEnabled(false);
    QVERIFY(!hasRing());
}

void TestGallery::nothingIsCutOrCovered_data()
{
    QTest::addColumn<qreal>("larger");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("usual") << 1.0 << false;
    QTest::newRow("twice as large") << 2.0 << false;
    QTest::newRow("mirrored") << 1.0 << true;
}

void TestGallery::nothingIsCutOrCovered()
{
    QFETCH(qreal, larger);
    QFETCH(bool, mirrored);
    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * larger);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    Gallery gallery;
    gallery.resize(gallery.sizeHint());
    QVERIFY(!pictureOf(gallery, 1).isNull()); // lays it out
    constexpr int smallestTarget = 24;
    const QList<Gallery::Shown> &shown = gallery.shown();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QWidget &one = *shown.at(i).widget;
        const QByteArray name = shown.at(i).name.toUtf8();
        const bool isFixed = one.minimumWidth() == one.maximumWidth();
        QVERIFY2(isFixed || one.width() >= one.minimumSizeHint().width(), name.constData());
        QVERIFY2(one.minimumHeight() == one.maximumHeight() || one.height() >= one.minimumSizeHint().height(),
                 name.constData());
        if (shown.at(i).traits & Gallery::Pressable)
            QVERIFY2(one.width() >= smallestTarget && one.height() >= smallestTarget, name.constData());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&one))
            QVERIFY2(one.width() >= one.fontMetrics().horizontalAdvance(button->text()), name.constData());
        QVERIFY2(gallery.rect().contains(one.geometry()), name.constData());
        for (qsizetype j = i + 1; j < shown.size(); ++j)
            QVERIFY2(!one.geometry().intersects(shown.at(j).widget->geometry()), name.constData());
    }
}

void TestGallery::switchedIsAsBegun_data()
{
    QTest::addColumn<ui::Theme>("from");
    QTest::addColumn<ui::Theme>("to");
    for (const auto &[fromName, from] : themes) {
        for (const auto &[toName, to] : themes) {
            if (from != to)
                QTest::addRow("%s to %s", fromName, toName) << from << to;
        }
    }
}

void TestGallery::switchedIsAsBegun()
{
    QFETCH(ui::Theme, from);
    QFETCH(ui::Theme, to);
    ui::applyTheme(to);
    Gallery begun;
    begun.show();
    QVERIFY(QTest::qWaitForWindowExposed(&begun));
    const QImage expected = pictureOf(begun, 1);
    begun.hide();
    ui::applyTheme(from);
    Gallery switched;
    switched.show();
    QVERIFY(QTest::qWaitForWindowExposed(&switched));
    QVERIFY(pictureOf(switched, 1) != expected);
    ui::applyTheme(to);
    QCoreApplication::processEvents();
    const QImage found = pictureOf(switched, 1);
    QStringList others;
    for (const Gallery::Shown &one : switched.shown()) {
        if (partOf(found, *one.widget, switched) != partOf(expected, *one.widget, switched))
            others += one.name;
    }
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u'\n')));
    QCOMPARE(found, expected);
}

void TestGallery::systemDecides_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<ui::Scheme>("scheme");
    QTest::newRow("light") << QColor(u"#efefef"_s) << QColor(Qt::black) << ui::Scheme::Light;
    QTest::newRow("dark") << QColor(u"#2b2b2b"_s) << QColor(u"#eeeeee"_s) << ui::Scheme::Dark;
    QTest::newRow("white on black") << QColor(Qt::black) << QColor(Qt::white) << ui::Scheme::HighContrast;
    QTest::newRow("black on white") << QColor(Qt::white) << QColor(Qt::black) << ui::Scheme::HighContrast;
}

/// As the system is light, dark or of high contrast, and the last as it is.
void TestGallery::systemDecides()
{
    QFETCH(QColor, ground);
    QFETCH(QColor, ink);
    QFETCH(ui::Scheme, scheme);
    QPalette system(ink, ground, ground, ground, ground, ink, ground);
    QCOMPARE(ui::schemeOf(system), scheme);
    const QPalette given = system;
    ui::Style style(ui::Theme::System);
    style.polish(system);
    QCOMPARE(system, scheme == ui::Scheme::HighContrast ? given : ui::paletteOf(scheme));
    QPalette chosen = given;
    ui::Style(ui::Theme::Dark).polish(chosen);
    QCOMPARE(chosen, ui::paletteOf(ui::Scheme::Dark));
}

void TestGallery::tokensKeepTheirContrast()
{
    QFETCH(ui::Theme, theme);
    ui::applyTheme(theme);
    const QPalette palette = QApplication::palette();
    using ui::Token;
    const auto hold = [&](const QList<Token> &inks, const QList<Token> &grounds, qreal floor) {
        for (const Token ink : inks) {
            for (const Token ground : grounds) {
                const qreal found = ui::contrast(tone(ink, palette), tone(ground, palette));
                QVERIFY2(found >= floor - 0.005,
                         qPrintable(u"token %1 on token %2: %3"_s.arg(int(ink)).arg(int(ground)).arg(found)));
            }
        }
    };
    const QList<Token> grounds{Token::Canvas, Token::Card, Token::Sunken, Token::Hover};
    hold({Token::Text, Token::Text2, Token::Good, Token::Warning, Token::Danger, Token::Info, Token::Accent,
          Token::Placeholder},
         grounds, readable);
    hold({Token::CodeKey, Token::CodeString, Token::CodeNumber, Token::CodeWord}, {Token::Card}, readable);
    hold({Token::OnSelect}, {Token::Select}, readable);
    hold({Token::OnFill},
         {Token::AccentFill, Token::AccentFillHover, Token::AccentFillPress, Token::DangerFill,
          Token::DangerFillHover, Token::DangerFillPress},
         readable);
    hold({Token::Text}, {Token::GoodTint, Token::WarningTint, Token::DangerTint, Token::InfoTint}, readable);
    hold({Token::Edge, Token::EdgeHover}, {Token::Canvas, Token::Card}, seen);
    hold({Token::Succeeded, Token::InProgress, Token::Queued, Token::Failed, Token::TimedOut, Token::Rejected,
          Token::Canceled},
         {Token::Card}, seen);
    if (theme != ui::Theme::HighContrast) {
        hold({Token::Good, Token::Warning, Token::Danger, Token::Info, Token::Text2, Token::Accent},
             {Token::Select}, readable);
    }
}

void TestGallery::iconsAreDrawn()
{
    for (int i = 0; i <= int(ui::Icon::X); ++i) {
        for (const int side : {14, 16, 24, 32}) {
            const QImage picture = iconOf(ui::Icon(i), ui::Token::Danger)
                                       .pixmap(side, side)
                                       .toImage()
                                       .convertToFormat(QImage::Format_ARGB32);
            int full = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    full += picture.pixelColor(x, y).alpha() > 127 &&
                            picture.pixelColor(x, y).red() > picture.pixelColor(x, y).blue();
            }
            QVERIFY2(full > 0, qPrintable(u"icon %1 at %2"_s.arg(i).arg(side)));
        }
    }
}

/// Letters that are drawn together are those that are drawn one by one.
void TestGallery::whatIsTypedStaysItself()
{
    for (const QFont &font : {QApplication::font(), ui::codeFont()}) {
        QFont large = font;
        large.setPointSizeF(30);
        const auto drawn = [&large](const QStringList &parts) {
            QImage picture(300, 100, QImage::Format_Grayscale8);
            picture.fill(Qt::white);
            QPainter painter(&picture);
            painter.setFont(large);
            QPointF at(10, 60);
            for (const QString &part : parts) {
                painter.drawText(at, part);
                at.rx() += QFontMetricsF(large).horizontalAdvance(part);
            }
            painter.end();
            return picture;
        };
        for (const QString &text : {u"->"_s, u"=>"_s, u"!="_s, u"3x4"_s}) {
            const QImage together = drawn({text});
            const QImage apart = drawn(text.split(QString(), Qt::SkipEmptyParts));
            int others = 0;
            for (int y = 0; y < together.height(); ++y) {
                for (int x = 0; x < together.width(); ++x)
                    others +=
                        std::abs(together.pixelColor(x, y).value() - apart.pixelColor(x, y).value()) > 128;
            }
            QVERIFY2(others < 10, qPrintable(u"%1: %2: %3"_s.arg(font.family(), text).arg(others)));
        }
    }
}

void TestGallery::edgesAreSharp_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::newRow("1x") << 1.0;
    QTest::newRow("1.5x") << 1.5;
    QTest::newRow("2x") << 2.0;
}

/// Across an edge there are three colours and nothing between them.
void TestGallery::edgesAreSharp()
{
    QFETCH(qreal, scale);
    QImage picture((QSizeF(60, 40) * scale).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    ui::drawShape(painter, QRectF(5, 5, 47, 31), {.ground = Qt::green, .edge = Qt::black});
    painter.end();
    const int middle = picture.height() / 2;
    for (int x = 0; x < picture.width(); ++x) {
        const QColor color = picture.pixelColor(x, middle);
        QVERIFY2(color == QColor(Qt::white) || color == QColor(Qt::black) || color == QColor(Qt::green),
                 qPrintable(u"%1 at %2"_s.arg(color.name()).arg(x)));
    }
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
