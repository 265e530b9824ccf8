// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

namespace
{

/// AWS's pages disagree whether a job takes over its template's description.
void descriptionIsNotInherited(const Check &check)
{
    if (check.hasTemplate() && !check.has("/description"_ptr)) {
        check.hint("/description"_ptr,
                   Texts::tr("It is not certain that the job takes over the template's description: write "
                             "one if it matters."));
    }
}

/// The API model says that namespaces are used by Greengrass alone.
void namespaceIsGreengrass(const Check &check)
{
    if (check.has("/namespaceId"_ptr)) {
        check.hint("/namespaceId"_ptr,
                   Texts::tr("Only for AWS IoT Greengrass: other devices do not listen to the topics of a "
                             "namespace."),
                   takingOut("/namespaceId"_ptr, Texts::tr("Take the namespace out")));
    }
}

constexpr Rule all[] = {{"general.description-not-inherited", descriptionIsNotInherited},
                        {"namespace.greengrass-only", namespaceIsGreengrass}};

} // namespace

std::span<const Rule> general()
{
    return all;
}

} // namespace fleetwright::job::rules
