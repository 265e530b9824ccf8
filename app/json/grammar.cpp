// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/grammar.h"

#include "app/base/visibletext.h"
#include "app/json/jsonstring.h"
#include "app/json/number.h"

#include <algorithm>

namespace fleetwright::json
{

namespace
{

constexpr int deepest = 200;
constexpr qsizetype doubtsOfAKind = 5;

} // namespace

Grammar::Grammar(const QByteArray &text, Receiver *receiver)
    : m_text(text), m_faults(m_text), m_tokens(m_text, m_faults), m_receiver(receiver)
{
}

bool Grammar::read(qsizetype begin)
{
    m_tokens.skip(begin);
    if (!m_tokens.blanks())
        return false;
    if (m_tokens.atEnd())
        return m_faults.stop(Texts::tr("There is no JSON here."), m_tokens.at());
    m_isObject = m_tokens.here() == '{';
    if (!value() || !m_tokens.blanks())
        return false;
    if (!m_tokens.atEnd()) {
        return m_faults.stop(Texts::tr("The JSON ended before this: %1.").arg(m_tokens.shown(m_tokens.at())),
                             m_tokens.at());
    }
    return m_faults.isNone();
}

bool Grammar::value()
{
    if (m_tokens.here() == '{')
        return object();
    if (m_tokens.here() == '[')
        return array();
    if (m_tokens.isQuote())
        return string(false, nullptr);
    if (m_tokens.isNumber())
        return number();
    if (m_tokens.isWord()) {
        const qsizetype begin = m_tokens.at();
        if (!m_tokens.word())
            return false;
        if (Receiver *to = receiver())
            to->word({begin, m_tokens.at()});
        return true;
    }
    return unexpected();
}

bool Grammar::object()
{
    if (++m_depth > deepest)
        return m_faults.stop(Texts::tr("Nested more than %1 levels deep.").arg(deepest), m_tokens.at());
    if (Receiver *to = receiver())
        to->open(true, m_tokens.at());
    m_tokens.skip(1);
    if (!m_tokens.blanks())
        return false;
    bool ends = m_tokens.here() == '}';
    if (ends)
        m_tokens.skip(1);
    for (Names names; !ends;) {
        if (!member(names) || !behindItem('}', ends))
            return false;
    }
    if (Receiver *to = receiver())
        to->close(m_tokens.at());
    --m_depth;
    return true;
}

bool Grammar::array()
{
    if (++m_depth > deepest)
        return m_faults.stop(Texts::tr("Nested more than %1 levels deep.").arg(deepest), m_tokens.at());
    if (Receiver *to = receiver())
        to->open(false, m_tokens.at());
    m_tokens.skip(1);
    if (!m_tokens.blanks())
        return false;
    bool ends = m_tokens.here() == ']';
    if (ends)
        m_tokens.skip(1);
    while (!ends) {
        if (!value() || !behindItem(']', ends))
            return false;
    }
    if (Receiver *to = receiver())
        to->close(m_tokens.at());
    --m_depth;
    return true;
}

bool Grammar::member(Names &names)
{
    if (m_tokens.isQuote() ? !string(true, &names) : m_tokens.isWord() ? !m_tokens.bareName() : !unexpected())
        return false;
    if (!m_tokens.blanks())
        return false;
    if (m_tokens.here() != ':') {
        const bool begins = m_tokens.isQuote() || m_tokens.isNumber() || m_tokens.isWord() ||
                            m_tokens.here() == '{' || m_tokens.here() == '[';
        return begins ? m_faults.stop(Texts::tr("A colon is missing before this."), m_tokens.at())
                      : unexpected();
    }
    m_tokens.skip(1);
    return m_tokens.blanks() && value();
}

bool Grammar::behindItem(char bracket, bool &ends)
{
    if (!m_tokens.blanks())
        return false;
    if (m_tokens.here() == bracket && !m_tokens.atEnd()) {
        ends = true;
        m_tokens.skip(1);
        return true;
    }
    const qsizetype comma = m_tokens.at();
    if (m_tokens.here() != ',') {
        const bool begins = m_tokens.isQuote() || m_tokens.isNumber() || m_tokens.isWord() ||
                            m_tokens.here() == '{' || m_tokens.here() == '[';
        return begins ? m_faults.stop(Texts::tr("A comma is missing before this."), comma) : unexpected();
    }
    m_tokens.skip(1);
    if (!m_tokens.blanks())
        return false;
    if (m_tokens.here() == '}' || m_tokens.here() == ']') {
        const auto message = [] { return Texts::tr("This comma is one too many: nothing comes behind it."); };
        m_faults.mend(Mending::Comma, comma, {comma, comma + 1}, {}, message);
        if (m_tokens.here() != bracket)
            return unexpected();
        ends = true;
        m_tokens.skip(1);
    }
    return true;
}

bool Grammar::string(bool isName, Names *names)
{
    const qsizetype begin = m_tokens.at();
    qsizetype half = -1;
    if (!m_tokens.string(half))
        return false;
    const TextRange range{begin, m_tokens.at()};
    if (!m_faults.isNone())
        return true;
    if (half >= 0 && !m_receiver) {
        doubt(Doubt::Kind::HalfCharacter,
              Texts::tr("“%1” is half of a character (a lone surrogate): devices may refuse or replace it.")
                  .arg(QString::fromLatin1(m_text.sliced(half, 6))),
              half);
    }
    if (names && !isNameNew(range, *names))
        return false;
    if (Receiver *to = receiver()) {
        if (isName)
            to->name(range);
        else
            to->text(range);
    }
    return true;
}

bool Grammar::isNameNew(TextRange range, Names &names)
{
    QByteArrayView name = QByteArrayView(m_text).sliced(range.begin + 1, range.end - range.begin - 2);
    if (name.contains('\\')) {
        const QString text =
            textOfLiteral(QByteArrayView(m_text).sliced(range.begin, range.end - range.begin));
        // Halves of characters have no UTF-8, and are told apart as they are written
        if (text.isValidUtf16())
            name = m_unescaped.emplace_back(text.toUtf8());
    }
    const qsizetype before = names.size();
    names.insert(name);
    if (names.size() > before)
        return true;
    const QString shown = visibleText(QString::fromUtf8(name));
    return doubt(Doubt::Kind::MemberTwice,
                 m_receiver
                     ? Texts::tr("“%1” is given twice; only one of them could be sent.").arg(shown)
                     : Texts::tr("“%1” is given twice: most devices take only the last one.").arg(shown),
                 range.begin);
}

bool Grammar::number()
{
    const qsizetype begin = m_tokens.at();
    if (!m_tokens.number())
        return false;
    return !m_faults.isNone() || judge({begin, m_tokens.at()});
}

bool Grammar::judge(TextRange range)
{
    const QByteArrayView digits = QByteArrayView(m_text).sliced(range.begin, range.end - range.begin);
    if (!m_receiver && isPlainlyExact(digits))
        return true;
    const Number number = readNumber(digits);
    if (!number.isExact) {
        const QString message =
            !m_receiver ? Texts::tr("This number is held exactly neither by 64 bits nor by a double: devices "
                                    "may read another one.")
            : number.isTooLarge ? Texts::tr("This number is too large.")
                                : Texts::tr("This number cannot be kept exactly.");
        return doubt(Doubt::Kind::InexactNumber, message, range.begin);
    }
    if (m_receiver)
        m_receiver->number(range, number.value);
    return true;
}

bool Grammar::unexpected()
{
    const qsizetype at = m_tokens.at();
    if (m_tokens.atEnd())
        return endedTooSoon();
    return m_faults.stop(Texts::tr("This is not JSON: %1 is not expected here.").arg(m_tokens.shown(at)), at);
}

bool Grammar::endedTooSoon()
{
    return m_faults.stop(Texts::tr("The text ends before the JSON does: a bracket or quote is not closed."),
                         m_tokens.at());
}

/// False where it is an error.
bool Grammar::doubt(Doubt::Kind kind, const QString &message, qsizetype at)
{
    if (m_receiver)
        return m_faults.stop(message, at);
    if (std::ranges::count(m_doubts, kind, &Doubt::kind) < doubtsOfAKind)
        m_doubts.append({kind, message, at, positionAt(m_text, at)});
    return true;
}

} // namespace fleetwright::json
