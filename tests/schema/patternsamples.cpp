// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/patternsamples.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

std::optional<PatternSamples> samplesOf(QLatin1StringView pattern)
{
    static const QHash<QString, PatternSamples> samples{
        {u""_s, {.takesAnyPlane = true}},
        {u"[a-zA-Z0-9_-]+"_s,
         {.good = {u"a"_s, u"Z"_s, u"0"_s, u"-"_s, u"_"_s, u"Az09_-"_s},
          .bad = {u"a b"_s, u"a.b"_s, u"a/b"_s, u"a:b"_s, u"ä"_s, u"é"_s, u"１"_s, u"٣"_s, u"a\n"_s, u"\na"_s,
                  u"a\u0000"_s, u"🚜"_s}}},
        {uR"([^\p{C}]+)"_s,
         {.good = {u"a"_s, u" "_s, u"größer, 東京"_s, u"🚜"_s, u"𠀀"_s, u"a\u00a0b"_s, u"a\u2028b"_s,
                   u"e\u0301"_s},
          // control, format (soft hyphen, joiners, byte order mark), private use, not assigned
          .bad = {u"a\n"_s, u"a\tb"_s, u"\r"_s, u"a\u0001"_s, u"\u007f"_s, u"a\u0085"_s, u"a\u00adb"_s,
                  u"a\u200db"_s, u"\ufeffa"_s, u"\ue000"_s, u"\U000f0000"_s, u"\u0378"_s, u"\uffff"_s},
          .takesAnyPlane = true}},
        {u"arn:[!-~]+"_s,
         {.good = {u"arn:a"_s, u"arn:aws:iot:eu-west-1:123456789012:jobtemplate/a~!"_s},
          .bad = {u"arn:"_s, u"ARN:a"_s, u"arn"_s, u" arn:a"_s, u"arn:a b"_s, u"arn:ä"_s, u"arn:a\n"_s,
                  u"urn:arn:a"_s},
          .prefix = u"arn:"_s}},
        {uR"(([\p{L}\p{Z}\p{N}_.:/=+\-@]*))"_s,
         {.good = {u"team"_s, u"Größe 東京"_s, u"a_.:/=+-@"_s, u"１２"_s, u"½"_s, u"a\u00a0b"_s, u"𠀀"_s},
          .bad = {u"a\n"_s, u"a\tb"_s, u"a,b"_s, u"a#b"_s, u"a\\b"_s, u"a*"_s, u"🚜"_s, u"e\u0301"_s},
          .takesAnyPlane = true}},
    };
    const auto found = samples.constFind(pattern);
    return found == samples.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace fleetwright::test
