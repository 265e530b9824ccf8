// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/cron.h"

namespace fleetwright::job
{

/// Reads one cron expression; the place of what is wrong is kept.
class CronReader
{
public:
    explicit CronReader(QStringView text) : m_text(text) {}

    [[nodiscard]] Expected<Cron, CronError> read();

private:
    /// What one of the six fields may hold.
    struct Field {
        QString name = {};
        int min = 0;
        int max = 0;
        QStringList names = {}; ///< the first stands for `min`
        bool steps = true;
    };
    struct Part {
        QStringView text = {};
        qsizetype at = 0;
    };

    [[nodiscard]] static QList<Field> fields();
    [[nodiscard]] QList<Part> splitFields();
    template<size_t N>
    void readSet(const Part &part, const Field &field, std::bitset<N> &set, int offset);
    [[nodiscard]] bool readSpecialDay(const Part &item);
    [[nodiscard]] bool readSpecialWeekday(const Part &item, const Field &field);
    [[nodiscard]] std::optional<int> number(QStringView text, const Field &field) const;
    [[nodiscard]] static std::optional<int> digits(QStringView text);
    void refuse(const QString &message, qsizetype at);
    [[nodiscard]] static QList<Part> items(const Part &part);

    QStringView m_text;
    Cron m_cron;
    std::optional<CronError> m_error;
};

} // namespace fleetwright::job
