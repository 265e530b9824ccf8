// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QLatin1StringView>
#include <QStringList>

#include <limits>
#include <span>

namespace fleetwright::schema
{

enum class FieldKind : quint8 {
    Object,
    List,
    Map, ///< free member names, values of one kind
    Text,
    MultilineText,
    JsonText, ///< a string that holds a JSON text of its own: the job document
    Integer,
    Number,
    Choice,
    DateTime, ///< a string `YYYY-MM-DDTHH:MM` in UTC
    Cron,     ///< a string `cron(…)`
    Arn,
    Url,
};

/// Where in the HTTP request a member travels.
enum class Location : quint8 { Body, Path, Query };

/// A closed interval. Of a number: its value; of a text: its length; of a list or map: its count.
struct Range {
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
};

/// One row of the table that says what a request may hold: the only description of a field.
/// Validator, forms, preview, help and the printed JSON Schema derive from it.
struct FieldSpec {
    QLatin1StringView key = {}; ///< the API's JSON name; empty for the element of a list or map
    FieldKind kind = FieldKind::Text;
    const char *label = nullptr;       ///< marked for translation in the context "Field"
    const char *help = nullptr;        ///< what it does, in a sentence or three; marked likewise
    const char *unit = nullptr;        ///< shown in the field: "min", "%", "devices"; marked likewise
    const char *placeholder = nullptr; ///< an example of what may be entered
    const char *fallback = nullptr;    ///< what the service assumes where it is absent; marked likewise
    bool required = false;
    Location location = Location::Body;
    Range range = {};
    int decimals = -1;                 ///< most digits after the decimal point; -1: any
    bool countsBytes = false;          ///< the length is in UTF-8 bytes, not in code points
    bool unique = false;               ///< no two items of the list may be equal
    QLatin1StringView pattern = {};    ///< the whole text; PCRE2 with Unicode properties
    const char *patternText = nullptr; ///< the pattern in words: "letters, digits, - and _"; marked likewise
    std::span<const QLatin1StringView> choices = {};
    std::span<const char *const> choiceLabels = {}; ///< one a choice; marked likewise
    std::span<const FieldSpec> children = {}; ///< members of an object; the one element of a list or map
    QLatin1StringView keyPattern = {};        ///< of a map's member names
    const char *keyPatternText = nullptr;     ///< that pattern in words; marked likewise
    Range keyRange = {};                      ///< their length

    /// The member called `name`; nullptr where the schema knows none, or this is no object.
    [[nodiscard]] const FieldSpec *member(QStringView name) const;
    /// The element of a list or map; nullptr for other kinds.
    [[nodiscard]] const FieldSpec *element() const;
    /// The row that speaks of the place `at` below this one; nullptr where the schema knows none.
    [[nodiscard]] const FieldSpec *find(const json::Pointer &at) const;

    [[nodiscard]] bool isText() const;
    [[nodiscard]] bool isNumeric() const { return kind == FieldKind::Integer || kind == FieldKind::Number; }
};

/// The text of a row (label, help, unit …) in the operator's language; empty for nullptr.
[[nodiscard]] QString fieldText(const char *text);

/// The label of the field at `at` below `root`, with list positions counted from 1: "Abort criteria 2:
/// Threshold".
[[nodiscard]] QString pathLabel(const FieldSpec &root, const json::Pointer &at);

/// What a field may hold, in one short line: "1 to 1,000 devices per minute", "letters, digits, - and _, 1 to
/// 64".
[[nodiscard]] QString allowedText(const FieldSpec &spec);

/// `members` of the object at `at` in the table's order; unknown ones last, by name. For json::write.
[[nodiscard]] QStringList inTableOrder(const FieldSpec &root, const json::Pointer &at, QStringList members);

} // namespace fleetwright::schema
