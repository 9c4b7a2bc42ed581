#include "app/contact_sheet.h"

#include <algorithm>
#include <fstream>

#include "record/png.h"

namespace openline::app {
namespace {
constexpr int kGapPx = 4;
}

void ContactSheets::begin(std::string name, std::string caption, int columns) {
    flush();
    name_ = std::move(name);
    caption_ = std::move(caption);
    columns_ = columns;
}

void ContactSheets::add(const record::FramePixels& tile) {
    tileWidthPx_ = tile.widthPx;
    tileHeightPx_ = tile.heightPx;
    tiles_.emplace_back(tile.rgba.begin(), tile.rgba.end());
}

void ContactSheets::flush() {
    if (tiles_.empty()) return;
    const int count = static_cast<int>(tiles_.size());
    const int columns = std::min(columns_, count), rows = (count + columns - 1) / columns;
    const int width = columns * tileWidthPx_ + (columns - 1) * kGapPx;
    const int height = rows * tileHeightPx_ + (rows - 1) * kGapPx;
    std::vector<std::uint8_t> sheet(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4u,
                                    18);
    for (int i = 0; i < count; ++i) {
        const int left = (i % columns) * (tileWidthPx_ + kGapPx),
                  top = (i / columns) * (tileHeightPx_ + kGapPx);
        const auto rowBytes = static_cast<std::size_t>(tileWidthPx_) * 4u;
        for (int y = 0; y < tileHeightPx_; ++y) {
            const std::uint8_t* from =
                tiles_[static_cast<std::size_t>(i)].data() + static_cast<std::size_t>(y) * rowBytes;
            std::copy(from, from + rowBytes,
                      sheet.data() + (static_cast<std::size_t>(top + y) * static_cast<std::size_t>(width) +
                                      static_cast<std::size_t>(left)) *
                                         4u);
        }
    }
    const auto done = record::writePng(folder_ + "/" + name_ + ".png", {width, height, sheet});
    if (!done) errors_.insert(errors_.end(), done.errors.begin(), done.errors.end());
    written_.push_back({name_ + ".png", caption_});
    tiles_.clear();
}

Result<Done> ContactSheets::finish() {
    flush();
    std::ofstream page(folder_ + "/index.html");
    page << "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Openline: what the picture shows</title>\n"
            "<style>body{background:#0b0f16;color:#f4f7fa;font:16px sans-serif;margin:28px}"
            "img{width:100%;border-radius:8px}h2{font-size:18px;font-weight:600;margin:28px 0 8px}</style>\n";
    for (const Written& sheet : written_)
        page << "<h2>" << sheet.caption << "</h2>\n<img src=\"" << sheet.file << "\" alt=\"" << sheet.caption
             << "\">\n";
    page.flush();
    if (!page) errors_.push_back({folder_ + "/index.html", 0, 0, {}, "cannot be written"});
    if (!errors_.empty()) return errors_;
    return Done{};
}

}  // namespace openline::app
