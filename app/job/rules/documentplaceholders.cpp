// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/managedtemplates.h"
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/s3url.h"
#include "app/job/rules/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;
using Kind = Placeholder::Kind;
using schema::Fix; // lupdate loses the context of texts in a function that gives schema::Fix

namespace
{

json::Pointer place()
{
    return "/document"_ptr;
}

/// A placeholder as written, short enough for a message.
QString quoted(const Placeholder &placeholder)
{
    constexpr qsizetype shown = 80;
    const QString text = u"${"_s + placeholder.text + (placeholder.terminated ? u"}"_s : QString());
    return text.size() > shown ? text.first(shown) + u'…' : text;
}

const Placeholder *parentOf(const Check &check, const Placeholder &placeholder)
{
    return placeholder.parent < 0 ? nullptr : &check.facts.placeholders.at(placeholder.parent);
}

bool isInUpload(const Check &check, const Placeholder &placeholder)
{
    const Placeholder *parent = parentOf(check, placeholder);
    return parent && parent->kind == Kind::Upload;
}

/// "One or more parameters or placeholders are not terminated."
void areTerminated(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.terminated)
            continue;
        const QString message = Texts::tr("%1 lacks its closing brace.").arg(quoted(placeholder));
        if (placeholder.kind == Kind::Foreign && placeholder.parent < 0)
            check.warn(place(), message);
        else
            check.error(place(), message);
    }
}

void areKnown(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind == Kind::UnknownAws && placeholder.terminated) {
            check.warn(place(),
                       Texts::tr("%1 is no documented placeholder: the job may be refused, or devices "
                                 "may get it as it stands.")
                           .arg(quoted(placeholder)));
        }
    }
}

/// "presignedUrlConfig role ARN is required to generate an S3 presigned url in job document."
void presigningNeedsRole(const Check &check)
{
    const bool signs = std::ranges::any_of(check.facts.placeholders, &Placeholder::needsRole);
    if (signs && !check.has("/presignedUrlConfig/roleArn"_ptr) && !check.hasTemplate()) {
        check.error("/presignedUrlConfig"_ptr,
                    Texts::tr("The document asks for presigned URLs: give the role that signs them."));
    }
}

/// "Local placeholder, ${...}, is only valid inside of presign url upload"
void localsOnlyInUploads(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind == Kind::Local && !isInUpload(check, placeholder)) {
            check.error(place(), Texts::tr("%1 is allowed only inside ${aws:iot:s3-presigned-url-upload:…}.")
                                     .arg(quoted(placeholder)));
        }
    }
}

/// "Undefined placeholder, ${...}, inside of presign url upload parameter"
void uploadsHoldOnlyLocals(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (isInUpload(check, placeholder) && placeholder.kind == Kind::Foreign && placeholder.terminated) {
            check.error(place(), Texts::tr("%1 is not known: an upload's key may hold ${thingName}, ${jobId} "
                                           "and ${executionNumber}.")
                                     .arg(quoted(placeholder)));
        }
    }
}

/// "The occurrence of local placeholder %s within S3 presigned url upload placeholder exceeds limit of %d."
void localsAtMostTwice(const Check &check)
{
    constexpr int most = 2;
    for (const Placeholder &upload : check.facts.placeholders) {
        if (upload.kind != Kind::Upload)
            continue;
        for (const QString &local : {u"${thingName}"_s, u"${jobId}"_s, u"${executionNumber}"_s}) {
            if (upload.text.count(local) > most)
                check.error(
                    place(),
                    Texts::tr("%1 is allowed at most %2 times in one upload.").arg(local, numberText(most)));
        }
    }
}

/// "S3 bucket name in presigned url upload is not allowed to contain any placeholders"
void uploadBucketsAreFixed(const Check &check)
{
    for (const Placeholder &upload : check.facts.placeholders) {
        if (upload.kind != Kind::Upload)
            continue;
        const std::optional<S3Url> url = S3Url::parse(upload.argument);
        const QString beforeKey = url ? url->bucket : upload.argument.section(u'/', 0, 2);
        if (beforeKey.contains("${"_L1))
            check.error(
                place(),
                Texts::tr("The bucket of an upload must not hold placeholders: %1.").arg(quoted(upload)));
    }
}

/// "${aws:%s[...]} should not be the second layer pattern."
void nestOnlyCodeSigning(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        const Placeholder *parent = parentOf(check, placeholder);
        if (!parent || placeholder.kind == Kind::Foreign || placeholder.kind == Kind::Local)
            continue;
        const bool documented =
            placeholder.kind == Kind::CodeSigning && parent->kind == Kind::Presigned && parent->parent < 0;
        const bool resolvedBefore = placeholder.kind == Kind::Parameter ||
                                    (placeholder.kind == Kind::Package && !placeholder.needsRole());
        if (documented)
            continue;
        const QString message =
            Texts::tr("%1 cannot stand inside another placeholder.").arg(quoted(placeholder));
        if (resolvedBefore)
            check.warn(place(),
                       Texts::tr("Whether %1 may stand inside another placeholder is not documented.")
                           .arg(quoted(placeholder)));
        else
            check.error(place(), message);
    }
}

/// Each holds the whole document, so that not every placeholder can have one.
constexpr int mostRemedies = 20;

/// A remedy that writes a placeholder anew. Only what a link may hold is put in, which needs no escapes in
/// JSON.
Fix rewriting(const Check &check, const Placeholder &placeholder, const QString &text)
{
    const QString document = check.facts.document->text;
    const QString now = u"${"_s + text + u'}';
    return setting(place(), document.first(placeholder.begin) + now + document.sliced(placeholder.end),
                   Texts::tr("Make it %1").arg(now));
}

