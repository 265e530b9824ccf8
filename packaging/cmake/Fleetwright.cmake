# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project shares: language level, warnings, definitions, and the two functions
# that make a library of a folder and a test of a file.
include_guard()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(fleetwright_flags INTERFACE)
target_compile_features(fleetwright_flags INTERFACE cxx_std_20)
target_include_directories(fleetwright_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(fleetwright_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast)
if(FLEETWRIGHT_WERROR)
    target_compile_options(fleetwright_flags INTERFACE -Werror)
endif()
target_compile_definitions(fleetwright_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_WARN_DEPRECATED_UP_TO=0x060400
    QT_NO_CONTEXTLESS_CONNECT
    FLEETWRIGHT_VERSION="${PROJECT_VERSION}")
if(FLEETWRIGHT_SANITIZE)
    target_compile_options(fleetwright_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(fleetwright_flags INTERFACE -fsanitize=address,undefined)
endif()
# A test is linked again whenever a room below it changes; mold does in a tenth of the time what ld does.
find_program(FLEETWRIGHT_MOLD mold)
mark_as_advanced(FLEETWRIGHT_MOLD)
if(FLEETWRIGHT_MOLD AND CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(fleetwright_flags INTERFACE -fuse-ld=mold)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_options(fleetwright_flags INTERFACE -fstack-protector-strong)
    target_compile_definitions(fleetwright_flags INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(fleetwright_flags INTERFACE LINKER:-z,relro,-z,now)
endif()

# Headers of Qt and the standard library that most files read, compiled once a family of targets: reading them takes
# longer than the rest of a file. Every file still includes what it uses; a build with FLEETWRIGHT_PCH off says so.
function(fleetwright_precompiled name)
    cmake_parse_arguments(arg "" "" "HEADERS;LINKS;DEFINITIONS" ${ARGN})
    if(NOT FLEETWRIGHT_PCH)
        return()
    endif()
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp" CONTENT "")
    add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE fleetwright_flags ${arg_LINKS})
    target_compile_definitions(${name} PRIVATE ${arg_DEFINITIONS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
    # ccache hands out what was compiled with a precompiled header only where GCC names it in its output.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${name} PRIVATE -fpch-preprocess)
    endif()
endfunction()

function(fleetwright_use_precompiled target name)
    if(FLEETWRIGHT_PCH)
        target_precompile_headers(${target} REUSE_FROM ${name})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            target_compile_options(${target} PRIVATE -fpch-preprocess)
        endif()
    endif()
endfunction()

# fleetwright_library(NAME SOURCES a.cpp a.h … LINKS target … [PRIVATE_LINKS target …])
# A static library of one folder. LINKS names what its headers show as well, PRIVATE_LINKS what only its sources use. A
# static library is linked into programs alone, so that an include against the arrows may still build: tst_layering
# finds it.
function(fleetwright_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC fleetwright_flags ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
    if(name MATCHES "^fleetwright_ui" OR name STREQUAL "fleetwright_uitest")
        fleetwright_use_precompiled(${name} fleetwright_pch_widgets)
    else()
        fleetwright_use_precompiled(${name} fleetwright_pch_core)
    endif()
endfunction()

# fleetwright_test(NAME SOURCES a.cpp … LINKS target … [LABELS label …] [TIMEOUT seconds] [ENVIRONMENT NAME=VALUE …]
#                  [WRAPPER command …])
# A Qt Test program that runs without a display, in UTC and the C locale. A wrapper is run with the program as
# its last argument; its exit status 77 means that what it gives is not installed, and the test is skipped.
function(fleetwright_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS;ENVIRONMENT;WRAPPER" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE fleetwright_flags Qt6::Test ${arg_LINKS})
    target_compile_definitions(${name} PRIVATE
        FLEETWRIGHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" FLEETWRIGHT_BINARY_DIR="${CMAKE_BINARY_DIR}" QT_FORCE_ASSERTS)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8)
        # QTRY_… narrows long to int in Qt's own header. A target's options come before its interface's and would
        # lose against the -Wconversion there; a source's come last.
        set_source_files_properties(${arg_SOURCES} PROPERTIES COMPILE_OPTIONS -Wno-conversion)
    endif()
    fleetwright_use_precompiled(${name} fleetwright_pch_test)
    # Windows are as large as the screen at most, and Qt's own is 800 by 800.
    set(offscreen "offscreen:configfile=${CMAKE_SOURCE_DIR}/tests/support/offscreen.json")
    add_test(NAME ${name} COMMAND ${arg_WRAPPER} $<TARGET_FILE:${name}>)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(FLEETWRIGHT_SANITIZE)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 5")
        # libdbus keeps a buffer of its own to the end; what is ours is told as always
        list(APPEND arg_ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/leaks.txt")
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        SKIP_RETURN_CODE 77
        LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=${offscreen};LC_ALL=C.UTF-8;TZ=UTC;${arg_ENVIRONMENT}")
endfunction()
