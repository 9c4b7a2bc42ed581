# Compares the hashes of slices of scenarios with the golden ones: flights, a collision of the record, and passes, ships and
# wind; from this build, and from the simulation built anew by gcc and clang, without and with optimisation. What was built
# is kept for the next time. Says so when a compiler is missing.
# Wants: SOURCE, WORK, HASHES (this build's program), BUILT (its compiler), GXX, LAUNCHER (may be empty).
cmake_minimum_required(VERSION 3.25)
# Golden scene and the file that it is a slice of.
set(scenes october-two-hours scenarios/2021-10-national-day file-hainan-one-hour scenarios/2001-04-hainan-ep3
  file-passes-two-hours tests/cli/determinism/passes)
set(arguments)
set(wanted)
while(scenes)
  list(POP_FRONT scenes name scenario)
  file(STRINGS "${SOURCE}/tests/golden/hashes.txt" golden REGEX "^${name} ")
  string(REGEX MATCH "^${name} ([0-9]+) ([0-9a-f]+)$" ignored "${golden}")
  if(NOT CMAKE_MATCH_2)
    message(FATAL_ERROR "no golden hash ${name}")
  endif()
  list(APPEND arguments "${SOURCE}/${scenario}.toml" "${CMAKE_MATCH_1}")
  list(APPEND wanted "${CMAKE_MATCH_2}")
endwhile()
list(JOIN wanted "\n" wanted)
find_program(CLANG clang++-16)
find_program(NINJA ninja REQUIRED)

function(compareHashes name program)
  execute_process(COMMAND "${program}" "${SOURCE}" ${arguments}
    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE result)
  if(NOT found STREQUAL wanted)
    message(SEND_ERROR "${name}:\n${found}\nexpected:\n${wanted}")
  else()
    string(REPLACE "\n" ", " found "${found}")
    message("${name}: ${found}")
  endif()
endfunction()

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
  compareHashes("${name}" "${folder}/hashes")
endfunction()

compareHashes("${BUILT}" "${HASHES}")
compare(gcc-O0 "${GXX}" "-O0")
if(CLANG)
  compare(clang-O0 "${CLANG}" "-O0")
  compare(clang-O3 "${CLANG}" "-O3")
else()
  message("SKIPPED in part: clang++-16 is not installed, only gcc was compared")
endif()
