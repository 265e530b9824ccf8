// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer config()
{
    return "/presignedUrlConfig"_ptr;
}
json::Pointer role()
{
    return "/presignedUrlConfig/roleArn"_ptr;
}

void isRole(const Check &check)
{
    static const QRegularExpression account(u"\\A[0-9]{12}\\z"_s);
    const QString text = check.text(role());
    if (text.isEmpty())
        return;
    const std::optional<Arn> arn = Arn::parse(text);
    if (!arn || arn->service != "iam"_L1 || !arn->region.isEmpty() || arn->type() != "role"_L1 ||
        arn->name().isEmpty() || !account.match(arn->account).hasMatch()) {
        check.error(role(),
                    Texts::tr("Must be the ARN of an IAM role: arn:aws:iam::123456789012:role/name."));
    }
}

void roleIsAtHome(const Check &check)
{
    const std::optional<Arn> arn = Arn::parse(check.text(role()));
    if (!arn)
        return;
    const QString message = elsewhere(homeOf(check), *arn, Texts::tr("The role"));
    if (!message.isEmpty())
        check.warn(role(), message + u' ' + Texts::tr("The service may not be able to use it."),
                   movingHome(check));
}

void isUnused(const Check &check)
{
    const bool signs = std::ranges::any_of(check.facts.placeholders, &Placeholder::needsRole);
    if (check.value(config()).isObject() && check.value("/document"_ptr).isString() && !signs) {
        check.hint(config(),
                   Texts::tr("The document has no placeholder for a presigned URL, so this is not used."),
                   takingOut(config(), Texts::tr("Take it out")));
    }
}

/// Developer guide, "Manage jobs".
void chinaNeedsLicence(const Check &check)
{
    if (check.has(config()) && check.context.partition == "aws-cn"_L1)
        check.hint(config(),
                   Texts::tr("In China presigned URLs work only for accounts with an ICP licence."));
}

constexpr Rule all[] = {{"presigned.role-arn", isRole},
                        {"presigned.role-account", roleIsAtHome},
                        {"presigned.unused", isUnused},
                        {"presigned.china", chinaNeedsLicence}};

} // namespace

std::span<const Rule> presignedUrls()
{
    return all;
}

} // namespace fleetwright::job::rules
