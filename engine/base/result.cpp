#include "base/result.h"

#include <fmt/format.h>

namespace openline {

std::string format(const Complaint& complaint) {
    std::string text;
    if (!complaint.file.empty()) {
        text += complaint.file + ":";
        if (complaint.line > 0) text += fmt::format("{}:{}:", complaint.line, complaint.column);
        text += " ";
    }
    if (!complaint.path.empty()) text += complaint.path + ": ";
    return text + complaint.message;
}

}  // namespace openline
