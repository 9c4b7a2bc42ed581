#include "gfx/drawing_clock.h"

#include <epoxy/gl.h>

#include <utility>

namespace openline::gfx {

void DrawingClock::begin() {
    isRunning_ = waiting_ < queries_.size();
    if (!isRunning_) return;
    Handle& query = queries_[(oldest_ + waiting_) % queries_.size()];
    if (!query) {
        GLuint name = 0;
        glGenQueries(1, &name);
        query = Handle(ObjectKind::query, name);
    }
    glBeginQuery(GL_TIME_ELAPSED, query.name());
}

void DrawingClock::end() {
    if (!std::exchange(isRunning_, false)) return;
    glEndQuery(GL_TIME_ELAPSED);
    ++waiting_;
}

std::optional<double> DrawingClock::taken() {
    if (waiting_ == 0) return std::nullopt;
    const GLuint name = queries_[oldest_].name();
    GLint isDone = 0;
    glGetQueryObjectiv(name, GL_QUERY_RESULT_AVAILABLE, &isDone);
    if (isDone == 0) return std::nullopt;
    GLuint64 nanoseconds = 0;
    glGetQueryObjectui64v(name, GL_QUERY_RESULT, &nanoseconds);
    oldest_ = (oldest_ + 1) % queries_.size();
    --waiting_;
    return static_cast<double>(nanoseconds) * 1e-9;
}

}  // namespace openline::gfx
