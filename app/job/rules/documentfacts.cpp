// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/documentfacts.h"

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
    if (auto inspected = json::inspect(bytes)) {
        facts.shape = inspected->isObject ? Shape::Object : Shape::NotAnObject;
        facts.doubts = std::move(inspected->doubts);
    } else {
        facts.shape = Shape::Broken;
        facts.error = inspected.error();
    }
}

} // namespace

bool DocumentFacts::isFileLink() const
{
    const QStringView start = QStringView(text).trimmed();
    return start.startsWith(QLatin1StringView("file://"), Qt::CaseInsensitive) ||
           start.startsWith(QLatin1StringView("fileb://"), Qt::CaseInsensitive);
}

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
