# api/*.yaml (written by hand) -> share/api/<name>.json and the readable reference <name>.html.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
file(GLOB contracts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/api/*.yaml)
foreach(name customer admin core)
  set(source ${CMAKE_SOURCE_DIR}/api/${name}.yaml)
  if(NOT EXISTS ${source})
    continue()
  endif()
  set(out ${CMAKE_BINARY_DIR}/share/api)
  add_custom_command(OUTPUT ${out}/${name}.json ${out}/${name}.html
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/openapi/build.py ${source} ${out}
    DEPENDS ${contracts} ${CMAKE_SOURCE_DIR}/tools/openapi/build.py
    COMMENT "Contract ${name}")
  add_custom_target(contract-${name} ALL DEPENDS ${out}/${name}.json)
endforeach()
