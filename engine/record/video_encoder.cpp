#include "record/video_encoder.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/assert.h"
#include "record/colour_convert.h"
#include "record/libav.h"
#include "record/output_path.h"

namespace openline::record {
namespace {

constexpr double kSecondsPerFragment = 1.0;  // what a killed film loses, besides what the encoder still holds

/// With AVX-512, the lookahead of x264 0.164 does not decide the same twice: of five films of the same
/// pictures in one process (64 x 48, 320 x 180) up to three differed; with AVX2 or without mbtree none did.
/// So where the processor has AVX-512 x264 is told to use AVX2; elsewhere nothing is said, as naming what a
/// processor lacks would end the program.
bool mustAvoidAvx512() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") != 0;
#else
    return false;
#endif
}

Complaint complaint(const std::string& path, const std::string& message) {
    return {path, 0, 0, {}, message};
}

}  // namespace

struct VideoEncoder::State {
    std::string path;
    VideoSettings settings;
    CodecPointer codec;
    FramePointer frame;
    PacketPointer packet;
    OutputPointer output;
    AVStream* stream = nullptr;
    std::int64_t count = 0;
    bool ended = false;
    bool broken = false;  ///< a picture could not be written

    Result<Done> failed(const std::string& what, int error) {
        return Result<Done>(complaint(path, what + ": " + words(error)));
    }
    Result<Done> openCodec();
    Result<Done> openFile();
    Result<Done> writeHeader();
    Result<Done> drain(AVFrame* next);
    Result<Done> endFragments();
    Result<Done> giveIndex() const;
};

bool hasEncoder(const std::string& name) {
    return avcodec_find_encoder_by_name(name.c_str()) != nullptr;
}

Result<Done> VideoEncoder::State::openCodec() {
    const AVCodec* encoder = avcodec_find_encoder_by_name(settings.encoder.c_str());
    if (!encoder || encoder->type != AVMEDIA_TYPE_VIDEO) {
        return Result<Done>(
            complaint({}, "this build of libavcodec has no video encoder " + settings.encoder));
    }
    codec.reset(avcodec_alloc_context3(encoder));
    frame.reset(av_frame_alloc());
    packet.reset(av_packet_alloc());
    if (!codec || !frame || !packet) return failed("no memory for the encoder", AVERROR(ENOMEM));
    codec->width = settings.widthPx;
    codec->height = settings.heightPx;
    codec->time_base = {1, settings.framesPerSecond};
    codec->framerate = {settings.framesPerSecond, 1};
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->color_range = AVCOL_RANGE_MPEG;
    codec->colorspace = AVCOL_SPC_BT709;
    codec->color_primaries = AVCOL_PRI_BT709;
    codec->color_trc = AVCOL_TRC_BT709;
    codec->chroma_sample_location = AVCHROMA_LOC_CENTER;
    codec->gop_size = std::max(1, static_cast<int>(kSecondsPerFragment * settings.framesPerSecond));
    // One thread: drawing wants the others, and the bytes do not depend on how many there are.
    codec->thread_count = 1;
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    av_opt_set(codec->priv_data, "preset", settings.preset.c_str(), 0);
    av_opt_set_int(codec->priv_data, "crf", settings.quality, 0);
    std::string own = settings.tuning;
    if (settings.encoder == "libx264" && mustAvoidAvx512()) own += own.empty() ? "asm=AVX2" : ":asm=AVX2";
    av_opt_set(codec->priv_data, "x264-params", own.c_str(), 0);
    const int error = avcodec_open2(codec.get(), encoder, nullptr);
    if (error < 0) return failed("the encoder " + settings.encoder + " does not start", error);
    frame->format = codec->pix_fmt;
    frame->width = codec->width;
    frame->height = codec->height;
    const int memory = av_frame_get_buffer(frame.get(), 0);
    if (memory < 0) return failed("no memory for a picture", memory);
    return Done{};
}

Result<Done> VideoEncoder::State::openFile() {
    Result<Done> replaceable = expectReplaceable(path);
    if (!replaceable) return replaceable;
    int error = 0;
    output = openMp4(path, error);
    if (!output) return failed("cannot write the film", error);
    Result<Done> begun = writeHeader();
    if (begun) return begun;
    output.reset();
    keepWholeFragments(path);  // there is none: nothing is left
    return begun;
}

