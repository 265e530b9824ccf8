// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/profilesummary.h"

#include "app/identity/profilechain.h"
#include "app/identity/shellwords.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

using Kind = ProfileSummary::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProfileSummary)
};

/// `arn:aws:iam::123456789012:role/path/NAME`: its account and its name.
void readRoleArn(const QString &arn, ProfileSummary &summary)
{
    const QStringList parts = arn.split(u':');
    if (parts.size() != 6)
        return;
    summary.account = parts.at(4);
    summary.role = parts.at(5).section(u'/', -1);
}

/// What the end of a chain adds to its summary.
struct EndReader {
    ProfileSummary &summary;

    void operator()(NoSource) const { summary.problem = Texts::tr("It holds no credentials."); }
    void operator()(const KeysInFile &) const { summary.kind = Kind::Keys; }
    void operator()(const SsoRole &end) const
    {
        summary.kind = Kind::SingleSignOn;
        summary.account = end.account;
        summary.role = end.role;
        summary.via = end.session.name.isEmpty() ? end.session.startUrl.toString() : end.session.name;
    }
    void operator()(const WebIdentityRole &end) const
    {
        summary.kind = Kind::WebIdentity;
        readRoleArn(end.arn, summary);
        summary.via = end.tokenFile;
    }
    void operator()(const Program &end) const
    {
        summary.kind = Kind::Process;
        // The name alone: arguments may be secrets.
        summary.via =
            QFileInfo(shellWords(end.command).value_or(QStringList()).value(0, end.command)).fileName();
    }
    void operator()(NamedSource end) const
    {
        summary.via = end == NamedSource::Environment ? Texts::tr("environment variables")
                      : end == NamedSource::Container ? Texts::tr("the container's role")
                                                      : Texts::tr("the EC2 instance's role");
    }
};

} // namespace

ProfileSummary summaryOf(const ProfileChain &chain, const SharedConfig &config, const QString &profile)
{
    ProfileSummary summary{.name = profile};
    std::visit(EndReader{summary}, chain.end);
    if (chain.roles.isEmpty())
        return summary;
    summary.kind = Kind::Role;
    readRoleArn(chain.roles.constFirst().arn, summary);
    if (chain.endProfile != profile || chain.roles.size() > 1)
        summary.via = textOf(config.profile(profile).value_or(Settings()), u"source_profile"_s);
    summary.asksForCode =
        std::ranges::any_of(chain.roles, [](const RoleStep &step) { return !step.mfaSerial.isEmpty(); });
    return summary;
}

QList<ProfileSummary> summarize(const SharedConfig &config)
{
    QList<ProfileSummary> summaries;
    for (const QString &name : config.profiles()) {
        const Expected<ProfileChain> chain = chainOf(config, name);
        ProfileSummary summary = chain ? summaryOf(*chain, config, name)
                                       : ProfileSummary{.name = name, .problem = chain.error().message};
        summary.region = textOf(config.profile(name).value_or(Settings()), u"region"_s);
        summaries.append(summary);
    }
    return summaries;
}

} // namespace fleetwright::identity
