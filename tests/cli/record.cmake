# `openline record` and `screenshot`: films that others can read, twice the same, and without effect on the simulation.
# Wants ffprobe and ffmpeg; says so when it skips.
include("${CMAKE_CURRENT_LIST_DIR}/program.cmake")
find_program(FFPROBE ffprobe)
find_program(FFMPEG ffmpeg)
if(NOT FFPROBE OR NOT FFMPEG)
  message("SKIPPED: no ffprobe and ffmpeg to read the films with")
  return()
endif()

# probe(FILE): sets `probed`.
macro(probe file)
  execute_process(COMMAND "${FFPROBE}" -v error -count_packets -show_entries
    stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_packets -show_entries format_tags=title,comment
    -of default "${WORK}/${file}" OUTPUT_VARIABLE probed ERROR_VARIABLE errors RESULT_VARIABLE result)
  same("exit code of ffprobe" "${result}" "0")
  same("complaints of ffprobe" "${errors}" "")
endmacro()
# digest(VARIABLE FILE): of the decoded frames.
macro(digest variable file)
  execute_process(COMMAND "${FFMPEG}" -v error -i "${WORK}/${file}" -f framemd5 - OUTPUT_VARIABLE ${variable}
    ERROR_VARIABLE errors RESULT_VARIABLE result)
  same("exit code of ffmpeg" "${result}" "0")
endmacro()

set(small_film "${small}" --size 320x180 --fps 10)
openline(0 record ${small_film} -o first.mp4 --from 12min --to 32min --speed 600)
expect(output "20 frames")
hash_of(filmed)
probe(first.mp4)
foreach(line "codec_name=h264" "width=320" "height=180" "pix_fmt=yuv420p" "r_frame_rate=10/1" "nb_read_packets=20"
    "title=Small" "comment=HYPOTHETICAL")
  expect(probed "${line}")
endforeach()
openline(0 record ${small_film} -o second.mp4 --from 12min --to 32min --speed 600)
digest(one first.mp4)
digest(two second.mp4)
same("frames of two films" "${one}" "${two}")
file(GLOB leftovers "${WORK}/*.partial")
same("files left over" "${leftovers}" "")

# Frame n shows `start + n * speed / fps`: the last one shows 12 min + 19 * 60 s.
openline(0 run "${small}" --until 31min --hash)
hash_of(unfilmed)
same("hashes with and without the recorder" "${unfilmed}" "${filmed}")

openline(0 record ${small_film} -o board.mp4 --length 1s --json)
string(JSON frames GET "${output}" frames)
same("frames of a second of the storyboard" "${frames}" "10")

openline(0 screenshot "${small}" -o still.png --at 20min --size 321x201)
execute_process(COMMAND "${FFPROBE}" -v error -show_entries stream=codec_name,width,height -of default "${WORK}/still.png"
  OUTPUT_VARIABLE probed)
foreach(line "codec_name=png" "width=321" "height=201")
  expect(probed "${line}")
endforeach()
openline(0 screenshot "${small}" -o again.png --at 20min --size 321x201)
file(SHA256 "${WORK}/still.png" first)
file(SHA256 "${WORK}/again.png" second)
same("digests of two stills" "${first}" "${second}")

# A session is seen at the moment and with the camera it was left with, until others are named.
set(angles "\"latitude\": 0.4, \"longitude\": 2.1, \"altitude\": 0, \"distance\": 900000, \"heading\": 0, \"tilt\": 0.6")
file(WRITE "${WORK}/left.session.json" "{\"format\": \"openline-session-1\", \"scenario\": \"${small}\",
  \"commands\": [], \"tick\": 12000, \"camera\": {${angles}}}")
set(camera 22.918311805232928,120.32113697747288,900,0,34.37746770784939)
foreach(shot "left;left.session.json" "same;${small};--at;20min;--camera;${camera}" "later;left.session.json;--at;30min"
    "same-later;${small};--at;30min;--camera;${camera}" "board;left.session.json;--scene;1" "same-board;${small};--scene;1")
  list(POP_FRONT shot name)
  openline(0 screenshot ${shot} -o ${name}.png --size 320x180)
  file(SHA256 "${WORK}/${name}.png" of-${name})
endforeach()
same("where it was left and that moment" "${of-left}" "${of-same}")
same("another moment seen from there" "${of-later}" "${of-same-later}")
same("a scene of the storyboard" "${of-board}" "${of-same-board}")
if(of-left STREQUAL of-later OR of-left STREQUAL of-board)
  complain("moments and scenes look the same")
endif()
openline(0 screenshot "${small}" -o desk.png --scene 1 --size 640x360 --desk)
