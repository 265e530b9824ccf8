// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/sourcemap.h"

#include "app/base/visibletext.h"
#include "app/json/writer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace fleetwright::json
{

namespace
{

constexpr int deepest = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(JsonSyntax)
};

/// Reads bytes and counts them, so that the parser's callbacks know where they are.
class CountingIterator
{
public:
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char *;
    using reference = const char &;
    using iterator_category = std::input_iterator_tag;

    CountingIterator(const char *at, const char **seen) : m_at(at), m_seen(seen) {}
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        *m_seen = ++m_at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator &other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    const char **m_seen;
};

/// A decimal number's significant digits and the power of ten of the last one; sign left out.
struct Decimal {
    QByteArray digits = {};
    qint64 exponent = 0;

    bool operator==(const Decimal &) const = default;
};

/// `number` as JSON writes it; nothing where its exponent is beyond all measure.
std::optional<Decimal> decimalOf(QByteArrayView number)
{
    Decimal decimal;
    bool behindPoint = false;
    for (qsizetype i = 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.') {
            behindPoint = true;
        } else if (c == 'e' || c == 'E') {
            bool ok = false;
            const int exponent = number.sliced(i + 1).toByteArray().toInt(&ok);
            if (!ok)
                return std::nullopt;
            decimal.exponent += exponent;
            break;
        } else if (c != '-') {
            decimal.digits += c;
            decimal.exponent -= behindPoint ? 1 : 0;
        }
    }
    while (decimal.digits.endsWith('0')) {
        decimal.digits.chop(1);
        ++decimal.exponent;
    }
    qsizetype zeros = 0;
    while (zeros < decimal.digits.size() && decimal.digits[zeros] == '0')
        ++zeros;
    decimal.digits.remove(0, zeros);
    return decimal.digits.isEmpty() ? Decimal() : decimal;
}

bool startsWithSpareZero(QByteArrayView number)
{
    if (number.startsWith("-"))
        number = number.sliced(1);
    return number.size() > 1 && number[0] == '0' && number[1] >= '0' && number[1] <= '9';
}

bool sameNumber(QByteArrayView one, QByteArrayView other)
{
    const std::optional<Decimal> decimal = decimalOf(one);
    return decimal && decimal == decimalOf(other);
}

/// Builds the value and the map from the parser's callbacks.
class Builder
{
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    Builder(const QByteArray &text, const char **seen) : m_text(text), m_seen(seen) {}

    // The names and signatures are those that the parser calls.
    bool null() { return scalar(QJsonValue::Null, 4); }
    bool boolean(bool value) { return scalar(value, value ? 4 : 5); }
    bool number_integer(number_integer_t value) { return number(QJsonValue(qint64(value))); }
    bool number_unsigned(number_unsigned_t value)
    {
        if (value > number_unsigned_t(std::numeric_limits<qint64>::max()))
            return number(QJsonValue(static_cast<double>(value)));
        return number(QJsonValue(qint64(value)));
    }
    bool number_float(number_float_t value, const string_t &)
    {
        // 5.0 and 5 are one value: Qt would tell them apart
        constexpr double pastInteger = 9223372036854775808.0;
        const bool isWhole = std::floor(value) == value && std::abs(value) < pastInteger;
        return number(isWhole ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(value));
    }
    bool string(string_t &value)
    {
        const qsizetype end = offset();
        return put(QString::fromStdString(value), {stringStart(end), end});
    }
    bool binary(binary_t &) { return false; }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(string_t &value)
    {
        Frame &frame = m_frames.back();
        frame.key = QString::fromStdString(value);
        const qsizetype end = offset();
        const TextRange range{stringStart(end), end};
        const Pointer at = frame.at / frame.key;
        if (m_map.names.contains(at)) {
            return refuse(
                Texts::tr("“%1” is given twice; only one of them could be sent.").arg(visibleText(frame.key)),
                range.begin);
        }
        m_map.names.insert(at, range);
        m_lastName = range;
        return true;
    }

    bool parse_error(std::size_t position, const std::string &token, const nlohmann::json::exception &error)
    {
        constexpr int numberOverflow = 406;
        if (error.id == numberOverflow)
            return refuse(Texts::tr("This number is too large."), tokenStart());
        const QByteArrayView read(token);
        const auto end = static_cast<qsizetype>(position);
        constexpr QByteArrayView wholeTokenEnds("\"0123456789el");
        // A token that is whole is wrong from its start, another at the character that was read last
        const bool whole = read.size() < end && !read.isEmpty() && wholeTokenEnds.contains(read.back()) &&
                           QByteArrayView(m_text).first(std::min(end, m_text.size())).endsWith(read);
        const qsizetype at = std::max(qsizetype(0), whole ? end - read.size() : end - 1);
        return refuseAt(at, end, read.startsWith('"'));
    }

