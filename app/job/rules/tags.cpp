// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

#include <QRegularExpression>
#include <QSet>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto key = "Key"_L1;
constexpr auto value = "Value"_L1;

json::Pointer list()
{
    return "/tags"_ptr;
}

/// Tagging rules of AWS: keys are compared with their case.
void keysAreUnique(const Check &check)
{
    QSet<QString> seen;
    const QJsonArray tagList = check.list(list());
    for (qsizetype i = 0; i < tagList.size(); ++i) {
        const QString text = tagList.at(i)[key].toString();
        if (text.isEmpty())
            continue;
        if (seen.contains(text))
            check.error(list() / i / key, Texts::tr("Another tag has this key."),
                        takingOut(list() / i, Texts::tr("Remove this tag")));
        seen += text;
    }
}

void prefixIsReserved(const Check &check)
{
    const QJsonArray tagList = check.list(list());
    for (qsizetype i = 0; i < tagList.size(); ++i) {
        for (const QLatin1StringView part : {key, value}) {
            if (tagList.at(i)[part].toString().startsWith("aws:"_L1, Qt::CaseInsensitive))
                check.error(list() / i / part,
                            Texts::tr("Must not start with “aws:”, which AWS keeps for itself."));
        }
    }
}

/// The general rule for tags; the API model of IoT does not state it for values.
void valuesHaveUsualCharacters(const Check &check)
{
    static const QRegularExpression usual(u"\\A[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*\\z"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QJsonArray tagList = check.list(list());
    for (qsizetype i = 0; i < tagList.size(); ++i) {
        if (!usual.match(tagList.at(i)[value].toString()).hasMatch()) {
            check.warn(list() / i / value, Texts::tr("Characters other than letters, digits, blanks and "
                                                     "_ . : / = + - @ may be refused."));
        }
    }
}

/// AWS's pages give 127 and 255 as well as 128 and 256.
void lengthsAreSafe(const Check &check)
{
    constexpr qsizetype longestKey = 127;
    constexpr qsizetype longestValue = 255;
    const QJsonArray tagList = check.list(list());
    for (qsizetype i = 0; i < tagList.size(); ++i) {
        if (tagList.at(i)[key].toString().toUcs4().size() > longestKey)
            check.warn(list() / i / key,
                       Texts::tr("More than %1 characters may be refused.").arg(numberText(longestKey)));
        if (tagList.at(i)[value].toString().toUcs4().size() > longestValue)
            check.warn(list() / i / value,
                       Texts::tr("More than %1 characters may be refused.").arg(numberText(longestValue)));
    }
}

constexpr Rule all[] = {{"tags.unique-keys", keysAreUnique},
                        {"tags.reserved-prefix", prefixIsReserved},
                        {"tags.value-characters", valuesHaveUsualCharacters},
                        {"tags.safe-length", lengthsAreSafe}};

} // namespace

std::span<const Rule> tags()
{
    return all;
}

} // namespace fleetwright::job::rules
