// What of the crisis model may be otherwise: every parameter of the files by its key, the effect of contact,
// and how far crises of the class go. For the strip of what is not known, for sweeps and their tornado.
// Drawn, never estimated: ranges are the files', counts are the class's.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crisis/state.h"
#include "study/beta_law.h"

namespace openline::study {

/// One amount of one kind of inject: which it is in `crisis::injectAmountNames`.
struct InjectAmount {
    crisis::InjectKind kind{};
    std::size_t amount = 0;

    auto operator<=>(const InjectAmount&) const = default;
};

struct Quantity {
    enum class Kind : std::uint8_t {
        parameter,  ///< of assets/crisis.toml; half of the draws on either side of the value, even in its
                    ///< logarithm
        oddsRatio,  ///< of the reading in force
        share,      ///< how far crises go: beta by the class's counts
        inject,     ///< an amount of something thrown in, of assets/crisis.toml; drawn as a parameter
    };
    /// As in assets/crisis.toml; `odds-ratio`, `reach-show-of-force`, `violent`, `serious`, `war`;
    /// `inject-speech-alarm`.
    std::string key;
    Kind kind{};
    double value = 0.0;                  ///< SI; in force
    double low = 0.0, high = 0.0;        ///< range of a draw
    std::shared_ptr<const BetaLaw> law;  ///< `share`
    Certainty certainty = Certainty::assumed;
    std::string source;
    std::uint32_t die = 0;    ///< which random number is its own; the same for its like in another class
    bool isDuration = false;  ///< seconds; else a plain number
    InjectAmount amount{};    ///< `inject`
};

/// All of a model, in the order of the files. Stable: what sweeps write as columns. `thrownIn`: what of its
/// injects there is to draw, at the end.
std::vector<Quantity> quantitiesOf(const crisis::Model& model, const crisis::State& state,
                                   std::span<const InjectAmount> thrownIn = {});

/// Values of draw `draw`, one a quantity. Draws are independent of each other; the two shares of permission
/// move together. `fixed` is not drawn but keeps its value.
std::vector<double> drawValues(std::span<const Quantity> quantities, std::uint64_t seed, std::int64_t draw);

/// Makes the model say the values: parameters, the reading's odds ratio and the class's rates (refitted, exit
/// rates kept).
void applyValues(std::span<const Quantity> quantities, std::span<const double> values, crisis::Model& model,
                 const crisis::State& state);

/// Of the values those of injects alone: amounts of what is thrown in.
void applyAmounts(std::span<const Quantity> quantities, std::span<const double> values, crisis::Model& model);

/// A copy without words and record, cheap to copy again; trials of it are the same.
crisis::Model withoutWords(const crisis::Model& model);

}  // namespace openline::study
