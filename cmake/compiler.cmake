# Flags that every target shares. Output must not depend on the build folder: no absolute paths, no dates.
add_library(marsad_flags INTERFACE)
target_compile_options(marsad_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                       -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
target_include_directories(marsad_flags INTERFACE ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(marsad_flags INTERFACE $<$<CONFIG:Release>:NDEBUG>)
if(MARSAD_SANITIZE)
  target_compile_options(marsad_flags INTERFACE -fsanitize=${MARSAD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(marsad_flags INTERFACE -fsanitize=${MARSAD_SANITIZE})
endif()
if(MARSAD_FUZZ)
  # The library tells the fuzzer which of its branches an input takes; the targets themselves link libFuzzer (fuzz/).
  target_compile_options(marsad_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
