// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/s3url.h"

#include "app/base/visibletext.h"
#include "app/job/rules/check.h"
#include "app/job/rules/regionnames.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;
using schema::Severity;

namespace
{

constexpr auto encodedVersion = "%3FversionId%3D"_L1;
constexpr auto example = "https://bucket.s3.eu-west-1.amazonaws.com/key"_L1;

/// A link cut into its parts, whatever they are.
struct Parts {
    QString scheme = {};
    QString user = {}; ///< with password, without @
    QString host = {};
    QString path = {}; ///< with its slash
    QString query = {};
    QString fragment = {};
    bool hasQuery = false;
};

std::optional<Parts> partsOf(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?"
        "(?:#(?<fragment>.*))?\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString authority = match.captured(u"authority"_s);
    const qsizetype at = authority.lastIndexOf(u'@');
    return Parts{.scheme = match.captured(u"scheme"_s).toLower(),
                 .user = authority.first(std::max(at, qsizetype(0))),
                 .host = authority.sliced(at + 1),
                 .path = match.captured(u"path"_s),
                 .query = match.captured(u"query"_s),
                 .fragment = match.captured(u"fragment"_s),
                 .hasQuery = match.capturedStart(u"query"_s) >= 0};
}

/// What a host of S3's names.
struct Host {
    QString bucket = {};
    QString region = {};
    bool isChina = false;
    bool isDocumented = true; ///< of the forms that AWS IoT's pages show
};

std::optional<Host> hostOf(const QString &host)
{
    static const QRegularExpression form(
        u"\\A(?:(?<bucket>.+)\\.)?s3(?<kind>-fips|-accelerate)?(?<dual>\\.dualstack)?"
        "(?:[.-](?<region>[a-z]{2,}(?:-[a-z]+)+-[0-9]+[a-z]?))?\\.amazonaws\\.(?:com(?<china>\\.cn)?|eu)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(host);
    if (!match.hasMatch())
        return std::nullopt;
    return Host{.bucket = match.captured(u"bucket"_s),
                .region = match.captured(u"region"_s).toLower(),
                .isChina = match.capturedLength(u"china"_s) > 0,
                .isDocumented = match.capturedLength(u"kind"_s) == 0 && match.capturedLength(u"dual"_s) == 0};
}

QString versionIn(const QString &query)
{
    for (const QString &part : query.split(u'&')) {
        if (part.startsWith("versionId="_L1))
            return part.sliced(part.indexOf(u'=') + 1);
    }
    return {};
}

/// Collects what is wrong with one link.
class Faults
{
public:
    Faults(const QString &link, S3Use use, const QString &region) : m_link(link), m_use(use), m_region(region)
    {
    }

    QList<S3Fault> take()
    {
        read();
        return std::move(m_found);
    }

private:
    void error(const QString &message, const QString &better = {})
    {
        m_found += S3Fault{Severity::Error, message, better};
    }
    void warn(const QString &message, const QString &better = {})
    {
        m_found += S3Fault{Severity::Warning, message, better};
    }

    [[nodiscard]] QString with(qsizetype at, qsizetype length, const QString &text) const
    {
        return m_link.first(at) + text + m_link.sliced(at + length);
    }

    void read()
    {
        const std::optional<Parts> parts = partsOf(m_link);
        if (!parts)
            return error(Texts::tr("Must be a link to an object in S3, such as %1.").arg(example));
        m_parts = *parts;
        if (m_parts.scheme == "s3"_L1)
            return s3Scheme();
        const std::optional<Host> host = hostOf(m_parts.host);
        if (!host)
            return foreignHost();
        m_host = *host;
        scheme();
        user();
        blanks();
        bucketAndKey();
        region();
        query();
        if (!m_host.isDocumented)
            warn(Texts::tr("AWS IoT's pages do not show this kind of host (dual-stack, FIPS, acceleration), "
                           "so it may "
                           "be refused: %1 is sure.")
                     .arg(example));
    }

    /// As S3's own tools write it; AWS IoT's pages show only https.
    void s3Scheme()
    {
        const QString bucket = m_parts.host;
        const QString key = m_parts.path.mid(1);
        if (bucket.isEmpty() || key.isEmpty())
            return error(Texts::tr("The link must name a bucket and an object in it."));
        QString better;
        if (!m_region.isEmpty())
            better = u"https://s3.%1.amazonaws.com%2/%3/%4"_s.arg(
                m_region, m_region.startsWith("cn-"_L1) ? u".cn"_s : QString(), bucket, key);
        warn(
            Texts::tr("AWS IoT's pages show links with https only, such as %1; whether s3:// is taken is not "
                      "documented.")
                .arg(example),
            better);
    }

    void foreignHost()
    {
        if (m_parts.user.isEmpty() && m_parts.host.endsWith(".amazonaws.com"_L1) &&
            m_parts.host.contains("s3"_L1) && !m_parts.host.contains("s3-website"_L1))
            return warn(
                Texts::tr("Not one of the documented forms of a link to S3, such as %1: it may be refused.")
                    .arg(example));
        error(Texts::tr("“%1” is no host of S3: must be a link such as %2.").arg(m_parts.host, example));
    }

    void scheme()
    {
        if (m_parts.scheme != "https"_L1 || !m_link.startsWith("https"_L1))
            error(Texts::tr("The link must begin with https://."),
                  with(0, m_parts.scheme.size(), u"https"_s));
    }

    void user()
    {
        if (m_parts.user.isEmpty())
            return;
        const qsizetype at = m_link.indexOf(m_parts.user + u'@');
        error(Texts::tr(
                  "The link holds a user or password in front of the host, which S3 does not know and which "
                  "would be shown wherever the job is."),
              with(at, m_parts.user.size() + 1, {}));
    }

    void blanks()
    {
        const auto blank = std::ranges::find_if(m_link, [](QChar c) {
            return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        });
        if (blank == m_link.end())
            return;
        const QString text = m_link.trimmed();
        const bool isInKey = *blank == u' ' && !m_parts.host.contains(u' ');
        if (m_use == S3Use::Presigned && isInKey && text == m_link)
            return warn(Texts::tr(
                "The key holds a blank: whether the service takes it as it is, is not documented."));
        error(*blank == u' '
                  ? Texts::tr("A link holds no blanks; in a key, %20 stands for one.")
                  : Texts::tr("The link holds a character that is not seen, %1.").arg(visibleText(*blank)),
              isInKey ? QString(text).replace(u' ', "%20"_L1) : QString());
    }

    void bucketAndKey()
    {
        const std::optional<S3Url> url = S3Url::parse(m_link);
        if (!url)
            return;
        if (url->bucket.isEmpty() || url->key.isEmpty()) {
            // The service chooses a key of its own, and may choose the bucket
            if (m_use == S3Use::Upload)
                return;
            return error(Texts::tr("The link must name a bucket and an object in it."));
        }
        if (url->bucket.contains("${"_L1))
            return; // told by a rule of its own
        static const QRegularExpression name(u"\\A[a-z0-9.-]{1,63}\\z"_s);
        if (name.match(url->bucket).hasMatch())
            return;
        if (url->isByHost && url->bucket != url->bucket.toLower())
            error(Texts::tr("“%1” cannot be a bucket in a host's name: those are of small letters.")
                      .arg(url->bucket),
                  with(m_link.indexOf(url->bucket), url->bucket.size(), url->bucket.toLower()));
        else
            warn(Texts::tr("“%1” is no name that S3 gives buckets today: small letters, digits, dots and "
                           "hyphens.")
                     .arg(url->bucket));
    }

    void region()
    {
        if (m_host.region.isEmpty())
            return;
        const RegionVerdict verdict = verdictOnRegion(m_host.region);
        const qsizetype at = m_link.indexOf(m_host.region, 0, Qt::CaseInsensitive);
        if (verdict.severity != Severity::Hint) {
            const QString better =
                verdict.meant.isEmpty() ? QString() : with(at, m_host.region.size(), verdict.meant);
            return verdict.severity == Severity::Error ? error(verdict.message, better)
                                                       : warn(verdict.message, better);
        }
        const bool shouldBeChina = m_host.region.startsWith("cn-"_L1);
        if (shouldBeChina == m_host.isChina)
            return;
        const qsizetype end = m_link.indexOf(m_parts.host) + m_parts.host.size();
        if (shouldBeChina)
            error(Texts::tr("Hosts of S3 in %1 end in .amazonaws.com.cn.").arg(m_host.region),
                  with(end, 0, u".cn"_s));
        else
            error(Texts::tr("Only hosts of S3 in China end in .cn, and %1 is elsewhere.").arg(m_host.region),
                  with(end - 3, 3, {}));
    }

    void query()
    {
        const QString version = versionIn(m_parts.query);
        if (m_parts.query.contains("X-Amz-"_L1) || m_parts.query.contains("AWSAccessKeyId="_L1)) {
            return warn(
                Texts::tr(
                    "This link was signed already: it expires, and whoever sees the job can use it until "
                    "then. Give the plain link."),
                plain());
        }
        if (m_use == S3Use::Presigned && m_parts.path.contains(encodedVersion, Qt::CaseInsensitive)) {
            return warn(
                Texts::tr("This placeholder takes no version of an object: s3-presigned-url-v2 does."));
        }
        if (!m_parts.hasQuery && m_parts.fragment.isEmpty())
            return;
        if (version.isEmpty() || m_parts.query.contains(u'&')) {
            return warn(
                Texts::tr(
                    "What stands behind “?” or “#” in a link to S3 is not documented for jobs, and may be "
                    "refused."),
                m_parts.query.isEmpty() || version.isEmpty() ? plain() : QString());
        }
        switch (m_use) {
        case S3Use::Source:
            return warn(Texts::tr("Whether a link may name a version of the document is not documented."));
        case S3Use::Presigned:
            return warn(
                Texts::tr("This placeholder takes no version of an object: s3-presigned-url-v2 does, written "
                          "as %3FversionId%3D."),
                plain() + encodedVersion + version);
        case S3Use::PresignedV2:
            return warn(Texts::tr("The version is to be written as %3FversionId%3D here."),
                        plain() + encodedVersion + version);
        case S3Use::Upload:
            return error(Texts::tr("An upload cannot name a version of an object."), plain());
        }
    }

    /// The link without query and fragment.
    [[nodiscard]] QString plain() const
    {
        static const QRegularExpression rest(u"[?#].*\\z"_s, QRegularExpression::DotMatchesEverythingOption);
        return QString(m_link).remove(rest);
    }

    const QString m_link;
    const S3Use m_use;
    const QString m_region;
    Parts m_parts;
    Host m_host;
    QList<S3Fault> m_found;
};

} // namespace

std::optional<S3Url> S3Url::parse(const QString &text)
{
    const std::optional<Parts> parts = partsOf(text);
    const std::optional<Host> host = parts ? hostOf(parts->host) : std::nullopt;
    if (!host)
        return std::nullopt;
    S3Url url{.bucket = host->bucket,
              .key = parts->path.mid(1),
              .version = versionIn(parts->query),
              .region = host->region,
              .isChina = host->isChina,
              .isByHost = !host->bucket.isEmpty()};
    if (!url.isByHost) {
        url.bucket = url.key.section(u'/', 0, 0);
        url.key = url.key.section(u'/', 1);
    }
    if (const qsizetype at = url.key.indexOf(encodedVersion, 0, Qt::CaseInsensitive); at >= 0) {
        url.version = url.key.sliced(at + encodedVersion.size());
        url.key.truncate(at);
    }
    return url;
}

QList<S3Fault> faultsOf(const QString &link, S3Use use, const QString &region)
{
    return Faults(link, use, region).take();
}

} // namespace fleetwright::job::rules
