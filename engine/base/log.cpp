#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace openline::log {

namespace {
spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_color_mt("openline");
        made->set_pattern("openline: %^%l%$: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *instance;
}
}  // namespace

void info(std::string_view message) {
    logger().info(message);
}
void warn(std::string_view message) {
    logger().warn(message);
}
void error(std::string_view message) {
    logger().error(message);
}
void setQuiet(bool quiet) {
    logger().set_level(quiet ? spdlog::level::err : spdlog::level::warn);
}
void setVerbose(bool verbose) {
    logger().set_level(verbose ? spdlog::level::info : spdlog::level::warn);
}

}  // namespace openline::log
