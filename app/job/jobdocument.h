// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/json/pointer.h"
#include "app/json/sourcemap.h"

#include <QByteArray>
#include <QJsonObject>

namespace fleetwright::job
{

/// The CreateJob request that is being composed: its JSON, all 17 parameters at the top level, jobId
/// included. A value; copies share. May hold anything that JSON can, valid or not.
class JobDocument
{
public:
    JobDocument() = default;
    explicit JobDocument(QJsonObject root) : m_root(std::move(root)) {}

    /// Reads a whole request (with or without `jobId`); a text that is no JSON object is refused with its
    /// place.
    [[nodiscard]] static Expected<JobDocument, json::SyntaxError> parse(const QByteArray &text);

    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    [[nodiscard]] QJsonValue value(const json::Pointer &at) const;
    [[nodiscard]] bool has(const json::Pointer &at) const { return !value(at).isUndefined(); }
    [[nodiscard]] bool isEmpty() const { return m_root.isEmpty(); }
    [[nodiscard]] QString jobId() const;

    /// This document with one value replaced; Undefined takes it out.
    [[nodiscard]] JobDocument with(const json::Pointer &at, const QJsonValue &value) const;

    /// The whole request, indented, members in the schema's order.
    [[nodiscard]] QByteArray text() const;
    /// The bytes sent as HTTP body: text() without the members that travel in the path (jobId).
    [[nodiscard]] QByteArray body() const;

    bool operator==(const JobDocument &) const = default;

private:
    QJsonObject m_root;
};

} // namespace fleetwright::job
