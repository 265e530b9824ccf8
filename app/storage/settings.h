// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/atomicfile.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <type_traits>
#include <variant>

namespace fleetwright::storage
{

/// One setting: its key in the file and, for numbers and flags, what holds until the operator chooses. Other
/// types are empty until then.
template<typename T>
struct Setting {
    using Fallback = std::conditional_t<std::is_arithmetic_v<T>, T, std::monostate>;
    const char *key;
    Fallback fallback = {};
};

/// All settings, a row each. Those marked "by connection" are kept once for each connection's id.
namespace settings
{
inline constexpr Setting<QStringList> recentFiles{"files/recent"}; ///< newest first
inline constexpr Setting<QByteArray> assumptions{"forecast"};      ///< JSON, by connection
inline constexpr Setting<int> sandboxSpeed{"sandbox/speed", 60};   ///< seconds of a rollout in one; 0: stands
inline constexpr Setting<int> theme{"view/theme", 0};              ///< ui::Theme
inline constexpr Setting<bool> wrapJson{"view/wrap", false};
inline constexpr Setting<QByteArray> windowGeometry{"window/geometry"};
inline constexpr Setting<QByteArray> windowPanes{"window/panes"};
} // namespace settings

/// How the window looks and what it remembers, in one file. A value in it that cannot be read as its
/// setting's type counts as absent.
class Settings
{
public:
    /// Where something that is no file stands at `file` (a pipe would not end when read), nothing is kept.
    explicit Settings(const QString &file)
        : m_file(isFileOrNothing(file) ? file : QString(), QSettings::IniFormat)
    {
    }

    /// The value of `setting`, or its fallback; `of` names the connection where it is kept by connection.
    template<typename T>
    [[nodiscard]] T get(const Setting<T> &setting, const QString &of = {}) const
    {
        QVariant value = m_file.value(keyOf(setting.key, of));
        if (value.isValid() && value.convert(QMetaType::fromType<T>()))
            return value.value<T>();
        if constexpr (std::is_arithmetic_v<T>)
            return setting.fallback;
        else
            return {};
    }

    template<typename T>
    void set(const Setting<T> &setting, const std::type_identity_t<T> &value, const QString &of = {})
    {
        m_file.setValue(keyOf(setting.key, of), QVariant::fromValue(value));
    }

private:
    [[nodiscard]] static QString keyOf(const char *key, const QString &of)
    {
        return of.isEmpty() ? QString::fromLatin1(key) : QString::fromLatin1(key) + u'/' + of;
    }

    QSettings m_file;
};

} // namespace fleetwright::storage
