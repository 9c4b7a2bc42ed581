// When both sides' leaderships permit contact, as one law: with some probability never, else after a wait
// without memory. Internal to `crisis`. Source: our choice of form; the two numbers that fix it are counted
// by crisis, see the model card.
#pragma once

#include "crisis/model.h"

namespace openline::crisis {

/// P(permitted within t) = ever (1 - perDay^days).
struct PermissionLaw {
    double ever = 0.0;    ///< Range: 0..1.
    double perDay = 1.0;  ///< what is left of the waiting after a day. Range: above 0, below 1.
};

/// Through the two counted shares, their odds scaled by the climate. Range: climate 0..1.
PermissionLaw permissionLaw(const Model& model, double climate);
/// Seconds after which contact is permitted with `probability`; kNever beyond `ever`.
double permittedAfterS(const PermissionLaw& law, double probability);
/// Probability that it is permitted within a time. Range: 0 for times not after 0.
double permittedWithin(const PermissionLaw& law, double seconds);

}  // namespace openline::crisis