S3Use useOf(const Placeholder &placeholder)
{
    if (placeholder.kind == Kind::Upload)
        return S3Use::Upload;
    return placeholder.version == Placeholder::Version::V2 ? S3Use::PresignedV2 : S3Use::Presigned;
}

/// Developer guide, "Manage jobs", presigned URLs and their two versions.
void linksAreS3(const Check &check)
{
    const QString region = homeOf(check).region;
    int remedies = 0;
    for (const Placeholder &placeholder : check.facts.placeholders) {
        const bool isLink = placeholder.kind == Kind::Presigned || placeholder.kind == Kind::Upload;
        if (!isLink || !placeholder.terminated || placeholder.argument.startsWith("${"_L1) ||
            (placeholder.kind == Kind::Upload && placeholder.argument.isEmpty()))
            continue;
        for (const S3Fault &fault : faultsOf(placeholder.argument, useOf(placeholder), region)) {
            const QString message = Texts::tr("%1: %2").arg(quoted(placeholder), fault.message);
            std::optional<schema::Fix> fix;
            if (!fault.better.isEmpty() && ++remedies <= mostRemedies) {
                const bool wantsV2 = fault.better.contains("%3FversionId%3D"_L1);
                fix = rewriting(check, placeholder,
                                (wantsV2 ? u"aws:iot:s3-presigned-url-v2:"_s : placeholder.prefix) +
                                    fault.better);
            }
            if (fault.severity == schema::Severity::Error)
                check.error(place(), message, fix);
            else
                check.warn(place(), message, fix);
        }
    }
}

/// Developer guide, "Amazon S3 Presigned URL placeholder version differences": the only place that names -v1.
void firstVersionIsPlain(const Check &check)
{
    int remedies = 0;
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.version != Placeholder::Version::V1 || !placeholder.terminated)
            continue;
        check.warn(
            place(),
            Texts::tr("%1: AWS's page names this form once, and all its examples write s3-presigned-url.")
                .arg(quoted(placeholder)),
            ++remedies <= mostRemedies
                ? std::optional(
                      rewriting(check, placeholder, u"aws:iot:s3-presigned-url:"_s + placeholder.argument))
                : std::nullopt);
    }
}

/// Some writers of JSON put a backslash before each slash; to a reader the text is the same.
void slashesArePlain(const Check &check)
{
    const auto escaped = std::ranges::find_if(check.facts.placeholders, &Placeholder::hasEscapedSlash);
    if (escaped == check.facts.placeholders.end())
        return;
    QString plain = check.facts.document->text;
    plain.replace("\\/"_L1, "/"_L1);
    check.hint(
        place(),
        Texts::tr(
            "%1 is written with \\/ for each slash: whether the service reads the document as JSON before "
            "it looks for placeholders is not documented.")
            .arg(quoted(*escaped)),
        setting(place(), plain, Texts::tr("Write plain slashes")));
}

/// "Cross region S3 bucket is not supported for presigned url upload placeholder"
void uploadsStayInRegion(const Check &check)
{
    const Home home = homeOf(check);
    for (const Placeholder &upload : check.facts.placeholders) {
        if (upload.kind != Kind::Upload || home.region.isEmpty())
            continue;
        const std::optional<S3Url> url = S3Url::parse(upload.argument);
        if (url && !url->region.isEmpty() && url->region != home.region) {
            check.error(
                place(),
                home.isConnection
                    ? Texts::tr("Uploads must go to a bucket in the connection's region, %1, not to %2.")
                          .arg(home.region, url->region)
                    : Texts::tr("Uploads must go to a bucket in the targets' region, %1, not to %2.")
                          .arg(home.region, url->region));
        }
    }
}

/// `s3://region.bucket/code-file@code-file-version-id`
void codeSigningNamesAVersion(const Check &check)
{
    static const QRegularExpression form(u"\\As3://[^./]+\\.[^/]+/[^@]+@.+\\z"_s);
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind == Kind::CodeSigning && placeholder.terminated &&
            !form.match(placeholder.argument).hasMatch()) {
            check.warn(place(),
                       Texts::tr("%1 should name s3://region.bucket/file@version.").arg(quoted(placeholder)));
        }
    }
}

/// Developer guide, "AWS managed templates": parameters are theirs alone.
void parametersNeedManagedTemplate(const Check &check)
{
    if (isManagedTemplate(check.text("/jobTemplateArn"_ptr)))
        return;
    for (const Placeholder &placeholder : check.facts.placeholders) {
        if (placeholder.kind == Kind::Parameter) {
            check.error(
                place(),
                Texts::tr("%1 works only with a job template of AWS's own.").arg(quoted(placeholder)));
        }
    }
}

constexpr Rule all[] = {{"placeholders.terminated", areTerminated},
                        {"placeholders.known", areKnown},
                        {"placeholders.presigning-needs-role", presigningNeedsRole},
                        {"placeholders.locals-only-in-uploads", localsOnlyInUploads},
                        {"placeholders.uploads-hold-only-locals", uploadsHoldOnlyLocals},
                        {"placeholders.locals-at-most-twice", localsAtMostTwice},
                        {"placeholders.upload-bucket-fixed", uploadBucketsAreFixed},
                        {"placeholders.nesting", nestOnlyCodeSigning},
                        {"placeholders.s3-link", linksAreS3},
                        {"placeholders.first-version", firstVersionIsPlain},
                        {"placeholders.escaped-slashes", slashesArePlain},
                        {"placeholders.upload-region", uploadsStayInRegion},
                        {"placeholders.code-signing", codeSigningNamesAVersion},
                        {"placeholders.parameters", parametersNeedManagedTemplate}};

} // namespace

std::span<const Rule> documentPlaceholders()
{
    return all;
}

} // namespace fleetwright::job::rules
