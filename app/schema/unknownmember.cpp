// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/unknownmember.h"

#include "app/base/visibletext.h"
#include "app/json/edit.h"
#include "app/schema/knownnames.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fleetwright::schema
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Validator)
};

constexpr auto misspelled = "schema.misspelled"_L1;
constexpr auto misplaced = "schema.misplaced"_L1;

/// False for words that anything may be called by: elsewhere only their exact spelling counts.
bool isTelling(QLatin1StringView key)
{
    constexpr qsizetype longWord = 7;
    return key.size() >= longWord ||
           std::any_of(key.begin() + 1, key.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A slip in a name that belongs elsewhere is two faults at once: only long names are sure enough.
constexpr qsizetype unmistakable = 10;

bool isHidden(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Separator_Space:
        return c != u' ';
    default:
        return false;
    }
}

/// A character that does not belong into a member's name, as one finds it: "U+FEFF, character 1".
QString characterText(const QString &name, qsizetype at)
{
    return Texts::tr("U+%1, character %2")
        .arg(QString::number(name.at(at).unicode(), 16).toUpper(), 4, u'0')
        .arg(name.first(at).toUcs4().size() + 1);
}

qsizetype indexOf(const QString &name, bool (*matches)(QChar))
{
    const auto found = std::ranges::find_if(name, matches);
    return found == name.end() ? -1 : found - name.begin();
}

bool fits(const FieldSpec &spec, const QJsonValue &value)
{
    const bool isCron = value.toString().startsWith("cron("_L1);
    switch (spec.kind) {
    case FieldKind::Object:
    case FieldKind::Map:
        return value.isObject();
    case FieldKind::List:
        return value.isArray();
    case FieldKind::Integer:
    case FieldKind::Number:
        return value.isDouble();
    case FieldKind::Cron:
        return isCron;
    case FieldKind::DateTime:
        return value.isString() && !isCron;
    default:
        return value.isString();
    }
}

/// Finds out what one member is.
class Member
{
public:
    Member(const ObjectPlace &object, const QString &name)
        : m_object(object), m_name(name), m_shown(visibleText(name)), m_at(object.at / name),
          m_value(object.members.value(name)), m_cleaned(name)
    {
        m_cleaned.removeIf(isHidden);
        m_folded = foldedName(m_cleaned);
        m_letters = lettersOf(m_folded);
        if (m_value.isObject() && !m_folded.endsWith("config"_L1))
            m_asConfig = m_folded + "config"_L1;
    }

    Problem problem() const
    {
        const KnownNames &names = knownNames(m_object.root);
        const std::vector<KnownPlace> &places = names.places;
        const bool mayBeKnown =
            names.mayKnow(m_folded) || (!m_asConfig.isEmpty() && names.mayKnow(m_asConfig));
        if (const FieldSpec *known = mayBeKnown ? namedHere(places) : nullptr)
            return wrongSpelling(known->key);
        if (m_cleaned != m_name)
            return hidden();
        if (mayBeKnown) {
            if (const std::vector<const KnownPlace *> found = namedElsewhere(places); !found.empty())
                return wrongPlace(found);
            if (const ForeignName *foreign = foreignName(m_folded, m_object.spec.key))
                return ofAnotherOperation(*foreign);
        }
        if (const FieldSpec *known = alikeHere(places))
            return wrongSpelling(known->key);
        if (const std::vector<const KnownPlace *> found = alikeElsewhere(places); !found.empty())
            return wrongPlace(found);
        return unknown();
    }

private:
    bool isHere(const KnownPlace &place) const
    {
        const std::span<const FieldSpec> children = m_object.spec.children;
        return &place.spec() >= children.data() && &place.spec() < children.data() + children.size();
    }

    const FieldSpec *namedHere(const std::vector<KnownPlace> &places) const
    {
        for (const KnownPlace &place : places) {
            if (isHere(place) && (isOtherNameOf(m_folded, place) ||
                                  (!m_asConfig.isEmpty() && isOtherNameOf(m_asConfig, place))))
                return &place.spec();
        }
        return nullptr;
    }

    /// No two members of one object are so alike that a slip could mean either.
    const FieldSpec *alikeHere(const std::vector<KnownPlace> &places) const
    {
        for (const KnownPlace &place : places) {
            if (isHere(place) && isSlipOf(m_folded, m_letters, place))
                return &place.spec();
        }
        return nullptr;
    }

    template<typename Matches>
    std::vector<const KnownPlace *> elsewhere(const std::vector<KnownPlace> &places, Matches matches) const
    {
        std::vector<const KnownPlace *> found;
        for (const KnownPlace &place : places) {
            if (!isHere(place) && matches(place))
                found.push_back(&place);
        }
        return nearest(std::move(found));
    }

    std::vector<const KnownPlace *> namedElsewhere(const std::vector<KnownPlace> &places) const
    {
        return elsewhere(places, [this](const KnownPlace &place) {
            return m_cleaned == place.spec().key ||
                   (isTelling(place.spec().key) &&
                    (isOtherNameOf(m_folded, place) || place.foldedPaths.contains(m_folded)));
        });
    }

    std::vector<const KnownPlace *> alikeElsewhere(const std::vector<KnownPlace> &places) const
    {
        if (m_folded.size() < unmistakable)
            return {};
        return elsewhere(places,
                         [this](const KnownPlace &place) { return isSlipOf(m_folded, m_letters, place); });
    }

    /// Of several places those that may hold the value, and of these those that share most of the way.
    std::vector<const KnownPlace *> nearest(std::vector<const KnownPlace *> found) const
    {
        const auto fitting = [this](const KnownPlace *place) { return fits(place->spec(), m_value); };
        if (std::ranges::any_of(found, fitting))
            std::erase_if(found, std::not_fn(fitting));
        const auto shared = [this](const KnownPlace *place) {
            qsizetype steps = 0;
            for (const FieldSpec *row : place->path) {
                if (steps == m_object.at.depth() ||
                    (!row->key.isEmpty() && m_object.at.tokens().at(steps) != row->key))
                    break;
                ++steps;
            }
            return steps;
        };
        qsizetype most = 0;
        for (const KnownPlace *place : found)
            most = std::max(most, shared(place));
        std::erase_if(found, [&](const KnownPlace *place) { return shared(place) < most; });
        return found;
    }

    /// The one pointer that the place has in this request; nothing where there are several, or something
    /// stands in the way.
    std::optional<json::Pointer> pointerOf(const KnownPlace &place) const
    {
        QStringList tokens;
        QJsonValue here = m_object.value;
        for (const FieldSpec *row : place.path) {
            if (!row->key.isEmpty()) {
                if (!here.isUndefined() && !here.isObject())
                    return std::nullopt;
                here = here.toObject().value(row->key);
                tokens += row->key;
                continue;
            }
            if (!here.isUndefined() && !here.isArray())
                return std::nullopt;
            const QJsonArray items = here.toArray();
            const QStringList &own = m_object.at.tokens();
            const bool isWithin = own.size() > tokens.size() && own.first(tokens.size()) == tokens;
            if (!isWithin && items.size() > 1)
                return std::nullopt;
            const qsizetype index = isWithin ? json::Pointer({own.at(tokens.size())}).index() : 0;
            here = index < items.size() ? items.at(index) : QJsonValue(QJsonValue::Undefined);
            tokens += QString::number(index);
        }
        return json::Pointer(std::move(tokens));
    }

    static QString wayTo(const KnownPlace &place)
    {
        QString way;
        for (const FieldSpec *row : place.path)
            way += u'/' + (row->key.isEmpty() ? u"…"_s : QString(row->key));
        return way;
    }

    Problem make(QLatin1StringView rule, const QString &message, std::optional<Fix> fix) const
    {
        return {
            .at = m_at, .severity = Severity::Error, .rule = rule, .message = message, .fix = std::move(fix)};
    }

    Fix removal(bool isSafe) const
    {
        return {Texts::tr("Take it out"), {{m_at, QJsonValue::Undefined}}, isSafe};
    }

    Fix moving(const json::Pointer &to, const QString &label) const
    {
        return {label, {{m_at, QJsonValue::Undefined}, {to, m_value}}, true};
    }

    Fix renaming(const QString &name) const
    {
        return moving(m_object.at / name, Texts::tr("Rename to %1").arg(name));
    }

    /// The character that the eye does not tell from another, or from nothing; empty where there is none.
    QString deceptiveCharacter() const
    {
        qsizetype at = indexOf(m_name, isHidden);
        if (at < 0)
            at = indexOf(m_name, [](QChar c) { return c.unicode() > 0x7E; });
        return at < 0 ? QString() : characterText(m_name, at);
    }

    Problem wrongSpelling(const QString &known) const
    {
        const QJsonValue present = m_object.members.value(known);
        if (!present.isUndefined()) {
            return make(
                misspelled,
                Texts::tr("“%1” is not known here: the member is called “%2”, which is there as well.")
                    .arg(m_shown, known),
                removal(present == m_value));
        }
        const QString character = deceptiveCharacter();
        const QString message =
            character.isEmpty()
                ? Texts::tr("“%1” is not known here: the member is called “%2”.").arg(m_shown, known)
                : Texts::tr("“%1” holds %2: the member is called “%3”.").arg(m_shown, character, known);
        return make(misspelled, message, renaming(known));
    }

    Problem hidden() const
    {
        const bool isFree = !m_cleaned.isEmpty() && !m_object.members.contains(m_cleaned);
        return make(
            misspelled,
            Texts::tr("The name “%1” holds %2, which is not seen.").arg(m_shown, deceptiveCharacter()),
            isFree ? renaming(m_cleaned) : removal(false));
    }

    Problem wrongPlace(const std::vector<const KnownPlace *> &found) const
    {
        const std::optional<json::Pointer> to = found.size() == 1 ? pointerOf(*found.front()) : std::nullopt;
        if (!to) {
            QStringList ways;
            for (const KnownPlace *place : found)
                ways += wayTo(*place);
            return make(misplaced,
                        Texts::tr("“%1” does not belong here: its place is %2.")
                            .arg(m_shown, ways.join(Texts::tr(" or ", "between places"))),
                        {});
        }
        const QJsonValue present = json::valueAt(m_object.value, *to);
        if (!present.isUndefined()) {
            return make(misplaced,
                        Texts::tr("“%1” does not belong here: its place is %2, where it stands as well.")
                            .arg(m_shown, to->toString()),
                        removal(present == m_value));
        }
        const bool isUp = to->parent().contains(m_object.at);
        return make(misplaced,
                    Texts::tr("“%1” does not belong here: its place is %2.").arg(m_shown, to->toString()),
                    moving(*to, isUp ? Texts::tr("Move %1 up").arg(to->leaf())
                                     : Texts::tr("Move to %1").arg(to->toString())));
    }

    Problem ofAnotherOperation(const ForeignName &foreign) const
    {
        return make("schema.foreign"_L1, Texts::tr(foreign.text).arg(m_shown), removal(foreign.isAnswer));
    }

    Problem unknown() const
    {
        return {.at = m_at,
                .severity = Severity::Warning,
                .rule = u"schema.unknown"_s,
                .message = Texts::tr("“%1” is not known here; it is sent as it is.").arg(m_shown),
                .fix = removal(false),
                .needsConsent = true};
    }

    const ObjectPlace &m_object;
    const QString &m_name;
    QString m_shown;
    json::Pointer m_at;
    QJsonValue m_value;
    QString m_cleaned; ///< the name without characters that are not seen
    QString m_folded;
    QString m_asConfig; ///< "abort" for abortConfig; only for an object
    quint32 m_letters = 0;
};

} // namespace

Problem unknownMember(const ObjectPlace &object, const QString &name)
{
    return Member(object, name).problem();
}

bool isWrongName(const Problem &problem)
{
    return problem.rule == misspelled || problem.rule == misplaced;
}

} // namespace fleetwright::schema
