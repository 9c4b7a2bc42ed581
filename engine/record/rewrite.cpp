// A film that ended well becomes a plain MP4: presentation programs are often unable to seek in fragments.
#include "record/libav.h"

namespace openline::record {

OutputPointer openMp4(const std::string& path, int& error) {
    AVFormatContext* made = nullptr;
    error = avformat_alloc_output_context2(&made, nullptr, "mp4", path.c_str());
    OutputPointer format(made);
    if (error < 0) return nullptr;
    error = avio_open(&format->pb, path.c_str(), AVIO_FLAG_WRITE);
    if (error < 0) return nullptr;
    // No dates and no versions: the same film is the same file.
    format->flags |= AVFMT_FLAG_BITEXACT;
    return format;
}

int flushed(AVFormatContext& format) {
    avio_flush(format.pb);
    return format.pb->error < 0 ? format.pb->error : 0;
}

namespace {

int copyPackets(AVFormatContext& input, AVFormatContext& output) {
    const PacketPointer packet(av_packet_alloc());
    if (!packet) return AVERROR(ENOMEM);
    int error = 0;
    while ((error = av_read_frame(&input, packet.get())) >= 0) {
        av_packet_rescale_ts(packet.get(), input.streams[0]->time_base, output.streams[0]->time_base);
        packet->pos = -1;
        error = av_interleaved_write_frame(&output, packet.get());
        if (error < 0) return error;
    }
    return error == AVERROR_EOF ? 0 : error;
}

}  // namespace

int rewriteWithIndex(const std::string& from, const std::string& to) {
    AVFormatContext* opened = nullptr;
    int error = avformat_open_input(&opened, from.c_str(), nullptr, nullptr);
    if (error < 0) return error;
    const InputPointer input(opened);
    error = avformat_find_stream_info(input.get(), nullptr);
    if (error < 0 || input->nb_streams != 1) return error < 0 ? error : AVERROR_INVALIDDATA;
    const OutputPointer output = openMp4(to, error);
    if (!output) return error;
    AVStream* stream = avformat_new_stream(output.get(), nullptr);
    if (!stream) return AVERROR(ENOMEM);
    error = avcodec_parameters_copy(stream->codecpar, input->streams[0]->codecpar);
    if (error < 0) return error;
    stream->codecpar->codec_tag = 0;
    stream->time_base = input->streams[0]->time_base;
    stream->avg_frame_rate = input->streams[0]->avg_frame_rate;
    av_dict_copy(&output->metadata, input->metadata, 0);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    error = avformat_write_header(output.get(), &options);
    av_dict_free(&options);
    if (error >= 0) error = copyPackets(*input, *output);
    if (error >= 0) error = av_write_trailer(output.get());
    if (error >= 0) error = flushed(*output);
    return error;
}

}  // namespace openline::record
