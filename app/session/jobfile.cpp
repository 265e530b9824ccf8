// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/jobfile.h"

#include "app/exchange/read.h"
#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace fleetwright::session
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(JobFile)
};

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Expected<JobFile::Opened> JobFile::open(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const Expected<QByteArray> text = storage::readWhole(whole, exchange::largestText);
    if (!text)
        return tl::unexpected(text.error());
    const Expected<exchange::Reading, json::SyntaxError> reading =
        exchange::read(*text, QFileInfo(whole).absolutePath());
    if (!reading)
        return failure(Texts::tr("%1, line %2, column %3: %4")
                           .arg(QDir::toNativeSeparators(whole))
                           .arg(reading.error().position.line)
                           .arg(reading.error().position.column)
                           .arg(reading.error().message));
    Opened opened{.document = reading->document, .name = QFileInfo(whole).completeBaseName()};
    if (reading->form == exchange::Form::RequestJson)
        opened.file = JobFile(whole, digestOf(*text));
    else
        opened.remarks += exchange::readAsText(reading->form);
    for (const exchange::Remark &remark : reading->remarks)
        opened.remarks += Texts::tr("Line %1: %2").arg(remark.position.line).arg(remark.text);
    return opened;
}

Expected<JobFile> JobFile::write(const QString &path, const job::JobDocument &document)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const QByteArray text = document.fileText() + '\n';
    if (text.size() > exchange::largestText)
        return failure(
            Texts::tr("The job is larger than 1 MiB, which could not be opened again: it was not saved."));
    if (const Expected<void> written = storage::writeNamed(whole, text); !written)
        return tl::unexpected(written.error());
    return JobFile(whole, digestOf(text));
}

QString JobFile::name() const
{
    return QFileInfo(m_path).fileName();
}

JobFile::OnDisk JobFile::onDisk() const
{
    if (isNone())
        return OnDisk::AsKnown;
    if (!QFileInfo::exists(m_path))
        return OnDisk::Gone;
    const Expected<QByteArray> text = storage::readWhole(m_path, exchange::largestText);
    return text && digestOf(*text) == m_digest ? OnDisk::AsKnown : OnDisk::Changed;
}

} // namespace fleetwright::session
