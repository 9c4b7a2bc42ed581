// The parameters of the model by the keys under which files and people know them. The one list of them;
// ranges that a file may give stand with its reader in `scenario`.
#pragma once

#include <span>
#include <string_view>

#include "crisis/model.h"

namespace openline::crisis {

enum class ParameterKind : std::uint8_t { number, duration, length };

struct ParameterName {
    std::string_view key;  ///< as in assets/crisis.toml, `alarm-half-life`
    Parameter Parameters::*member;
    ParameterKind kind = ParameterKind::number;  ///< SI inside: s, m
};

/// All of them, in the order of the file.
std::span<const ParameterName> parameterNames();

/// Amounts of an inject by their keys in its table.
struct InjectAmountName {
    std::string_view key;  ///< as in `pressure`
    Parameter InjectDef::*member;
    ParameterKind kind = ParameterKind::number;
};
std::span<const InjectAmountName> injectAmountNames();

}  // namespace openline::crisis
