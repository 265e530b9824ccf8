// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/numbereditor.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int widthInDigits = 9;

} // namespace

NumberEditor::NumberEditor(const schema::FieldSpec &spec, bool bare, QWidget *parent)
    : LineEditor(spec, parent), m_minutes(!bare && spec.unit == schema::Unit::Minutes)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setStretchFactor(line(), 0);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int hint = fontMetrics().horizontalAdvance(line()->placeholderText());
    line()->setFixedWidth(qMax(digit * widthInDigits, hint + 3 * digit));
    line()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (spec.unit != schema::Unit::None && !bare)
        row->addWidget(new QLabel(schema::unitText(spec.unit), this));
    if (m_minutes) {
        m_hint = new QLabel(this);
        m_hint->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(m_hint);
    }
    row->addStretch(1);
}

QJsonValue NumberEditor::read(const QString &text) const
{
    if (text.isEmpty())
        return QJsonValue::Undefined;
    return numberFrom(text, spec().kind == schema::FieldKind::Integer);
}

QString NumberEditor::write(const QJsonValue &value) const
{
    if (!value.isDouble())
        return plainText(value);
    const double number = value.toDouble();
    if (number == std::floor(number) && value.toInteger(-1) == value.toInteger(-2))
        return QString::number(value.toInteger());
    QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    return text.replace(u'.', QLocale().decimalPoint());
}

void NumberEditor::updateHint(const QJsonValue &value)
{
    if (!m_hint)
        return;
    const QString words = value.isDouble() ? minutesInWords(value.toInteger()) : QString();
    m_hint->setText(words.isEmpty() ? QString() : u"= "_s + words);
}

QJsonValue numberFrom(const QString &text, bool whole)
{
    static const QRegularExpression integer(u"\\A[+-]?[0-9]+\\z"_s);
    static const QRegularExpression decimal(u"\\A[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)\\z"_s);
    // Full-width digits, as Asian input methods give them, are digits too.
    QString plain = text.trimmed().normalized(QString::NormalizationForm_KC);
    if (integer.match(plain).hasMatch()) {
        bool ok = false;
        const qlonglong number = plain.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue(text);
    }
    if (whole)
        return text;
    const QString separator = QLocale().decimalPoint();
    if (plain.count(separator) == 1 && !plain.contains(u'.'))
        plain.replace(separator, u"."_s);
    if (!decimal.match(plain).hasMatch())
        return text;
    bool ok = false;
    const double number = plain.toDouble(&ok);
    return ok && std::isfinite(number) ? QJsonValue(number) : QJsonValue(text);
}

QString minutesInWords(qint64 minutes)
{
    if (minutes < 60)
        return {};
    QStringList parts;
    if (const qint64 days = minutes / 1440; days > 0)
        parts += QCoreApplication::translate("NumberEditor", "%1 d").arg(days);
    if (const qint64 hours = minutes % 1440 / 60; hours > 0)
        parts += QCoreApplication::translate("NumberEditor", "%1 h").arg(hours);
    if (const qint64 rest = minutes % 60; rest > 0)
        parts += QCoreApplication::translate("NumberEditor", "%1 min").arg(rest);
    return parts.join(u' ');
}

} // namespace fleetwright::ui