    [[nodiscard]] const SyntaxError &error() const { return m_error; }
    [[nodiscard]] ParsedText take() { return {m_root, std::move(m_map)}; }

private:
    /// Says what is wrong where the parser stopped: at `at`, having read up to `end`; `inText`: within
    /// quotes.
    bool refuseAt(qsizetype at, qsizetype end, bool inText)
    {
        if (at >= m_text.size()) {
            return refuse(
                m_frames.empty()
                    ? Texts::tr("There is no JSON here.")
                    : Texts::tr("The text ends before the JSON does: a bracket or quote is not closed."),
                at);
        }
        const QByteArrayView letters("abcdefghijklmnopqrstuvwxyz");
        while (!inText && at > 0 && letters.contains(m_text[at]) && letters.contains(m_text[at - 1]))
            --at;
        const char found = m_text[at];
        if (inText && (found == '\n' || found == '\r')) {
            return refuse(Texts::tr("The quote that opens here is not closed before the line ends."),
                          stringStart(at + 1));
        }
        if (inText && found == '\t')
            return refuse(Texts::tr("A tab inside a text is written as \\t."), at);
        qsizetype before = at - 1;
        while (before >= 0 && QByteArrayView(" \t\r\n").contains(m_text[before]))
            --before;
        const char last = before >= 0 ? m_text[before] : '\0';
        if (last == ',' && (found == '}' || found == ']'))
            return refuse(Texts::tr("This comma is one too many: nothing comes behind it."), before);
        const bool begins = QByteArrayView("\"{[-0123456789tfn").contains(found);
        if (begins && before + 1 == m_lastName.end && m_lastName.end > 0)
            return refuse(Texts::tr("A colon is missing before this."), at);
        const bool ended = QByteArrayView("\"}]0123456789el").contains(last);
        if (begins && ended && !m_frames.empty())
            return refuse(Texts::tr("A comma is missing before this."), at);
        constexpr qsizetype shown = 20;
        const qsizetype from = inText && at > 0 && m_text[at - 1] == '\\' ? at - 1 : at;
        qsizetype to = std::clamp(end, at + 1, std::min(at + shown, m_text.size()));
        while (to < m_text.size() && (static_cast<unsigned char>(m_text[to]) & 0xC0U) == 0x80U)
            ++to;
        return refuse(Texts::tr("This is not JSON: “%1” is not expected here.")
                          .arg(visibleText(QString::fromUtf8(m_text.sliced(from, to - from)))),
                      at);
    }

    struct Frame {
        Pointer at = {};
        std::vector<std::pair<QString, QJsonValue>> members = {}; ///< as they come
        QJsonArray array = {};
        bool isObject = false;
        QString key = {};
        qsizetype begin = 0;
    };

    [[nodiscard]] qsizetype offset() const { return *m_seen - m_text.constData(); }

    /// Numbers are only known to have ended by the character behind them, which was read already.
    [[nodiscard]] qsizetype numberEnd() const
    {
        qsizetype end = std::min(offset(), m_text.size());
        while (end > 0 && !QByteArrayView("0123456789").contains(m_text[end - 1]))
            --end;
        return end;
    }

    [[nodiscard]] qsizetype tokenStart() const
    {
        qsizetype begin = numberEnd();
        while (begin > 0 && QByteArrayView("0123456789+-.eE").contains(m_text[begin - 1]))
            --begin;
        return begin;
    }

    /// The opening quote of the string whose closing quote is just before `end`.
    [[nodiscard]] qsizetype stringStart(qsizetype end) const
    {
        for (qsizetype i = end - 2; i >= 0; --i) {
            if (m_text[i] != '"')
                continue;
            qsizetype slashes = 0;
            while (i - slashes > 0 && m_text[i - slashes - 1] == '\\')
                ++slashes;
            if (slashes % 2 == 0)
                return i;
        }
        return 0;
    }

    bool scalar(const QJsonValue &value, qsizetype length)
    {
        return put(value, {offset() - length, offset()});
    }
    bool number(const QJsonValue &value)
    {
        const TextRange range{tokenStart(), numberEnd()};
        const QByteArrayView digits = QByteArrayView(m_text).sliced(range.begin, range.end - range.begin);
        if (startsWithSpareZero(digits))
            return refuse(Texts::tr("A number must not start with 0."), range.begin);
        if (!sameNumber(digits, write(value, Layout::Compact)))
            return refuse(Texts::tr("This number cannot be kept exactly."), range.begin);
        return put(value, range);
    }

