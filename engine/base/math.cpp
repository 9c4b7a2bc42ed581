#include "base/math.h"

#include <sleef.h>

namespace openline::math {

double sin(double radians) {
    return Sleef_cinz_sind1_u10purec(radians);
}
double cos(double radians) {
    return Sleef_cinz_cosd1_u10purec(radians);
}
double tan(double radians) {
    return Sleef_cinz_tand1_u10purec(radians);
}
double asin(double x) {
    return Sleef_cinz_asind1_u10purec(x);
}
double acos(double x) {
    return Sleef_cinz_acosd1_u10purec(x);
}
double atan2(double y, double x) {
    return Sleef_cinz_atan2d1_u10purec(y, x);
}
double exp(double x) {
    return Sleef_cinz_expd1_u10purec(x);
}
double log(double x) {
    return Sleef_cinz_logd1_u10purec(x);
}
double pow(double base, double exponent) {
    return Sleef_cinz_powd1_u10purec(base, exponent);
}

}  // namespace openline::math
