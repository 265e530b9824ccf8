// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/consent.h"

#include <QCoreApplication>
#include <QSet>

namespace fleetwright::submit
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Consent)
};

constexpr ConsentKind kinds[] = {
    {"schema.unknown"_L1, "allow-unknown"_L1,
     QT_TRANSLATE_NOOP("Consent", "Send also members that are not known; without it such a job is refused.")},
};

} // namespace

std::span<const ConsentKind> consentKinds()
{
    return kinds;
}

Consents consentsNeeded(const schema::Problems &problems)
{
    Consents needed;
    for (const schema::Problem &problem : problems) {
        if (problem.needsConsent)
            needed += Consent{problem.rule, problem.at, problem.message};
    }
    return needed;
}

Consents notGiven(const Consents &needed, const Consents &given)
{
    QSet<std::pair<QString, json::Pointer>> known;
    for (const Consent &consent : given)
        known.insert({consent.rule, consent.at});
    Consents missing = needed;
    missing.removeIf([&](const Consent &consent) { return known.contains({consent.rule, consent.at}); });
    return missing;
}

QString consentReason(const Consents &missing)
{
    // So many are named; more would hide the sentence
    constexpr qsizetype most = 5;
    QStringList names;
    for (const Consent &consent : missing.first(qMin(most, missing.size())))
        names += consent.at.toString();
    if (missing.size() > most)
        names += u"…"_s;
    return Texts::tr("Agree to %Ln findings first: %1.", nullptr, int(missing.size()))
        .arg(names.join(", "_L1));
}

} // namespace fleetwright::submit
