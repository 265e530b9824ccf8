// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/inifile.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{

/// Reads line by line; what belongs to which value depends on the indentation of the lines before.
class IniReader
{
    Q_DECLARE_TR_FUNCTIONS(IniFile)

public:
    [[nodiscard]] Expected<void> line(const QString &raw);
    void finish();

    IniFile result;

private:
    [[nodiscard]] Expected<void> section(const QString &name);
    [[nodiscard]] Expected<void> setting(const QString &text);
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &what) const
    {
        return failure(tr("Line %1: %2").arg(m_number).arg(what));
    }
    void storeValue();

    int m_number = 0;
    qsizetype m_indent = 0;
    bool m_inSection = false;
    QString m_section;
    QString m_name;
    QStringList m_value;
    QSet<QString> m_seen;
};

Expected<void> IniReader::line(const QString &raw)
{
    ++m_number;
    const QString text = raw.trimmed();
    if (text.startsWith(u'#') || text.startsWith(u';'))
        return {};
    if (text.isEmpty()) {
        if (!m_name.isEmpty())
            m_value.append(QString());
        return {};
    }
    const auto first = std::find_if(raw.begin(), raw.end(), [](QChar c) { return !c.isSpace(); });
    const qsizetype indent = first - raw.begin();
    if (!m_name.isEmpty() && indent > m_indent) {
        m_value.append(text);
        return {};
    }
    m_indent = indent;
    static const QRegularExpression header(uR"(^\[(.+)\])"_s);
    const QRegularExpressionMatch match = header.match(text);
    if (match.hasMatch())
        return section(match.captured(1));
    if (!m_inSection)
        return wrong(tr("a setting stands before the first [profile]."));
    return setting(text);
}

Expected<void> IniReader::section(const QString &name)
{
    storeValue();
    m_inSection = true;
    m_section = name;
    if (name == "DEFAULT"_L1)
        return {};
    if (result.m_sections.contains(name))
        return wrong(tr("the section [%1] stands there twice.").arg(name));
    result.m_order.append(name);
    result.m_sections.insert(name, {});
    return {};
}

Expected<void> IniReader::setting(const QString &text)
{
    storeValue();
    static const QRegularExpression delimiter(u"[=:]"_s);
    const qsizetype end = text.indexOf(delimiter);
    if (end < 0)
        return wrong(tr("a setting is written “name = value”."));
    const QString name = text.left(end).trimmed().toLower();
    if (name.isEmpty())
        return wrong(tr("there is no name before the sign “%1”.").arg(text.at(end)));
    const QString id = m_section + u'\n' + name;
    if (m_seen.contains(id))
        return wrong(tr("%1 stands twice in [%2].").arg(name, m_section));
    m_seen.insert(id);
    m_name = name;
    m_value = {text.mid(end + 1).trimmed()};
    return {};
}

void IniReader::storeValue()
{
    if (m_name.isEmpty())
        return;
    while (!m_value.isEmpty() && m_value.last().isEmpty())
        m_value.removeLast();
    const QString value = m_value.join(u'\n');
    if (m_section == "DEFAULT"_L1)
        result.m_defaults.insert(m_name, value);
    else
        result.m_sections[m_section].insert(m_name, value);
    m_name.clear();
    m_value.clear();
}

void IniReader::finish()
{
    storeValue();
}

Expected<IniFile> IniFile::parse(const QByteArray &bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf")) {
        return failure(QCoreApplication::translate(
            "IniFile",
            "Line 1: the file begins with a byte order mark, which AWS's tools do not take. Save it "
            "as UTF-8 without one."));
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return failure(QCoreApplication::translate("IniFile", "The file is not text in UTF-8."));
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    IniReader reader;
    for (const QString &line : text.split(u'\n')) {
        if (const Expected<void> read = reader.line(line); !read)
            return tl::unexpected(read.error());
    }
    reader.finish();
    return reader.result;
}

QMap<QString, QString> IniFile::settings(const QString &section) const
{
    const auto found = m_sections.constFind(section);
    if (found == m_sections.cend())
        return {};
    QMap<QString, QString> all = m_defaults;
    all.insert(*found);
    return all;
}

} // namespace fleetwright::identity