Result<Done> VideoEncoder::State::writeHeader() {
    output->flags |= AVFMT_FLAG_FLUSH_PACKETS;
    stream = avformat_new_stream(output.get(), nullptr);
    if (!stream) return failed("cannot write the film", AVERROR(ENOMEM));
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    int error = avcodec_parameters_from_context(stream->codecpar, codec.get());
    if (error < 0) return failed("cannot write the film", error);
    av_dict_set(&output->metadata, "title", settings.title.c_str(), 0);
    av_dict_set(&output->metadata, "comment", settings.comment.c_str(), 0);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "frag_keyframe+empty_moov+default_base_moof", 0);
    error = avformat_write_header(output.get(), &options);
    av_dict_free(&options);
    if (error >= 0) error = flushed(*output);
    if (error < 0) return failed("cannot write the film", error);
    return Done{};
}

Result<Done> VideoEncoder::State::drain(AVFrame* next) {
    int error = avcodec_send_frame(codec.get(), next);
    if (error < 0) return failed("the encoder failed", error);
    while ((error = avcodec_receive_packet(codec.get(), packet.get())) >= 0) {
        packet->duration = 1;
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        packet->stream_index = stream->index;
        const int written = av_interleaved_write_frame(output.get(), packet.get());
        if (written < 0) return failed("cannot write the film", written);
    }
    if (error != AVERROR(EAGAIN) && error != AVERROR_EOF) return failed("the encoder failed", error);
    return Done{};
}

VideoEncoder::VideoEncoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
VideoEncoder::~VideoEncoder() {
    if (state_ && state_->output && !state_->ended) VideoEncoder::finish();
}

Result<std::unique_ptr<VideoEncoder>> VideoEncoder::create(const std::string& path,
                                                           const VideoSettings& settings) {
    av_log_set_level(AV_LOG_FATAL);
    auto state = std::make_unique<State>();
    state->path = path;
    state->settings = settings;
    Result<Done> ready = state->openCodec();
    if (ready) ready = state->openFile();
    if (!ready) return Result<std::unique_ptr<VideoEncoder>>(ready.errors);
    return std::unique_ptr<VideoEncoder>(new VideoEncoder(std::move(state)));
}

Result<Done> VideoEncoder::write(const FramePixels& pixels) {
    State& state = *state_;
    OPENLINE_ASSERT(pixels.widthPx == state.settings.widthPx && pixels.heightPx == state.settings.heightPx);
    const int error = av_frame_make_writable(state.frame.get());
    if (error < 0) return state.failed("no memory for a picture", error);
    AVFrame& frame = *state.frame;
    convertToYuv420(pixels.rgba.data(), pixels.widthPx, pixels.heightPx,
                    {frame.data[0], frame.data[1], frame.data[2], frame.linesize[0], frame.linesize[1]});
    frame.pts = state.count++;
    Result<Done> drained = state.drain(&frame);
    if (!drained) state.broken = true;
    return drained;
}

Result<Done> VideoEncoder::State::endFragments() {
    if (broken) return Result<Done>(complaint(path, "the film ends early"));
    Result<Done> drained = drain(nullptr);
    if (!drained) return drained;
    int error = av_write_trailer(output.get());
    if (error >= 0) error = flushed(*output);
    if (error < 0) return failed("cannot end the film", error);
    if (count == 0) return Result<Done>(complaint(path, "the film has no picture, so there is none"));
    return Done{};
}

/// The film in fragments is already whole; if there is no room for a second copy it stays as it is.
Result<Done> VideoEncoder::State::giveIndex() const {
    const std::string partial = path + ".partial";
    const int error = rewriteWithIndex(path, partial);
    Result<Done> moved = Done{};
    std::string why;
    if (error < 0) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        why = words(error);
    } else {
        moved = moveIntoPlace(partial, path);
        if (moved) return moved;
        why = moved.errors.front().message;
    }
    Result<Done> plays = Done{};
    plays.warnings.push_back(
        complaint(path, "the film plays but is not easy to seek in: no second copy with an index: " + why));
    return plays;
}

Result<Done> VideoEncoder::finish() {
    State& state = *state_;
    if (state.ended) return Done{};
    state.ended = true;
    Result<Done> ended = state.endFragments();
    state.output.reset();
    if (ended) return state.giveIndex();
    keepWholeFragments(state.path);
    return ended;
}

std::int64_t VideoEncoder::frameCount() const {
    return state_->count;
}

}  // namespace openline::record
