// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldtexts.h"

#include <QCoreApplication>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(FieldTexts)
};

} // namespace

QString helpText(const schema::FieldSpec &spec)
{
    QStringList parts;
    if (spec.summary)
        parts += schema::explanation(spec);
    if (const QString allowed = schema::allowedText(spec); !allowed.isEmpty())
        parts += Texts::tr("Allowed: %1").arg(allowed);
    if (const QString fallback = schema::fallbackText(spec); !fallback.isEmpty())
        parts += Texts::tr("Where it is not set: %1").arg(fallback);
    return parts.join(QLatin1StringView("\n\n"));
}

QString placeholderText(const schema::FieldSpec &spec)
{
    if (const QString fallback = schema::fallbackText(spec); !fallback.isEmpty())
        return Texts::tr("Not set: %1").arg(fallback);
    if (spec.placeholder)
        return schema::fieldText(spec.placeholder);
    return {};
}

QString choiceLabel(const schema::FieldSpec &spec, qsizetype index)
{
    const auto at = size_t(index);
    return at < spec.choiceLabels.size() ? schema::fieldText(spec.choiceLabels[at])
                                         : QString(spec.choices[at]);
}

QString wrappingText(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

int rowSpacing(const QWidget &widget)
{
    return widget.fontMetrics().height() / 2;
}

} // namespace fleetwright::ui
