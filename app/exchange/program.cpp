// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/program.h"

#include "app/exchange/literal.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProgramReader)
};

/// Where `written` matches outside of comments, behind the match: a call's bracket, or a value.
QList<qsizetype> endsOf(const QByteArray &text, const QRegularExpression &written, QLatin1StringView comment)
{
    const QString latin = QString::fromLatin1(text);
    QList<qsizetype> ends;
    for (auto match = written.globalMatch(latin); match.hasNext();) {
        const auto one = match.next();
        const qsizetype line =
            one.capturedStart() == 0 ? 0 : latin.lastIndexOf(u'\n', one.capturedStart() - 1) + 1;
        const QStringView prefix = QStringView(latin).sliced(line, one.capturedStart() - line).trimmed();
        if (!prefix.startsWith(comment) && !prefix.startsWith(u'*'))
            ends += one.capturedEnd();
    }
    return ends;
}

QList<qsizetype> boto3Calls(const QByteArray &text)
{
    static const QRegularExpression call(u"(?<!def )(?<!\\w)create_job\\s*(?=\\()"_s);
    return endsOf(text, call, "#"_L1);
}

QList<qsizetype> commandInputs(const QByteArray &text)
{
    static const QRegularExpression call(
        u"\\bnew\\s+(?:\\w+\\.)*CreateJobCommand\\s*(?=\\()|\\.createJob\\s*(?=\\()"_s);
    return endsOf(text, call, "//"_L1);
}

QList<qsizetype> inputObjects(const QByteArray &text)
{
    static const QRegularExpression object(
        u"^[ \\t]*(?:export[ \\t]+)?(?:const|let|var)[ \\t]+\\w+(?:[ \\t]*:[^=\\n]+)?[ \\t]*=\\s*(?=\\{)"_s,
        QRegularExpression::MultilineOption);
    QList<qsizetype> found = endsOf(text, object, "//"_L1);
    static const QRegularExpression alone(u"\\A(?:\\xEF\\xBB\\xBF)?\\s*(?:return\\s+|\\(\\s*)?(?=\\{)"_s);
    if (found.isEmpty())
        found = endsOf(text, alone, "//"_L1);
    return found;
}

DraftResult severalRefused(const QByteArray &text, const QList<qsizetype> &places)
{
    QStringList lines;
    constexpr qsizetype mostTold = 10;
    for (const qsizetype place : places.first(std::min(mostTold, places.size())))
        lines += QString::number(json::positionAt(text, place).line);
    return refusal(Texts::tr("This text creates several jobs (lines %1): one is read at a time.")
                       .arg(lines.join(u", "_s)),
                   places.at(1));
}

DraftResult draftOf(LiteralReader &reader, Expected<Node, json::SyntaxError> request, Form form,
                    qsizetype place)
{
    if (!request)
        return tl::unexpected(request.error());
    if (!request->isObject() || request->members.isEmpty())
        return refusal(Texts::tr("The members of the request are not written here."), place);
    // What is None or undefined is not sent
    for (qsizetype i = request->members.size() - 1; i >= 0; --i) {
        const Node &value = request->members.at(i).value;
        if (value.kind == Node::Kind::Scalar && value.scalar.isNull() && form == Form::JavaScript)
            request->members.removeAt(i);
    }
    return Draft{.request = *std::move(request), .form = form, .notes = reader.takeNotes()};
}

} // namespace

std::optional<qsizetype> findBoto3Call(const QByteArray &text)
{
    const QList<qsizetype> calls = boto3Calls(text);
    return calls.isEmpty() ? std::nullopt : std::optional(calls.constFirst());
}

DraftResult readBoto3Call(const Source &source)
{
    const QList<qsizetype> calls = boto3Calls(source.text);
    if (calls.size() > 1)
        return severalRefused(source.text, calls);
    LiteralReader reader(source.text, Language::Python);
    Expected<Node, json::SyntaxError> request = reader.arguments(calls.constFirst());
    return draftOf(reader, std::move(request), Form::Boto3, calls.constFirst());
}

std::optional<qsizetype> findJavaScript(const QByteArray &text)
{
    const QList<qsizetype> calls = commandInputs(text);
    if (!calls.isEmpty())
        return calls.constFirst();
    const QList<qsizetype> objects = inputObjects(text);
    return objects.isEmpty() ? std::nullopt : std::optional(objects.constFirst());
}

DraftResult readJavaScript(const Source &source)
{
    const QList<qsizetype> calls = commandInputs(source.text);
    if (calls.size() > 1)
        return severalRefused(source.text, calls);
    LiteralReader reader(source.text, Language::JavaScript);
    if (!calls.isEmpty()) {
        Expected<Node, json::SyntaxError> request = reader.arguments(calls.constFirst());
        return draftOf(reader, std::move(request), Form::JavaScript, calls.constFirst());
    }
    const qsizetype place = inputObjects(source.text).constFirst();
    Expected<Node, json::SyntaxError> request = reader.value(place);
    if (request || source.text.at(place) != '{')
        return draftOf(reader, std::move(request), Form::JavaScript, place);
    LiteralReader python(source.text, Language::Python);
    Expected<Node, json::SyntaxError> dictionary = python.value(place);
    if (!dictionary)
        return tl::unexpected(request.error());
    return draftOf(python, std::move(dictionary), Form::Boto3, place);
}

} // namespace fleetwright::exchange
