// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/githubaction.h"

#include "app/exchange/yamlwriter.h"

namespace fleetwright::exchange
{

using namespace Qt::Literals::StringLiterals;

QString gitHubStep(const job::JobDocument &document)
{
    // Workflows put their own values in the place of ${{ … }}; in JSON the same text can be written without
    QString json = QString::fromUtf8(document.text());
    json.replace("${{"_L1, "\\u0024{{"_L1);
    const QString id = document.jobId();
    const QString script = u"cat > job.json <<'JSON'\n%1\nJSON\nfleetwright check job.json\n"_s.arg(json);
    const Ordered step{
        .kind = Ordered::Kind::Object,
        .members = {{u"name"_s,
                     {.scalar = id.isEmpty() ? u"Check the job"_s
                                             : u"Check the job %1"_s.arg(id).replace("${{"_L1, "$ {{"_L1)}},
                    {u"run"_s, {.scalar = script}}}};
    return toYaml(Ordered{.kind = Ordered::Kind::List, .items = {step}});
}

} // namespace fleetwright::exchange
