// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/placeholders.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// What a reader of JSON makes of a part of a text; the part itself where it is none.
QString unescaped(const QString &part)
{
    const QJsonDocument read = QJsonDocument::fromJson("[\"" + part.toUtf8() + "\"]");
    return read.isArray() ? read.array().at(0).toString() : part;
}

void classify(Placeholder &found)
{
    using Kind = Placeholder::Kind;
    if (found.text.contains(u'\\')) {
        found.hasEscapedSlash = found.text.contains("\\/"_L1);
        found.text = unescaped(found.text);
    }
    static constexpr std::pair<QLatin1StringView, Kind> prefixes[] = {
        {"aws:iot:s3-presigned-url:"_L1, Kind::Presigned},
        {"aws:iot:s3-presigned-url-v1:"_L1, Kind::Presigned},
        {"aws:iot:s3-presigned-url-v2:"_L1, Kind::Presigned},
        {"aws:iot:s3-presigned-url-upload:"_L1, Kind::Upload},
        {"aws:iot:code-sign-signature:"_L1, Kind::CodeSigning},
        {"aws:iot:package:"_L1, Kind::Package},
        {"aws:iot:parameter:"_L1, Kind::Parameter}};
    for (const auto &[prefix, kind] : prefixes) {
        if (found.text.startsWith(prefix)) {
            found.kind = kind;
            found.prefix = prefix;
            found.argument = found.text.sliced(prefix.size());
            found.version = prefix.endsWith("-v1:"_L1)   ? Placeholder::Version::V1
                            : prefix.endsWith("-v2:"_L1) ? Placeholder::Version::V2
                                                         : Placeholder::Version::Plain;
            return;
        }
    }
    if (found.text == "aws:iot:s3-presigned-url-upload"_L1)
        found.kind = Kind::Upload;
    else if (found.text.startsWith("aws:"_L1))
        found.kind = Kind::UnknownAws;
    else if (found.text == "thingName"_L1 || found.text == "jobId"_L1 || found.text == "executionNumber"_L1)
        found.kind = Kind::Local;
}

} // namespace

QString Placeholder::packageName() const
{
    return argument.section(u':', 0, 0);
}

QString Placeholder::packageVersion() const
{
    return argument.section(u':', 2, 2);
}

QString Placeholder::packagePart() const
{
    return argument.section(u':', 3);
}

bool Placeholder::needsRole() const
{
    return kind == Kind::Presigned || kind == Kind::Upload ||
           (kind == Kind::Package && packagePart().endsWith("s3-presigned-url"_L1));
}

QList<Placeholder> findPlaceholders(const QString &document)
{
    // Each level holds a copy of what is inside it, so without a limit the work would grow with the square
    constexpr int deepest = 16;
    QList<Placeholder> found;
    int open = -1;
    int depth = 0;
    qsizetype passedOver = 0; // that are open within the deepest
    for (qsizetype i = document.indexOf("${"_L1); i >= 0 && i < document.size(); ++i) {
        const bool opens = document.at(i) == u'$' && i + 1 < document.size() && document.at(i + 1) == u'{';
        if (opens && depth == deepest) {
            ++passedOver;
            ++i;
        } else if (opens) {
            ++depth;
            found += Placeholder{.begin = i, .parent = open, .terminated = false};
            open = int(found.size()) - 1;
            ++i;
        } else if (passedOver > 0 && document.at(i) == u'}') {
            --passedOver;
        } else if (open >= 0 && document.at(i) == u'}') {
            --depth;
            Placeholder &closed = found[open];
            closed.end = i + 1;
            closed.text = document.sliced(closed.begin + 2, i - closed.begin - 2);
            closed.terminated = true;
            open = closed.parent;
        } else if (open >= 0 && document.at(i) == u'"') {
            // A placeholder lies within one text of the document
            depth = 0;
            passedOver = 0;
            for (; open >= 0; open = found.at(open).parent) {
                Placeholder &broken = found[open];
                broken.end = i;
                broken.text = document.sliced(broken.begin + 2, i - broken.begin - 2);
            }
        }
        if (open < 0) {
            i = document.indexOf("${"_L1, i);
            if (i < 0)
                break;
            --i;
        }
    }
    for (; open >= 0; open = found.at(open).parent) {
        Placeholder &broken = found[open];
        broken.end = document.size();
        broken.text = document.sliced(broken.begin + 2);
    }
    for (Placeholder &placeholder : found)
        classify(placeholder);
    return found;
}

} // namespace fleetwright::job::rules
