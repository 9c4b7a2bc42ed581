# What the tests of the command line share: running the program and complaining with what it said.
# Wants: PROGRAM, SOURCE (the repository), WORK (a folder of the test's own).
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
set(small "${SOURCE}/tests/cli/small.toml")
set(october "${SOURCE}/scenarios/2021-10-national-day.toml")
set(failures 0)

macro(complain text)
  message(SEND_ERROR "${text}")
endmacro()

# openline(CODE argument...): sets `output` and `errors`; complains if the exit code is another.
macro(openline code)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} WORKING_DIRECTORY "${WORK}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors TIMEOUT 240)
  if(NOT result STREQUAL "${code}")
    complain("openline ${ARGN}\n  ended with ${result}, expected ${code}\n  output: ${output}\n  errors: ${errors}")
  endif()
endmacro()

# expect(VARIABLE regular-expression)
macro(expect variable pattern)
  if(NOT "${${variable}}" MATCHES "${pattern}")
    complain("expected ${variable} to match \"${pattern}\", got:\n${${variable}}")
  endif()
endmacro()

macro(same what first second)
  if(NOT "${first}" STREQUAL "${second}")
    complain("${what} differ: \"${first}\" and \"${second}\"")
  endif()
endmacro()

# hash_of(VARIABLE): from the last output's line `hash ...`.
macro(hash_of variable)
  string(REGEX MATCH "hash ([0-9a-f]+)\n$" ignored "${output}")
  set(${variable} "${CMAKE_MATCH_1}")
  string(LENGTH "${${variable}}" digits)
  same("digits of a hash" "${digits}" "16")
endmacro()
