// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/diagnosis.h"

#include "app/aws/client.h"
#include "app/aws/serviceerror.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

using Kind = ApiError::Kind;
using Failure = WireResponse::Failure;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ApiError)
};

bool isOneOf(const QString &code, std::initializer_list<QLatin1StringView> codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

// What AWS SDKs take for throttling, without LimitExceededException: of IoT that is a quota, and waiting does
// not lift it.
bool isThrottling(const QString &code)
{
    return isOneOf(code,
                   {"Throttling"_L1, "ThrottlingException"_L1, "ThrottledException"_L1,
                    "RequestThrottledException"_L1, "RequestThrottled"_L1, "TooManyRequestsException"_L1,
                    "ProvisionedThroughputExceededException"_L1, "TransactionInProgressException"_L1,
                    "RequestLimitExceeded"_L1, "BandwidthLimitExceeded"_L1, "SlowDown"_L1,
                    "PriorRequestNotComplete"_L1, "EC2ThrottledException"_L1});
}

void tell(ApiError &error, Kind kind, const QString &title, const QString &advice)
{
    error.kind = kind;
    error.title = title;
    error.advice = advice;
}

void tellTransport(Diagnosis &diagnosis, const WireResponse &response, const QString &host)
{
    ApiError &error = diagnosis.error;
    error.serviceMessage = response.failureText;
    diagnosis.transient = true;
    switch (response.failure) {
    case Failure::HostNotFound:
        return tell(error, Kind::Network, Texts::tr("The host %1 was not found.").arg(host),
                    Texts::tr("Check the network connection and the region or endpoint of this connection."));
    case Failure::Refused:
        return tell(
            error, Kind::Network, Texts::tr("%1 refuses the connection.").arg(host),
            Texts::tr("Nothing listens there. Check the endpoint and its port, and that the service runs."));
    case Failure::Timeout:
        return tell(
            error, Kind::Network, Texts::tr("%1 did not answer in time.").arg(host),
            Texts::tr("Check the network connection, a firewall between here and there, and try again."));
    case Failure::Closed:
        return tell(error, Kind::Network,
                    Texts::tr("The connection to %1 was lost before the whole answer came.").arg(host),
                    Texts::tr("Check the network connection and try again."));
    case Failure::Tls:
        diagnosis.transient = false;
        return tell(
            error, Kind::Network, Texts::tr("No secure connection to %1 could be made.").arg(host),
            Texts::tr("Nothing was sent. The certificate is not valid for this host or not trusted on this "
                      "computer: check the endpoint, the computer's date, and whether a proxy looks into "
                      "encrypted traffic."));
    case Failure::Proxy:
        diagnosis.transient = false;
        return tell(error, Kind::Network, Texts::tr("The proxy did not let the request through."),
                    Texts::tr("Check the system's proxy settings and the proxy's user name and password."));
    case Failure::TooLarge:
        diagnosis.transient = false;
        return tell(error, Kind::BadAnswer,
                    Texts::tr("The answer of %1 is larger than any of the service's.").arg(host),
                    Texts::tr("It was not read to the end. Check the endpoint of this connection."));
    case Failure::Cancelled:
        diagnosis.transient = false;
        return tell(error, Kind::Cancelled, Texts::tr("The request was cancelled."), {});
    case Failure::None:
    case Failure::Redirect:
    case Failure::Other:
        break;
    }
    tell(error, Kind::Network, Texts::tr("The request to %1 failed on the way.").arg(host),
         Texts::tr("Check the network connection and try again."));
}

void tellPermission(ApiError &error)
{
    static const QRegularExpression sentence(
        uR"(User: (\S+) is not authorized to perform: (\S+)(?: on resource: (\S+))?(.*))"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = sentence.match(error.serviceMessage);
    if (!match.hasMatch()) {
        return tell(error, Kind::Permission, Texts::tr("This user may not do that."),
                    Texts::tr("Ask whoever manages the account for the missing permission."));
    }
    const QString action = match.captured(2);
    QString resource = match.captured(3);
    while (resource.endsWith(u'.') || resource.endsWith(u','))
        resource.chop(1);
    tell(error, Kind::Permission,
         resource.isEmpty() ? Texts::tr("The permission %1 is missing.").arg(action)
                            : Texts::tr("The permission %1 on %2 is missing.").arg(action, resource),
         match.captured(4).contains("explicit deny"_L1)
             ? Texts::tr("A policy explicitly denies it to %1; whoever manages the account can change that.")
                   .arg(match.captured(1))
             : Texts::tr("Ask whoever manages the account to allow %1 for %2.")
                   .arg(action, match.captured(1)));
}

bool tellCredentials(Diagnosis &diagnosis, const Target &target)
{
    ApiError &error = diagnosis.error;
    const QString &code = error.code;
    const bool timeIsNamed = error.serviceMessage.contains("Signature expired"_L1) ||
                             error.serviceMessage.contains("Signature not yet current"_L1);
    if (timeIsNamed ||
        isOneOf(code, {"RequestExpired"_L1, "RequestTimeTooSkewed"_L1, "RequestInTheFuture"_L1})) {
        diagnosis.maybeClock = true;
        tell(error, Kind::Credentials, Texts::tr("This computer's clock is off."),
             Texts::tr(
                 "The service refuses signatures whose time is some minutes off. Set the date, time and time "
                 "zone of this computer."));
    } else if (isOneOf(code, {"ExpiredToken"_L1, "ExpiredTokenException"_L1, "TokenRefreshRequired"_L1})) {
        diagnosis.expired = true;
        tell(error, Kind::Credentials, Texts::tr("The credentials have expired."),
             Texts::tr("Get new ones from where these came from, then try again."));
    } else if (isOneOf(code, {"UnrecognizedClientException"_L1, "InvalidClientTokenId"_L1,
                              "InvalidAccessKeyId"_L1, "NotSignedUp"_L1, "OptInRequired"_L1})) {
        tell(error, Kind::Credentials, Texts::tr("The access key is not known in %1.").arg(target.region),
             Texts::tr(
                 "Check the access key ID, that the key was not deleted or deactivated, and that the region "
                 "is enabled for the account. Temporary keys also need their session token."));
    } else if (isOneOf(code, {"InvalidSignatureException"_L1, "SignatureDoesNotMatch"_L1})) {
        diagnosis.maybeClock = true;
        tell(error, Kind::Credentials, Texts::tr("The signature was refused."),
             Texts::tr(
                 "Most often the secret access key does not belong to the access key ID: enter both again. "
                 "Check too that the region is %1 and that no proxy changes requests.")
                 .arg(target.region));
    } else if (isOneOf(code, {"IncompleteSignature"_L1, "IncompleteSignatureException"_L1,
                              "MissingAuthenticationToken"_L1, "MissingAuthenticationTokenException"_L1})) {
        tell(error, Kind::Credentials, Texts::tr("The service did not find a whole signature."),
             Texts::tr(
                 "Something between here and the service may have removed it: check the endpoint and the "
                 "proxy."));
    } else {
        return false;
    }
    return true;
}

bool tellByCode(Diagnosis &diagnosis, const Target &target)
{
    ApiError &error = diagnosis.error;
    const QString &code = error.code;
    if (isThrottling(code)) {
        diagnosis.throttled = true;
        tell(error, Kind::Throttled, Texts::tr("The service gets too many requests from this account."),
             Texts::tr("Nothing was done. Wait a little, then try again."));
    } else if (isOneOf(code, {"AccessDenied"_L1, "AccessDeniedException"_L1, "UnauthorizedException"_L1,
                              "NotAuthorized"_L1, "ForbiddenException"_L1, "UnauthorizedOperation"_L1})) {
        tellPermission(error);
    } else if (isOneOf(code, {"LimitExceededException"_L1, "ServiceQuotaExceededException"_L1})) {
        tell(error, Kind::Limit, Texts::tr("A quota of the account is used up."),
             Texts::tr("Finish or delete what counts against it, or ask AWS for a higher quota."));
    } else if (isOneOf(code, {"RequestTimeout"_L1, "RequestTimeoutException"_L1})) {
        diagnosis.transient = true;
        tell(error, Kind::Network, Texts::tr("The service did not get the whole request in time."),
             Texts::tr("Check the network connection and try again."));
    } else if (isOneOf(code, {"UnknownOperation"_L1, "UnknownOperationException"_L1})) {
        tell(error, Kind::BadAnswer, Texts::tr("The service at this endpoint does not know the operation."),
             Texts::tr("Check the endpoint of this connection: it must be that of AWS IoT."));
    } else {
        return tellCredentials(diagnosis, target);
    }
    return true;
}

void tellByStatus(Diagnosis &diagnosis, const QString &host)
{
    ApiError &error = diagnosis.error;
    const int status = error.status;
    if (status >= 500) {
        diagnosis.transient = status == 500 || status == 502 || status == 503 || status == 504;
        tell(error, Kind::Server, Texts::tr("The service has a problem of its own (HTTP %1).").arg(status),
             Texts::tr("Try again in a few minutes; if it goes on, look at the AWS Health Dashboard."));
    } else if (status == 429) {
        diagnosis.throttled = true;
        tell(error, Kind::Throttled, Texts::tr("The service gets too many requests from this account."),
             Texts::tr("Nothing was done. Wait a little, then try again."));
    } else if (status == 408) {
        diagnosis.transient = true;
        tell(error, Kind::Network, Texts::tr("The service did not get the whole request in time."),
             Texts::tr("Check the network connection and try again."));
    } else if (error.code.isEmpty()) {
        tell(error, Kind::BadAnswer,
             Texts::tr("%1 answered with HTTP %2, but not as AWS IoT does.").arg(host).arg(status),
             Texts::tr("A proxy, a sign-in page of the network or another server may have answered. Check "
                       "the network "
                       "and the endpoint of this connection."));
    } else if (status == 404) {
        tell(error, Kind::NotFound, Texts::tr("The service does not know what the request is about."),
             Texts::tr(
                 "Check names and ARNs, and that they are of the account and region of this connection."));
    } else if (status == 409) {
        tell(error, Kind::Conflict, Texts::tr("What there is already stands against the request."), {});
    } else if (status == 401 || status == 403) {
        tellPermission(error);
    } else {
        tell(error, Kind::Rejected, Texts::tr("The service refuses the request as invalid."),
             Texts::tr("Its message says what is wrong."));
    }
}

} // namespace

bool isSuccess(const WireResponse &response)
{
    return response.failure == Failure::None && response.status >= 200 && response.status < 300;
}

Diagnosis diagnose(const WireResponse &response, const Target &target)
{
    Diagnosis diagnosis;
    ApiError &error = diagnosis.error;
    const QString host = target.endpoint.host();
    error.status = response.status;
    error.requestId = requestIdOf(response);
    const bool redirect =
        response.failure == Failure::Redirect || (response.status >= 300 && response.status < 400);
    if (redirect) {
        tell(error, Kind::BadAnswer, Texts::tr("%1 sends the request elsewhere.").arg(host),
             Texts::tr("It was not followed, as that would hand the signature to another host (%1). Check "
                       "the region "
                       "and endpoint of this connection, and whether the network asks to sign in.")
                 .arg(QUrl::fromEncoded(response.header("Location")).host()));
        return diagnosis;
    }
    if (response.failure != Failure::None || response.status < 200) {
        tellTransport(diagnosis, response, host);
        error.outcomeUnknown = response.sent && response.failure != Failure::Tls;
        return diagnosis;
    }
    const ServiceError told = readServiceError(response);
    error.code = told.code;
    error.serviceMessage = told.message;
    error.requestId = told.requestId;
    error.resourceArn = told.resourceArn;
    if (!tellByCode(diagnosis, target))
        tellByStatus(diagnosis, host);
    error.outcomeUnknown = !diagnosis.throttled && (response.status >= 500 || diagnosis.transient);
    return diagnosis;
}

ApiError diagnoseBody(const QByteArray &body)
{
    ApiError error;
    if (body.trimmed().startsWith('<')) {
        tell(error, Kind::BadAnswer, Texts::tr("The answer is a web page, not the service's."),
             Texts::tr(
                 "A proxy or a sign-in page of the network may have answered. Open a browser, sign in to the "
                 "network, and check the endpoint of this connection."));
    } else {
        tell(error, Kind::BadAnswer, Texts::tr("The answer is cut short or not the service's."),
             Texts::tr("Check the network connection and the endpoint of this connection, then try again."));
    }
    return error;
}

} // namespace fleetwright::aws
