// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace fleetwright::platform
{

/// Bytes to upload that cannot be rewound, so that they cannot be sent twice.
class OnceOnlyBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceOnlyBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

} // namespace fleetwright::platform
