// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/fulljob.h"
#include "tests/schema/instances.h"

#include "app/exchange/read.h"
#include "app/exchange/write.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using json::literals::operator""_ptr;

/// What is written in a form and read again is the same job, unless the form said what it cannot hold.
class FormsIdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBack_data();
    void comesBack();
};

namespace
{

/// The document without the members that CloudFormation's resources have no place for.
job::JobDocument heldBy(exchange::Form form, job::JobDocument document)
{
    QList<json::Pointer> without;
    if (form == exchange::Form::CloudFormation || form == exchange::Form::CloudFormationJson)
        without = {"/namespaceId"_ptr};
    if (form == exchange::Form::CloudFormationTemplate ||
        form == exchange::Form::CloudFormationTemplateJson) {
        without = {"/namespaceId"_ptr,
                   "/jobId"_ptr, // a template has an id of its own
                   "/targets"_ptr,
                   "/targetSelection"_ptr,
                   "/jobTemplateArn"_ptr,
                   "/documentParameters"_ptr,
                   "/schedulingConfig/startTime"_ptr,
                   "/schedulingConfig/endTime"_ptr,
                   "/schedulingConfig/endBehavior"_ptr};
    }
    // A schedule of nothing but its windows
    if (without.size() > 1 && document.value("/schedulingConfig/maintenanceWindows"_ptr).isUndefined())
        without += "/schedulingConfig"_ptr;
    for (const json::Pointer &at : std::as_const(without))
        document = document.with(at, QJsonValue::Undefined);
    return document;
}

} // namespace

void FormsIdentityTest::comesBack_data()
{
    QTest::addColumn<exchange::Form>("form");
    for (const exchange::FormSpec &spec : exchange::forms()) {
        if (spec.isRead && !spec.name.isEmpty())
            QTest::newRow(QByteArray(spec.name.data(), spec.name.size()).constData()) << spec.form;
    }
}

void FormsIdentityTest::comesBack()
{
    QFETCH(const exchange::Form, form);
    const QList<test::Instance> instances = test::instancesOf(schema::createJob(), test::fullJob());
    const exchange::Destination ireland{u"eu-west-1"_s, QUrl(u"https://iot.eu-west-1.amazonaws.com"_s),
                                        false};
    QVERIFY(instances.size() >= 500);
    const qsizetype step = std::max<qsizetype>(1, instances.size() / 500);
    int compared = 0;
    for (qsizetype i = 0; i < instances.size(); i += step) {
        const test::Instance &instance = instances.at(i);
        // A value of another kind than the member's may mean something else in a form
        if (!instance.value.isObject() || instance.rule == "schema.type"_L1)
            continue;
        const job::JobDocument document = heldBy(form, job::JobDocument(instance.value.toObject()));
        const exchange::Written written = exchange::write(document, form, ireland);
        // An address holds no other id than a text
        const bool hasNoId = form == exchange::Form::Curl && document.jobId().isEmpty();
        if (!written.leftOut.isEmpty() || hasNoId)
            continue;
        const auto read = exchange::read(written.text);
        QVERIFY2(read, qPrintable(instance.name + u": "_s + (read ? QString() : read.error().message) +
                                  u'\n' + QString::fromUtf8(written.text)));
        QVERIFY2(read->document.root() == document.root(),
                 qPrintable(instance.name + u": "_s + QString::fromUtf8(read->document.text()) + u'\n' +
                            QString::fromUtf8(written.text)));
        ++compared;
    }
    QVERIFY2(compared > 200, qPrintable(QString::number(compared)));
}

QTEST_GUILESS_MAIN(FormsIdentityTest)
#include "tst_forms_identity.moc"
