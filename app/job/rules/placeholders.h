// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace fleetwright::job::rules
{

/// A `${…}` in a job document. Source: AWS IoT developer guide, "Manage jobs" and "Preparing to use Software
/// Package Catalog with Jobs".
struct Placeholder {
    enum class Kind {
        Presigned,   ///< `aws:iot:s3-presigned-url:`, `-v1:` or `-v2:`
        Upload,      ///< `aws:iot:s3-presigned-url-upload:`
        CodeSigning, ///< `aws:iot:code-sign-signature:`
        Package,     ///< `aws:iot:package:NAME:version:VERSION:…`
        Parameter,   ///< `aws:iot:parameter:`
        Local,       ///< thingName, jobId or executionNumber
        UnknownAws,  ///< another that starts with `aws:`
        Foreign,     ///< none of the service's: a shell's, say
    };

    /// Of Presigned: how AWS's pages name the forms.
    enum class Version : quint8 { Plain, V1, V2 };

    Kind kind = Kind::Foreign;
    Version version = Version::Plain;
    QString text = {};            ///< between the braces, as the document's text says it to a JSON reader
    QString prefix = {};          ///< the kind's, with its colon
    QString argument = {};        ///< what follows the prefix
    bool hasEscapedSlash = false; ///< it is written with \/
    qsizetype begin = 0;          ///< in the document, of `$`
    qsizetype end = 0;            ///< behind the closing brace
    int parent = -1;              ///< the one it stands in, as a position in the list; -1: none
    bool terminated = true;

    /// What it names, of `package:NAME:version:VERSION:rest`.
    [[nodiscard]] QString packageName() const;
    [[nodiscard]] QString packageVersion() const;
    /// `attributes`, `attributes:KEY`, `artifact:s3-presigned-url` …
    [[nodiscard]] QString packagePart() const;
    /// True where the service puts in a link that it signs, for which it needs a role.
    [[nodiscard]] bool needsRole() const;
};

/// All in the order of their beginnings, but for those more than 16 levels deep.
[[nodiscard]] QList<Placeholder> findPlaceholders(const QString &document);

} // namespace fleetwright::job::rules
