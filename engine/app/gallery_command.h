// `openline gallery`: contact sheets of everything that the picture can show, for people to look at: every
// platform, every channel state, every theme at every scale, night and day. Not for tests.
#pragma once

#include <string>

#include "app/data_folders.h"
#include "app/session.h"

namespace openline::app {

struct GalleryOptions {
    SessionOptions session;
    std::string output;  ///< folder; made if there is none
};

/// Returns an exit code.
int makeGallery(const GalleryOptions& options, const DataRoot& data);

}  // namespace openline::app
