// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/pointer.h"

#include "app/base/visibletext.h"

#include <QRegularExpression>

namespace fleetwright::json
{

namespace
{

std::optional<QString> unescaped(QStringView token)
{
    QString out;
    out.reserve(token.size());
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token[i] != u'~') {
            out += token[i];
            continue;
        }
        ++i;
        if (i == token.size() || (token[i] != u'0' && token[i] != u'1'))
            return std::nullopt;
        out += token[i] == u'0' ? u'~' : u'/';
    }
    return out;
}

} // namespace

std::optional<Pointer> Pointer::parse(QStringView text)
{
    if (text.isEmpty())
        return Pointer();
    if (text.front() != u'/')
        return std::nullopt;
    QStringList tokens;
    for (const QStringView part : text.sliced(1).split(u'/')) {
        std::optional<QString> token = unescaped(part);
        if (!token)
            return std::nullopt;
        tokens += *std::move(token);
    }
    return Pointer(std::move(tokens));
}

QString Pointer::toString() const
{
    QString out;
    for (QString token : m_tokens) {
        token.replace(u'~', QLatin1StringView("~0")).replace(u'/', QLatin1StringView("~1"));
        out += u'/' + token;
    }
    return out;
}

QString Pointer::toPath() const
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z_$][A-Za-z0-9_$-]*\\z"));
    QString out;
    for (const QString &token : m_tokens) {
        if (Pointer({token}).index() >= 0)
            out += u'[' + token + u']';
        else if (plain.match(token).hasMatch())
            out += (out.isEmpty() ? QString() : QStringLiteral(".")) + token;
        else
            out += QStringLiteral("[\"") + visibleText(token).replace(u'\n', QStringLiteral("\\n")) +
                   QStringLiteral("\"]");
    }
    return out;
}

qsizetype Pointer::index() const
{
    const QString token = leaf();
    // RFC 6901 section 4: no leading zeros
    if (token.isEmpty() || (token.size() > 1 && token.front() == u'0'))
        return -1;
    for (const QChar c : token) {
        if (c < u'0' || c > u'9')
            return -1;
    }
    bool ok = false;
    const qlonglong value = token.toLongLong(&ok);
    return ok ? static_cast<qsizetype>(value) : -1;
}

Pointer Pointer::parent() const
{
    return m_tokens.isEmpty() ? Pointer() : first(m_tokens.size() - 1);
}

bool Pointer::contains(const Pointer &other) const
{
    return other.m_tokens.size() >= m_tokens.size() &&
           std::equal(m_tokens.begin(), m_tokens.end(), other.m_tokens.begin());
}

Pointer Pointer::child(QString token) const
{
    QStringList tokens = m_tokens;
    tokens.append(std::move(token));
    return Pointer(std::move(tokens));
}

Pointer literals::operator""_ptr(const char *text, size_t size)
{
    const std::optional<Pointer> parsed =
        Pointer::parse(QString::fromUtf8(text, static_cast<qsizetype>(size)));
    Q_ASSERT_X(parsed, "operator\"\"_ptr", text);
    return parsed.value_or(Pointer());
}

} // namespace fleetwright::json
