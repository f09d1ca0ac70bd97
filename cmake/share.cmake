# <build>/share: what the services read at start. Links into the source tree while developing; `cmake --install` copies.
set(share ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${share}/web ${share}/db ${share}/api)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/db/postgres ${share}/db/postgres SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/web/pages ${share}/pages SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/core_api/notifications/templates ${share}/mail SYMBOLIC)
foreach(app customer supplier employee it-ops)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/web/dist/${app}/browser ${share}/web/${app} SYMBOLIC)
endforeach()
