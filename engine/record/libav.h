// libav's objects with owners, and its error numbers as words. Shared by what writes films here; not for
// others.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include <memory>
#include <string>

namespace openline::record {

struct FreeContext {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FreeFrame {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeOutput {
    void operator()(AVFormatContext* format) const {
        avio_closep(&format->pb);
        avformat_free_context(format);
    }
};
struct CloseInput {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};

using CodecPointer = std::unique_ptr<AVCodecContext, FreeContext>;
using FramePointer = std::unique_ptr<AVFrame, FreeFrame>;
using PacketPointer = std::unique_ptr<AVPacket, FreePacket>;
using OutputPointer = std::unique_ptr<AVFormatContext, FreeOutput>;
using InputPointer = std::unique_ptr<AVFormatContext, CloseInput>;

inline std::string words(int error) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, text, sizeof text);
    return text;
}

/// Opens an MP4 for writing. Returns none, with `error` set, if it cannot.
OutputPointer openMp4(const std::string& path, int& error);

/// Sends what is buffered to the file. Returns 0 or the first error of any write so far.
int flushed(AVFormatContext& format);

/// Copies a finished film without encoding it again, into a plain MP4 with its index in front. Returns 0 or
/// an error.
int rewriteWithIndex(const std::string& from, const std::string& to);

}  // namespace openline::record
