// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/editorfactory.h"

#include "ui/form/comboeditor.h"
#include "ui/form/croneditor.h"
#include "ui/form/datetimeeditor.h"
#include "ui/form/jsoneditor.h"
#include "ui/form/lineeditor.h"
#include "ui/form/multilineeditor.h"
#include "ui/form/numbereditor.h"
#include "ui/form/radioeditor.h"

namespace fleetwright::ui
{

namespace
{

constexpr size_t mostRadios = 3;

} // namespace

FieldEditor *createEditor(const schema::FieldSpec &spec, const job::RuleContext &context, EditorPlace place,
                          QWidget *parent)
{
    switch (spec.kind) {
    case schema::FieldKind::Integer:
    case schema::FieldKind::Number:
        return new NumberEditor(spec, place == EditorPlace::Cell, parent);
    case schema::FieldKind::Choice:
        if (place == EditorPlace::Row && spec.choices.size() <= mostRadios)
            return new RadioEditor(spec, parent);
        return new ComboEditor(spec, parent);
    case schema::FieldKind::MultilineText:
        return new MultilineEditor(spec, parent);
    case schema::FieldKind::JsonText:
        return new JsonEditor(spec, parent);
    case schema::FieldKind::DateTime:
        return new DateTimeEditor(spec, context, parent);
    case schema::FieldKind::Cron:
        return new CronEditor(spec, context, parent);
    case schema::FieldKind::Text:
    case schema::FieldKind::Arn:
    case schema::FieldKind::Url:
    case schema::FieldKind::Object:
    case schema::FieldKind::List:
    case schema::FieldKind::Map:
        break;
    }
    return new LineEditor(spec, parent);
}

} // namespace fleetwright::ui
