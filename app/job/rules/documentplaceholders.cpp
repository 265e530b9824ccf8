// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/managedtemplates.h"
#include "app/job/rules/check.h"
#include "app/job/rules/s3url.h"
#include "app/job/rules/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;
using Kind = Placeholder::Kind;

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

void linksAreS3(const Check &check)
{
    for (const Placeholder &placeholder : check.facts.placeholders) {
        const bool isLink = placeholder.kind == Kind::Presigned || placeholder.kind == Kind::Upload;
        if (!isLink || !placeholder.terminated || placeholder.argument.startsWith("${"_L1) ||
            (placeholder.kind == Kind::Upload && placeholder.argument.isEmpty()))
            continue;
        if (const auto url = S3Url::parse(placeholder.argument); !url || url->bucket.isEmpty()) {
            check.warn(place(), Texts::tr("%1 should hold a link such as "
                                          "https://bucket.s3.eu-west-1.amazonaws.com/key.")
                                    .arg(quoted(placeholder)));
        }
    }
}

/// "Cross region S3 bucket is not supported for presigned url upload placeholder"
void uploadsStayInRegion(const Check &check)
{
    for (const Placeholder &upload : check.facts.placeholders) {
        if (upload.kind != Kind::Upload || check.context.region.isEmpty())
            continue;
        const std::optional<S3Url> url = S3Url::parse(upload.argument);
        if (url && !url->region.isEmpty() && url->region != check.context.region) {
            check.error(place(),
                        Texts::tr("Uploads must go to a bucket in the connection's region, %1, not to %2.")
                            .arg(check.context.region, url->region));
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
                        {"placeholders.upload-region", uploadsStayInRegion},
                        {"placeholders.code-signing", codeSigningNamesAVersion},
                        {"placeholders.parameters", parametersNeedManagedTemplate}};

} // namespace

std::span<const Rule> documentPlaceholders()
{
    return all;
}

} // namespace fleetwright::job::rules
