// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include "app/json/edit.h"

namespace fleetwright::test
{

namespace
{

constexpr QByteArrayView tokens[] = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-",
    "0",
    "1e999",
    "1e-999",
    ".5",
    "9007199254740993",
    "\\u0000",
    "\\ud83d",
    "\\u0061",
    "\n",
    "\t",
    "\xff",
    "\xF0\x9F\x9A\x9C",
    "\xEF\xBB\xBF",
    "{\"targets\":[]}",
    "\"jobId\":1,",
    "99999999999999999999",
    "[[[[[[[[",
    "\xED\xA0\xBD",
    "//",
};

} // namespace

QByteArray Mutator::mutated(QByteArray text)
{
    for (qsizetype i = below(2); i >= 0; --i)
        change(text);
    return text;
}

QJsonValue Mutator::mutated(QJsonValue value)
{
    for (qsizetype i = below(3); i >= 0; --i) {
        const json::Pointer at = somePlace(value);
        switch (below(4)) {
        case 0:
            value = json::withValue(value, at, QJsonValue::Undefined);
            break;
        case 1:
            value = json::withValue(value, at, json::valueAt(value, somePlace(value)));
            break;
        case 2:
            value = json::withValue(value, at / m_values.name(), m_values.value(2));
            break;
        default:
            value = json::withValue(value, at, m_values.value(3));
            break;
        }
    }
    return value.isUndefined() ? QJsonValue() : value;
}

void Mutator::change(QByteArray &text)
{
    const qsizetype at = below(text.size() + 1);
    const qsizetype length = below(text.size() - at + 1) % 40;
    switch (below(5)) {
    case 0:
        if (at < text.size())
            text[at] = static_cast<char>(below(256));
        break;
    case 1:
        text.remove(at, length);
        break;
    case 2:
        text.insert(below(text.size() + 1), text.mid(at, length));
        break;
    case 3:
        text.insert(at, tokens[below(qsizetype(std::size(tokens)))]);
        break;
    default:
        if (below(8) == 0)
            text.truncate(at);
        else
            text.replace(at, length, tokens[below(qsizetype(std::size(tokens)))]);
        break;
    }
}

qsizetype Mutator::below(qsizetype end)
{
    return m_values.random().bounded(int(end));
}

json::Pointer Mutator::somePlace(const QJsonValue &value)
{
    json::Pointer at;
    for (QJsonValue here = value; below(5) > 0; here = json::valueAt(value, at)) {
        const QStringList names = here.toObject().keys();
        const qsizetype count = here.toArray().size();
        if (!names.isEmpty())
            at = at / names.at(below(names.size()));
        else if (count > 0)
            at = at / below(count);
        else
            break;
    }
    return at;
}

} // namespace fleetwright::test