    [[nodiscard]] Pointer place() const
    {
        if (m_frames.empty())
            return {};
        const Frame &frame = m_frames.back();
        return frame.isObject ? frame.at / frame.key : frame.at / frame.array.size();
    }

    bool put(const QJsonValue &value, TextRange range)
    {
        m_map.values.insert(place(), range);
        if (m_frames.empty())
            m_root = value;
        else if (m_frames.back().isObject)
            m_frames.back().members.emplace_back(m_frames.back().key, value);
        else
            m_frames.back().array.append(value);
        return true;
    }

    bool open(bool isObject)
    {
        if (m_frames.size() >= deepest)
            return refuse(Texts::tr("Nested more than %1 levels deep.").arg(deepest), offset() - 1);
        Frame frame;
        frame.at = place();
        frame.isObject = isObject;
        frame.begin = offset() - 1;
        m_frames.push_back(std::move(frame));
        return true;
    }

    bool close()
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        return put(frame.isObject ? QJsonValue(objectOf(frame.members)) : QJsonValue(frame.array),
                   {frame.begin, offset()});
    }

    /// Qt keeps members sorted and moves all that come behind a new one: in order, none has to move.
    static QJsonObject objectOf(std::vector<std::pair<QString, QJsonValue>> &members)
    {
        std::ranges::sort(members, {}, &std::pair<QString, QJsonValue>::first);
        QJsonObject object;
        for (const auto &[name, value] : members)
            object.insert(name, value);
        return object;
    }

    bool refuse(const QString &message, qsizetype at)
    {
        m_error = {message, at, positionAt(m_text, at)};
        return false;
    }

    const QByteArray &m_text;
    const char **m_seen;
    std::vector<Frame> m_frames;
    QJsonValue m_root;
    SourceMap m_map;
    TextRange m_lastName;
    SyntaxError m_error;
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::optional<qsizetype> firstInvalidUtf8(const QByteArray &text)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = whole(text);
    if (!whole.hasError())
        return std::nullopt;
    // The longest prefix that decodes tells the place
    qsizetype good = 0;
    qsizetype bad = text.size();
    while (bad - good > 1) {
        const qsizetype middle = good + (bad - good) / 2;
        QStringDecoder part(QStringDecoder::Utf8);
        const QString ignored = part(QByteArrayView(text).first(middle));
        (part.hasError() ? bad : good) = middle;
    }
    // It may end within a character: that one is wrong from its first byte on
    qsizetype begin = good;
    while (begin > 0 && isContinuation(text[begin - 1]))
        --begin;
    begin = std::max(begin - 1, qsizetype(0));
    QStringDecoder last(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString ignored = last(QByteArrayView(text).sliced(begin, good - begin));
    return last.hasError() ? begin : good;
}

} // namespace

TextRange SourceMap::nearest(const Pointer &at) const
{
    for (Pointer here = at;; here = here.parent()) {
        const auto found = values.constFind(here);
        if (found != values.constEnd())
            return *found;
        if (here.isRoot())
            return {};
    }
}

Pointer SourceMap::pointerAt(qsizetype offset) const
{
    Pointer best;
    qsizetype bestDepth = -1;
    const auto look = [&](const QHash<Pointer, TextRange> &ranges) {
        for (auto it = ranges.begin(); it != ranges.end(); ++it) {
            if (it->begin <= offset && offset <= it->end && it.key().depth() > bestDepth) {
                best = it.key();
                bestDepth = it.key().depth();
            }
        }
    };
    look(values);
    look(names);
    return best;
}

Expected<ParsedText, SyntaxError> parse(const QByteArray &text)
{
    if (const std::optional<qsizetype> at = firstInvalidUtf8(text))
        return tl::unexpected(SyntaxError{Texts::tr("This is not UTF-8 text."), *at, positionAt(text, *at)});
    const char *seen = text.constData();
    Builder builder(text, &seen);
    const bool ok =
        nlohmann::json::sax_parse(CountingIterator(text.constData(), &seen),
                                  CountingIterator(text.constData() + text.size(), &seen), &builder);
    if (!ok)
        return tl::unexpected(builder.error());
    return builder.take();
}

TextPosition positionAt(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(std::clamp(offset, qsizetype(0), text.size()));
    TextPosition position;
    for (const char c : before) {
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else if (!isContinuation(c)) {
            ++position.column;
        }
    }
    return position;
}

} // namespace fleetwright::json
