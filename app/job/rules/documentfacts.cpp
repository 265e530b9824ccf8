// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/documentfacts.h"

#include <QJsonDocument>

namespace fleetwright::job::rules
{

namespace
{

using Shape = DocumentFacts::Shape;

void readShape(DocumentFacts &facts)
{
    const QByteArray bytes = facts.text.toUtf8();
    if (bytes.trimmed().isEmpty())
        return;
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(bytes, &error);
    facts.shape = parsed.isObject() ? Shape::Object : Shape::NotAnObject;
    if (error.error == QJsonParseError::NoError)
        return;
    // Only what is wrong is parsed a second time: for better words and the place
    if (const auto again = json::parse(bytes); !again) {
        facts.shape = Shape::Broken;
        facts.error = again.error();
    }
}

} // namespace

std::shared_ptr<const DocumentFacts> documentFacts(const QString &text)
{
    static thread_local std::shared_ptr<const DocumentFacts> last;
    if (last && last->text == text)
        return last;
    DocumentFacts facts{
        .text = text, .isUnicode = text.isValidUtf16(), .placeholders = findPlaceholders(text)};
    readShape(facts);
    last = std::make_shared<const DocumentFacts>(std::move(facts));
    return last;
}

} // namespace fleetwright::job::rules
