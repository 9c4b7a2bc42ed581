#include "record/async_sink.h"

#include <system_error>

namespace openline::record {

AsyncSink::AsyncSink(FrameSink& sink) : sink_(sink) {
    try {
        thread_ = std::thread([this] { work(); });
    } catch (const std::system_error&) {
        // No thread is left on this machine: slower, but the same film.
    }
}

AsyncSink::~AsyncSink() {
    stop();
}

void AsyncSink::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

Result<Done> AsyncSink::write(const FramePixels& frame) {
    if (!thread_.joinable()) return sink_.write(frame);
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return count_ < waiting_.size() || !errors_.empty(); });
    if (!errors_.empty()) return Result<Done>(errors_);
    // Only this thread fills the slot after the last one, so the copy needs no lock.
    Picture& slot = waiting_[(first_ + count_) % waiting_.size()];
    lock.unlock();
    slot.widthPx = frame.widthPx;
    slot.heightPx = frame.heightPx;
    slot.rgba.assign(frame.rgba.begin(), frame.rgba.end());
    lock.lock();
    ++count_;
    lock.unlock();
    changed_.notify_all();
    return Done{};
}

Result<Done> AsyncSink::finish() {
    stop();
    Result<Done> ended = sink_.finish();
    if (!errors_.empty()) return Result<Done>(errors_);
    return ended;
}

void AsyncSink::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return count_ > 0 || stop_; });
        if (count_ == 0) return;
        const Picture& picture = waiting_[first_];
        const bool failed = !errors_.empty();
        lock.unlock();
        const auto written =
            failed ? Result<Done>(Done{}) : sink_.write({picture.widthPx, picture.heightPx, picture.rgba});
        lock.lock();
        if (!written) errors_ = written.errors;
        first_ = (first_ + 1) % waiting_.size();
        --count_;
        changed_.notify_all();
    }
}

}  // namespace openline::record
