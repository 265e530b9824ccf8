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

/// What is written in a form and read again is the same job, unless the form said what it cannot hold.
class FormsIdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBack_data();
    void comesBack();
};

void FormsIdentityTest::comesBack_data()
{
    QTest::addColumn<exchange::Form>("form");
    for (const exchange::FormSpec &spec : exchange::forms()) {
        // What is written for PowerShell hands the request over in a file, whose name only the shell knows
        if (spec.isRead && !spec.name.isEmpty() && spec.form != exchange::Form::PowerShell)
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
        const job::JobDocument document(instance.value.toObject());
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
    // Where a form leaves something out of the full job, the few without that member are compared
    const bool isWhole = exchange::write(job::JobDocument(test::fullJob()), form, ireland).leftOut.isEmpty();
    QVERIFY(!isWhole || compared > 200);
}

QTEST_GUILESS_MAIN(FormsIdentityTest)
#include "tst_forms_identity.moc"
