// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/onceonlybody.h"

#include <algorithm>
#include <cstring>

namespace fleetwright::platform
{

OnceOnlyBody::OnceOnlyBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceOnlyBody::bytesAvailable() const
{
    return m_bytes.size() - m_read + QIODevice::bytesAvailable();
}

qint64 OnceOnlyBody::readData(char *data, qint64 maximum)
{
    const qint64 size = std::min<qint64>(maximum, m_bytes.size() - m_read);
    if (size == 0)
        return maximum == 0 ? 0 : -1;
    std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    return size;
}

qint64 OnceOnlyBody::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

} // namespace fleetwright::platform
