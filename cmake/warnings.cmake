# Warnings are errors. PRIVATE to our own targets, so that system headers stay out of it.
add_library(astro_warnings INTERFACE)
target_compile_options(astro_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of GCC 12: inside the standard library at -O2, and for the frames of Asio's coroutines.
  target_compile_options(astro_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-mismatched-new-delete)
endif()
