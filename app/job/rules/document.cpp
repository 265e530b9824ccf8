// SPDX-License-Identifier: GPL-3.0-or-later
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

void isJsonObject(const Check &check)
{
    if (!check.value(place()).isString())
        return;
    using Shape = DocumentFacts::Shape;
    const DocumentFacts &document = *check.facts.document;
    switch (document.shape) {
    case Shape::Object:
        break;
    case Shape::Empty:
        check.error(place(), Texts::tr("Is empty; it must be a JSON object: { … }."),
                    takingOut(place(), Texts::tr("Leave it out")));
        break;
    case Shape::NotAnObject:
        check.error(place(), Texts::tr("Must be a JSON object: it starts with { and ends with }."));
        break;
    case Shape::Broken:
        check.error(place(), Texts::tr("Line %1, column %2: %3")
                                 .arg(numberText(document.error.position.line),
                                      numberText(document.error.position.column), document.error.message));
        break;
    }
}

/// The document travels as UTF-8.
void isUnicode(const Check &check)
{
    const DocumentFacts &document = *check.facts.document;
    if (!document.isUnicode) {
        check.error(place(),
                    Texts::tr("Holds half of a character (a lone surrogate), which cannot be sent as "
                              "UTF-8: type that place again."));
    } else if (document.text.startsWith(QChar::ByteOrderMark)) {
        check.error(place(),
                    Texts::tr("Starts with an invisible byte order mark, which JSON does not allow."),
                    setting(place(), document.text.sliced(1), Texts::tr("Remove the mark")));
    }
}

constexpr Rule all[] = {{"document.one-source", oneSource},
                        {"document.own-beside-template", ownBesideTemplate},
                        {"document.json-object", isJsonObject},
                        {"document.unicode", isUnicode}};

} // namespace

std::span<const Rule> document()
{
    return all;
}

} // namespace fleetwright::job::rules
