// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/charactername.h"
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer place()
{
    return "/document"_ptr;
}

void oneSource(const Check &check)
{
    const json::Pointer source = "/documentSource"_ptr;
    const bool hasText = check.has(place());
    const bool hasSource = check.has(source);
    if (hasText && hasSource) {
        check.error(place(), Texts::tr("The job has a document here and one in S3: only one is allowed."),
                    takingOut(place(), Texts::tr("Use the one in S3")));
        check.error(source, Texts::tr("The job has a document here and one of its own: only one is allowed."),
                    takingOut(source, Texts::tr("Use the job's own")));
    } else if (!hasText && !hasSource && !check.hasTemplate()) {
        check.error(place(), Texts::tr("Give a document, a link to one in S3, or a job template."));
    }
}

/// Seen by others on the real service, but not documented.
void ownBesideTemplate(const Check &check)
{
    if (check.hasTemplate() && (check.has(place()) || check.has("/documentSource"_ptr))) {
        check.hint(check.has(place()) ? place() : "/documentSource"_ptr,
                   Texts::tr("The job template has a document as well; this one probably replaces it."));
    }
}

/// The byte of the document that the problem just told is about.
void pointTo(const Check &check, qsizetype offset)
{
    check.out.last().within = offset;
}

QString atPosition(const json::TextPosition &position, const QString &message)
{
    return Texts::tr("Line %1, column %2: %3")
        .arg(numberText(position.line), numberText(position.column), message);
}

void isJson(const Check &check)
{
    if (!check.value(place()).isString())
        return;
    const DocumentFacts &document = *check.facts.document;
    if (document.shape == DocumentFacts::Shape::Empty) {
        check.error(place(), Texts::tr("Is empty; it must be a JSON object: { … }."),
                    takingOut(place(), Texts::tr("Leave it out")));
    }
    if (document.shape != DocumentFacts::Shape::Broken)
        return;
    if (document.isFileLink()) {
        check.error(place(),
                    Texts::tr("Only the AWS CLI reads file://, and only on its command line: put the content "
                              "of the file here. In the window, “Load from file…” does so."));
        return;
    }
    const json::SyntaxError &error = document.error;
    std::optional<schema::Fix> fix;
    if (error.fix && document.isUnicode)
        fix = setting(place(), textFromUtf8(error.fix->text), error.fix->label);
    check.error(place(), atPosition(error.position, error.message), std::move(fix));
    pointTo(check, error.offset);
}

/// No page says that it has to be one, but the examples all are, and devices look for members.
void isObject(const Check &check)
{
    if (check.value(place()).isString() && check.facts.document->shape == DocumentFacts::Shape::NotAnObject) {
        check.warn(place(),
                   Texts::tr("Is JSON, but no object { … }: whether the service and your devices take "
                             "it is not documented."));
    }
}

void tellDoubts(const Check &check, json::Doubt::Kind kind)
{
    for (const json::Doubt &doubt : check.facts.document->doubts) {
        if (doubt.kind != kind)
            continue;
        check.warn(place(), atPosition(doubt.position, doubt.message));
        pointTo(check, doubt.offset);
    }
}

void membersAreGivenOnce(const Check &check)
{
    tellDoubts(check, json::Doubt::Kind::MemberTwice);
}

void numbersAreExact(const Check &check)
{
    tellDoubts(check, json::Doubt::Kind::InexactNumber);
}

void escapesAreWhole(const Check &check)
{
    tellDoubts(check, json::Doubt::Kind::HalfCharacter);
}

/// The document travels as UTF-8.
void isUnicode(const Check &check)
{
    const DocumentFacts &document = *check.facts.document;
    if (document.isUnicode)
        return;
    qsizetype at = 0;
    while (at < document.text.size() && !QChar::isSurrogate(codePointAt(document.text, at)))
        at += unitsOf(codePointAt(document.text, at));
    check.error(place(),
                Texts::tr("Holds half of a character (a lone surrogate, %1), which cannot be sent as "
                          "UTF-8: type that place again.")
                    .arg(describedCharacter(codePointAt(document.text, at))));
    pointTo(check, document.text.first(at).toUtf8().size());
}

constexpr Rule all[] = {{"document.one-source", oneSource},
                        {"document.own-beside-template", ownBesideTemplate},
                        {"document.json-object", isJson},
                        {"document.not-an-object", isObject},
                        {"document.member-twice", membersAreGivenOnce},
                        {"document.inexact-number", numbersAreExact},
                        {"document.half-character", escapesAreWhole},
                        {"document.unicode", isUnicode}};

} // namespace

std::span<const Rule> document()
{
    return all;
}

} // namespace fleetwright::job::rules
