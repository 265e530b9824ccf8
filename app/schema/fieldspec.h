// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QJsonValue>
#include <QLatin1StringView>
#include <QStringList>

#include <limits>
#include <span>
#include <variant>

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

/// What a number counts.
enum class Unit : quint8 { None, Percent, Devices, DevicesPerMinute, Retries, Seconds, Minutes };

/// Which answer of the service tells a parameter of a job as it was sent.
enum class ToldBack : quint8 {
    Unset,        ///< in nested rows, which follow their parameter
    InJob,        ///< DescribeJob's `job`; null or absent where it was not sent
    InJobOrEmpty, ///< likewise; an empty object where it was not sent
    BesideJob,    ///< DescribeJob, beside `job`
    AsDocument,   ///< GetJobDocument
    AsTags,       ///< ListTagsForResource
};

/// What the service takes where a member is absent: nothing that is sure, a number or a text.
using FallbackValue = std::variant<std::monostate, double, QLatin1StringView>;

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
    const char *label = nullptr;   ///< marked for translation in the context "Field"
    const char *summary = nullptr; ///< what it does, in one sentence; marked likewise
    const char *help = nullptr;    ///< what is to be known besides, in further sentences; marked likewise
    Unit unit = Unit::None;
    const char *placeholder = nullptr; ///< an example of what may be entered
    const char *fallback = nullptr;    ///< `fallbackValue` in words; needless for a number; marked likewise
    FallbackValue fallbackValue = {};
    ToldBack toldBack = ToldBack::Unset;
    bool isFilledIn = false; ///< where it is absent, the service may tell back a value of its own
    bool isForecast = false; ///< the course of the rollout depends on it
    bool required = false;
    Location location = Location::Body;
    Range range = {};
    int decimals = -1;                 ///< most digits after the decimal point; -1: any
    bool countsBytes = false;          ///< the length is in UTF-8 bytes, not in code points
    bool unique = false;               ///< a set: no two items may be equal, and their order says nothing
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

/// The text of a row (label, summary, help …) in the operator's language; empty for nullptr.
[[nodiscard]] QString fieldText(const char *text);

/// Summary and help together.
[[nodiscard]] QString explanation(const FieldSpec &spec);

/// A unit as it stands behind a number: "devices per minute", "%"; empty for None.
[[nodiscard]] QString unitText(Unit unit);

/// What the service takes where the field is absent, in words: "at once", "3,600 seconds"; empty where that
/// is not sure.
[[nodiscard]] QString fallbackText(const FieldSpec &spec);

/// The same as a value; Undefined where there is none.
[[nodiscard]] QJsonValue fallbackJson(const FieldSpec &spec);

/// The label of the field at `at` below `root`, with list positions counted from 1: "Abort criteria 2:
/// Threshold".
[[nodiscard]] QString pathLabel(const FieldSpec &root, const json::Pointer &at);

/// A number as the operator writes it: grouped, and without an exponent where it is whole.
[[nodiscard]] QString numberText(double value);

/// What a field may hold, in one short line: "1 to 1,000 devices per minute", "letters, digits, - and _, 1 to
/// 64".
[[nodiscard]] QString allowedText(const FieldSpec &spec);

/// `members` of the object at `at` in the table's order; unknown ones last, by name. For json::write.
[[nodiscard]] QStringList inTableOrder(const FieldSpec &root, const json::Pointer &at, QStringList members);

} // namespace fleetwright::schema
