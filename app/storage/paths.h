// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright::storage
{

/// Where things are kept. One folder for data, one for settings; given by main, a temporary one in tests.
struct Paths {
    QString data = {};   ///< e.g. ~/.local/share/fleetwright
    QString config = {}; ///< e.g. ~/.config/fleetwright

    /// The platform's own places, or below `FLEETWRIGHT_HOME` where that is set.
    [[nodiscard]] static Paths standard();

    [[nodiscard]] QString templates() const { return data + QStringLiteral("/templates"); }
    [[nodiscard]] QString drafts() const { return data + QStringLiteral("/drafts"); }
    [[nodiscard]] QString log() const { return data + QStringLiteral("/submissions.sqlite"); }
    [[nodiscard]] QString sandbox() const { return data + QStringLiteral("/sandbox"); }
    [[nodiscard]] QString settings() const { return config + QStringLiteral("/window.ini"); }
    [[nodiscard]] QString connections() const { return config + QStringLiteral("/connections.json"); }
};

} // namespace fleetwright::storage
