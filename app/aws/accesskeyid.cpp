// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/accesskeyid.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

constexpr qsizetype secretLength = 40; // of every secret access key; key IDs are half as long

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(AccessKeyId)
};

} // namespace

std::optional<QString> faultOfAccessKeyId(const QString &text)
{
    static const QRegularExpression id(QRegularExpression::anchoredPattern(u"[A-Za-z0-9_.-]*"_s));
    static const QRegularExpression secret(QRegularExpression::anchoredPattern(u"[A-Za-z0-9/+=]*"_s));
    static const QRegularExpression quote(u"[\"'“”„‘’`]"_s);
    if (quote.match(text).hasMatch()) {
        return Texts::tr("The access key ID holds quotes. AWS takes them for a part of it, so leave them out "
                         "where it is written; letters and digits are allowed.");
    }
    if (text.size() >= secretLength && text.toUpper() != text && secret.match(text).hasMatch()) {
        return Texts::tr("This looks like a secret access key. The access key ID is another text, of 20 "
                         "capital letters and digits.");
    }
    if (!id.match(text).hasMatch())
        return Texts::tr("The access key ID holds characters that none has; letters and digits are allowed.");
    return std::nullopt;
}

} // namespace fleetwright::aws
