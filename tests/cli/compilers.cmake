# Builds the simulation with gcc and clang, without and with optimisation, and compares the hashes of the October slice
# with the golden one. What was built is kept for the next time. Says so when a compiler is missing.
# Wants: SOURCE, WORK, GXX, LAUNCHER (may be empty).
cmake_minimum_required(VERSION 3.25)
file(STRINGS "${SOURCE}/tests/golden/hashes.txt" golden REGEX "^october-two-hours ")
string(REGEX MATCH "^october-two-hours ([0-9]+) ([0-9a-f]+)" ignored "${golden}")
set(ticks "${CMAKE_MATCH_1}")
set(wanted "${CMAKE_MATCH_2}")
if(NOT wanted)
  message(FATAL_ERROR "no golden hash october-two-hours")
endif()
find_program(CLANG clang++-16)
find_program(NINJA ninja REQUIRED)
set(compared 0)

function(compare name compiler flags)
  set(folder "${WORK}/${name}")
  execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}/tests/cli/determinism" -B "${folder}" -G Ninja
    "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" "-DCMAKE_CXX_FLAGS=${flags}"
    -DCMAKE_BUILD_TYPE=None OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${name}: cannot configure\n${said}")
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" --build "${folder}" OUTPUT_VARIABLE said ERROR_VARIABLE said
    RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${name}: cannot build\n${said}")
  endif()
  execute_process(COMMAND "${folder}/hashes" "${SOURCE}" "${SOURCE}/scenarios/2021-10-national-day.toml" ${ticks}
    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE result)
  if(NOT found STREQUAL wanted)
    message(SEND_ERROR "${name}: ${found}, expected ${wanted}")
  else()
    message("${name}: ${found}")
  endif()
endfunction()

compare(gcc-O0 "${GXX}" "-O0")
compare(gcc-O2 "${GXX}" "-O2")
if(CLANG)
  compare(clang-O0 "${CLANG}" "-O0")
  compare(clang-O2 "${CLANG}" "-O2")
else()
  message("SKIPPED in part: clang++-16 is not installed, only gcc was compared")
endif()
