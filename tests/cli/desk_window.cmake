# The real window under a virtual display. Skipped, with a message, where there is none to be had.
if(TARGET openline)
  add_test(NAME "cli: a click on a channel in the real window changes the world"
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/desk_window_test.sh $<TARGET_FILE:openline>
      ${CMAKE_SOURCE_DIR}/scenarios/2021-10-national-day.toml)
  set_tests_properties("cli: a click on a channel in the real window changes the world" PROPERTIES
    SKIP_RETURN_CODE 77 TIMEOUT 300 RUN_SERIAL TRUE)
endif()
