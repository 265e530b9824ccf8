// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/grammar.h"
#include "app/json/jsonstring.h"
#include "app/json/sourcemap.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>
#include <vector>

namespace fleetwright::json
{

namespace
{

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// Builds the value and the map.
class Builder : public Receiver
{
public:
    explicit Builder(const QByteArray &text) : m_text(text) {}

    void open(bool isObject, qsizetype at) override
    {
        Frame frame;
        frame.at = place();
        frame.isObject = isObject;
        frame.begin = at;
        m_frames.push_back(std::move(frame));
    }

    void close(qsizetype end) override
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        put(frame.isObject ? QJsonValue(objectOf(frame.members)) : QJsonValue(frame.array),
            {frame.begin, end});
    }

    void name(TextRange range) override
    {
        m_frames.back().key = textOfLiteral(part(range));
        m_map.names.insert(place(), range);
    }

    void text(TextRange range) override { put(textOfLiteral(part(range)), range); }
    void number(TextRange range, const QJsonValue &value) override { put(value, range); }
    void word(TextRange range) override
    {
        const char first = m_text[range.begin];
        put(first == 'n' ? QJsonValue(QJsonValue::Null) : QJsonValue(first == 't'), range);
    }

    [[nodiscard]] ParsedText take() { return {m_root, std::move(m_map)}; }

private:
    struct Frame {
        Pointer at = {};
        std::vector<std::pair<QString, QJsonValue>> members = {}; ///< as they come
        QJsonArray array = {};
        bool isObject = false;
        QString key = {};
        qsizetype begin = 0;
    };

    [[nodiscard]] QByteArrayView part(TextRange range) const
    {
        return QByteArrayView(m_text).sliced(range.begin, range.end - range.begin);
    }

    [[nodiscard]] Pointer place() const
    {
        if (m_frames.empty())
            return {};
        const Frame &frame = m_frames.back();
        return frame.isObject ? frame.at / frame.key : frame.at / frame.array.size();
    }

    void put(const QJsonValue &value, TextRange range)
    {
        m_map.values.insert(place(), range);
        if (m_frames.empty())
            m_root = value;
        else if (m_frames.back().isObject)
            m_frames.back().members.emplace_back(m_frames.back().key, value);
        else
            m_frames.back().array.append(value);
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

    const QByteArray &m_text;
    std::vector<Frame> m_frames;
    QJsonValue m_root;
    SourceMap m_map;
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Of a text that has one.
qsizetype firstInvalidUtf8(const QByteArray &text)
{
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

std::optional<SyntaxError> notUtf8(const QByteArray &text)
{
    if (text.isValidUtf8())
        return std::nullopt;
    const qsizetype at = firstInvalidUtf8(text);
    const bool isUtf16 = text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF");
    return SyntaxError{isUtf16 ? Texts::tr("This is not UTF-8 text but UTF-16: save it as UTF-8.")
                               : Texts::tr("This is not UTF-8 text."),
                       at, positionAt(text, at)};
}

} // namespace

Expected<ParsedText, SyntaxError> parse(const QByteArray &text)
{
    if (std::optional<SyntaxError> error = notUtf8(text))
        return tl::unexpected(*std::move(error));
    Builder builder(text);
    Grammar grammar(text, &builder);
    if (!grammar.read(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0))
        return tl::unexpected(grammar.error());
    return builder.take();
}

Expected<Inspection, SyntaxError> inspect(const QByteArray &text)
{
    if (std::optional<SyntaxError> error = notUtf8(text))
        return tl::unexpected(*std::move(error));
    Grammar grammar(text, nullptr);
    if (!grammar.read(0))
        return tl::unexpected(grammar.error());
    return Inspection{grammar.isObject(), grammar.doubts()};
}

} // namespace fleetwright::json
