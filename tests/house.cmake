# Tests of the house itself: its rules, its tutorial, the same output however it is run, and the corpora beside the project.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(marsad_house_test name script)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} ${script} ${ARGN} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

set(house ${CMAKE_CURRENT_LIST_DIR})
set(program --program $<TARGET_FILE:marsad_cli>)

marsad_house_test(house_includes ${CMAKE_SOURCE_DIR}/tools/check_includes.py ${CMAKE_SOURCE_DIR})
marsad_house_test(house_rules ${CMAKE_SOURCE_DIR}/tools/check_rules.py ${CMAKE_SOURCE_DIR})
marsad_house_test(house_tools ${house}/house_tools_test.py)
file(GLOB tool_tests CONFIGURE_DEPENDS ${house}/tools_*_test.py)
foreach(script ${tool_tests})
  get_filename_component(name ${script} NAME_WE)
  marsad_house_test(${name} ${script})
endforeach()
marsad_house_test(house_do ${house}/house_do_test.py)
marsad_house_test(same_output ${house}/house_same_output_test.py ${program})
marsad_house_test(examples_coded ${house}/house_examples_test.py ${program})
marsad_house_test(explain ${house}/explain_test.py ${program})
marsad_house_test(readme_example ${CMAKE_SOURCE_DIR}/tools/readme_example.py --check ${program})
marsad_house_test(collections ${house}/collections_test.py ${program})
marsad_house_test(watch ${house}/watch_test.py ${program})
marsad_house_test(pages_field ${house}/pages_field_test.py ${program})
marsad_house_test(warc ${house}/warc_test.py ${program})
marsad_house_test(duplicates ${house}/duplicates_test.py ${program})
marsad_house_test(calibration ${house}/calibration_test.py ${program})
marsad_house_test(tellings ${house}/tellings_test.py ${program})
marsad_house_test(field_corpus ${house}/field_test.py ${program})
marsad_house_test(sentences ${house}/gsr_test.py ${program})
marsad_house_test(gazetteer ${house}/gazetteer_test.py ${program})
marsad_house_test(syria_admin ${house}/syria_admin_test.py ${program})
marsad_house_test(seed ${house}/seed_test.py ${program})
marsad_house_test(score ${house}/score_test.py ${program})
marsad_house_test(exports ${house}/exports_test.py ${program})
marsad_house_test(sitrep ${house}/sitrep_test.py ${program})
marsad_house_test(public_exports ${house}/public_test.py ${program})
marsad_house_test(incidents ${house}/incidents_test.py ${program})
marsad_house_test(store ${house}/store_test.py ${program})
marsad_house_test(store_exports ${house}/store_exports_test.py ${program})
marsad_house_test(store_kill ${house}/store_kill_test.py ${program})
marsad_house_test(store_load ${house}/store_load_test.py ${program})
marsad_house_test(store_failure ${house}/store_failure_test.py ${program})
marsad_house_test(store_recode ${house}/store_recode_test.py ${program})
marsad_house_test(recognizers ${house}/recognizers_test.py ${program})
marsad_house_test(numbers_spelled ${house}/numbers_spelled_test.py ${program})

# What users run by hand.
add_test(NAME knowledge_check COMMAND marsad_cli check WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
add_test(NAME cases COMMAND marsad_cli test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})

find_program(CLANG_FORMAT clang-format-14)
if(CLANG_FORMAT)
  marsad_house_test(formatting ${CMAKE_SOURCE_DIR}/tools/format.py --check)
else()
  message(STATUS "formatting is not tested: clang-format-14 is not installed (./do check installs it)")
endif()

# The tutorial of the main header, compiled and run as it stands there.
set(tutorial ${CMAKE_CURRENT_BINARY_DIR}/tutorial.cpp)
set(tutorial_report ${CMAKE_SOURCE_DIR}/examples/syria-wire.txt)
add_custom_command(
  OUTPUT ${tutorial}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/extract_tutorial.py ${CMAKE_SOURCE_DIR}/include/marsad/marsad.hpp
          ${tutorial_report} --knowledge ${MARSAD_KNOWLEDGE_FILE} --out ${tutorial}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/extract_tutorial.py ${CMAKE_SOURCE_DIR}/include/marsad/marsad.hpp ${tutorial_report}
  COMMENT "Extracting the tutorial of marsad.hpp")
add_executable(tutorial ${tutorial})
target_link_libraries(tutorial PRIVATE marsad::marsad)
add_dependencies(tutorial knowledge)
add_test(NAME tutorial COMMAND tutorial)
