# knowledge/ is compiled at build time into one file that the program maps; it is never committed.
set(MARSAD_KNOWLEDGE_FILE ${CMAKE_BINARY_DIR}/marsad.knowledge)

function(marsad_compile_knowledge)
  file(GLOB_RECURSE records CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/knowledge/*.rec)
  set(imports)
  if(EXISTS ${CMAKE_BINARY_DIR}/geonames.rec)
    list(APPEND imports ${CMAKE_BINARY_DIR}/geonames.rec)
  elseif(EXISTS ${CMAKE_SOURCE_DIR}/build/geonames.rec)
    list(APPEND imports ${CMAKE_SOURCE_DIR}/build/geonames.rec)
  endif()
  add_custom_command(
    OUTPUT ${MARSAD_KNOWLEDGE_FILE}
    COMMAND marsad_compile ${CMAKE_SOURCE_DIR}/knowledge ${imports} --out ${MARSAD_KNOWLEDGE_FILE}
    DEPENDS marsad_compile ${records} ${imports}
    COMMENT "Compiling knowledge/")
  add_custom_target(knowledge ALL DEPENDS ${MARSAD_KNOWLEDGE_FILE})
endfunction()
