// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/textpattern.h"

#include "app/base/charactername.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace fleetwright::schema
{

namespace
{

constexpr int mostNamed = 3;
constexpr int mostLookedFor = 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Characters)
};

const QRegularExpression &compiled(QLatin1StringView pattern)
{
    // Keyed by address: patterns are literals of the table
    static thread_local QHash<const char *, QRegularExpression> cache;
    auto found = cache.find(pattern.data());
    if (found == cache.end()) {
        found =
            cache.insert(pattern.data(), QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                            QRegularExpression::UseUnicodePropertiesOption));
        found->optimize();
    }
    return *found;
}

/// Where the first character stands with which `text` can no longer become a match; -1: it only is too short.
qsizetype firstRefused(const QRegularExpression &pattern, QStringView text)
{
    const auto mayMatch = [&](qsizetype length) {
        const QRegularExpressionMatch match =
            pattern.match(text.first(length).toString(), 0, QRegularExpression::PartialPreferCompleteMatch);
        return match.hasMatch() || match.hasPartialMatch();
    };
    if (mayMatch(text.size()))
        return -1;
    qsizetype good = 0;
    qsizetype bad = text.size();
    while (bad - good > 1) {
        const qsizetype middle = good + (bad - good) / 2;
        // Half of a pair is none: a pair is tried as a whole
        const bool splits = text[middle - 1].isHighSurrogate() && text[middle].isLowSurrogate();
        if (splits && middle + 1 == bad && middle - 1 == good)
            break;
        const qsizetype tried = !splits ? middle : middle + 1 < bad ? middle + 1 : middle - 1;
        (mayMatch(tried) ? good : bad) = tried;
    }
    return good;
}

bool isBlankAtAnEnd(QStringView text, qsizetype at)
{
    const auto isBlank = [](QStringView part) { return part.trimmed().isEmpty(); };
    return text[at] == u' ' && (isBlank(text.first(at)) || isBlank(text.sliced(at)));
}

/// Gathers characters by name, as they come.
class Naming
{
public:
    explicit Naming(const QString &text) : m_text(text) {}

    /// The one at `at` in the text.
    void add(qsizetype at)
    {
        const char32_t code = codePointAt(m_text, at);
        m_codes.insert(code);
        if (++m_count <= mostNamed) {
            const qsizetype number = m_text.first(at).toUcs4().size() + 1;
            m_names +=
                Texts::tr("%1, character %2").arg(describedCharacter(code), QLocale().toString(number));
        }
    }

    [[nodiscard]] int count() const { return m_count; }

    [[nodiscard]] RefusedCharacters take() const
    {
        return {m_names.join(QStringLiteral("; ")) +
                    (m_count > mostNamed ? QStringLiteral("; …") : QString()),
                plain()};
    }

private:
    /// The text with those that were added replaced; nothing where one of them has no other form.
    [[nodiscard]] std::optional<QString> plain() const
    {
        QString out;
        for (qsizetype at = 0; at < m_text.size();) {
            const char32_t code = codePointAt(m_text, at);
            const QStringView written = QStringView(m_text).sliced(at, unitsOf(code));
            if (!m_codes.contains(code) || isBlankAtAnEnd(m_text, at))
                out += written;
            else if (const std::optional<QString> other = plainCharacter(code))
                out += *other;
            else
                return std::nullopt;
            at += unitsOf(code);
        }
        return out.trimmed();
    }

    const QString &m_text;
    QSet<char32_t> m_codes;
    QStringList m_names;
    int m_count = 0;
};

} // namespace

bool matchesPattern(QLatin1StringView pattern, const QString &text)
{
    return compiled(pattern).match(text).hasMatch();
}

RefusedCharacters refusedBy(QLatin1StringView pattern, const QString &text)
{
    const QRegularExpression &form = compiled(pattern);
    Naming naming(text);
    // What was refused is left out to find the next
    QString rest = text;
    qsizetype leftOut = 0;
    while (naming.count() < mostLookedFor) {
        const qsizetype at = firstRefused(form, rest);
        if (at < 0)
            break;
        const char32_t code = codePointAt(rest, at);
        const bool isPlain = code > U' ' && code < 0x7F;
        // An ASCII character may stand for a form that is wrong as a whole
        if (isPlain && (at == 0 || !form.match(rest.first(at)).hasMatch()))
            break;
        naming.add(at + leftOut);
        rest.remove(at, unitsOf(code));
        leftOut += unitsOf(code);
    }
    if (naming.count() == 0)
        return {};
    RefusedCharacters refused = naming.take();
    if (refused.plain && (refused.plain->isEmpty() || !form.match(*refused.plain).hasMatch()))
        refused.plain.reset();
    return refused;
}

RefusedCharacters foreignTo(const QString &text)
{
    Naming naming(text);
    for (qsizetype at = 0; at < text.size() && naming.count() < mostLookedFor;) {
        const char32_t code = codePointAt(text, at);
        if (code < U' ' || code >= 0x7F || isBlankAtAnEnd(text, at))
            naming.add(at);
        at += unitsOf(code);
    }
    return naming.count() == 0 ? RefusedCharacters() : naming.take();
}

} // namespace fleetwright::schema
