#include "app/trace_file.h"

#include <cstring>
#include <filesystem>

#include "app/session_file.h"
#include "base/digest.h"
#include "sim/save.h"
#include "sim/step.h"

namespace openline::app {
namespace {

/// No single world is larger; keeps damaged lengths from asking for memory.
constexpr std::uint64_t kLargestWorld = kLongestTrace;

}  // namespace

std::uint64_t traceBytes(const sim::Definition& definition, const sim::World& world, TraceWindow window) {
    return sim::save(definition, world).size() * static_cast<std::uint64_t>(window.to - window.from + 1);
}

Result<Done> TraceWriter::open(const std::string& path, const Session& session, const sim::World& first) {
    Session begun = session;
    begun.startTick = first.tick;
    begun.savedHash = hexadecimal(sim::hash(first));
    begun.checkpoints = {};
    auto done = file_.open(path);
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return done ? file_.add(sessionText(begun, folder, -1)) : done;
}

// A world: its length in eight bytes, the save, and the line's end that every line of a file has.
Result<Done> TraceWriter::add(const sim::Definition& definition, const sim::World& world) {
    const std::vector<std::uint8_t> bytes = sim::save(definition, world);
    const std::uint64_t size = bytes.size();
    std::string record(sizeof size + bytes.size(), '\0');
    std::memcpy(record.data(), &size, sizeof size);
    std::memcpy(record.data() + sizeof size, bytes.data(), bytes.size());
    return file_.add(record);
}

Result<Done> TraceReader::open(const std::string& path) {
    path_ = path;
    file_.open(path, std::ios::binary);
    std::string session;
    if (!std::getline(file_, session)) return Complaint{path_, 0, 0, {}, "cannot be read"};
    return Done{};
}

Result<std::optional<sim::World>> TraceReader::next() {
    std::uint64_t size = 0;
    file_.read(reinterpret_cast<char*>(&size), sizeof size);
    if (file_.eof() && file_.gcount() == 0) return std::optional<sim::World>();
    if (file_ && size <= kLargestWorld) {
        bytes_.resize(size);
        file_.read(reinterpret_cast<char*>(bytes_.data()), static_cast<std::streamsize>(size));
    }
    if (!file_ || size > kLargestWorld || file_.get() != '\n')
        return Complaint{path_, 0, 0, {}, "is cut short or damaged"};
    Result<sim::World> world = sim::readSaved(bytes_);
    if (!world) return Complaint{path_, 0, 0, {}, world.errors.front().message};
    return std::optional<sim::World>(std::move(*world));
}

}  // namespace openline::app
