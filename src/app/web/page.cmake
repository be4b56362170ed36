# build/web/heapscope.html: the program as one page that opens from disk.
# build/web/node/heapscope: its command line under Node, for the conformance programs.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs") # where Debian keeps acorn
# The stack has this size from the first: a program's nesting is bounded below what fills it.
set(web_link -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=8MB -sINITIAL_MEMORY=64MB)
set_target_properties(heapscope PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/node)
target_link_options(heapscope PRIVATE ${web_link} -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sSINGLE_FILE=1
  "SHELL:--pre-js ${CMAKE_CURRENT_LIST_DIR}/node.js")
set_target_properties(heapscope PROPERTIES LINK_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/node.js)
file(WRITE ${PROJECT_BINARY_DIR}/node/heapscope "#!/bin/sh\nHEAPSCOPE_FONTS=${PROJECT_BINARY_DIR}/fonts exec node ${PROJECT_BINARY_DIR}/node/heapscope.js \"$@\"\n")
file(CHMOD ${PROJECT_BINARY_DIR}/node/heapscope PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

add_executable(heapscope_page src/app/main.c)
target_link_libraries(heapscope_page PRIVATE room_app heapscope_flags)
set_target_properties(heapscope_page PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/page)
target_link_options(heapscope_page PRIVATE ${web_link} -sENVIRONMENT=web -sFORCE_FILESYSTEM=1 -sEXPORTED_RUNTIME_METHODS=['FS','ccall'])

# The page: program, fonts and lessons, packed into one file (pack.mjs says how).
find_program(NODE node REQUIRED)
set(fonts /usr/share/fonts/opentype/inter/Inter-Regular.otf=sans /usr/share/fonts/opentype/inter/Inter-Bold.otf=sans-bold
  /usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf=mono /usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Bold.ttf=mono-bold)
set(files)
foreach(font ${fonts})
  string(REGEX MATCH "[^=]+" file ${font})
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is missing (apt-get install fonts-inter fonts-jetbrains-mono)")
  endif()
  string(REGEX MATCH "[^=]+$" name ${font})
  configure_file(${file} ${PROJECT_BINARY_DIR}/fonts/${name} COPYONLY)
  string(REPLACE "=" "=/heapscope/fonts/" font ${font})
  list(APPEND files ${font})
endforeach()
# Chinese, where the fonts and a Python with fontTools are: of the regular weight the letters of our words and the commonest
# besides, for what a person writes; of the bold one those of our words alone. Without them the page is in English only.
set(web_cjk /usr/share/fonts/opentype/noto/NotoSansCJK CACHE STRING "Noto Sans CJK, without -Regular.ttc and -Bold.ttc")
file(GLOB chinese_words CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/strings/zh.json ${PROJECT_SOURCE_DIR}/scenarios/*.zh.json)
set(subsetter)
foreach(python python3 /usr/bin/python3) # Debian's own may not be the first on the path
  if(NOT subsetter)
    execute_process(COMMAND ${python} -c "import fontTools.subset" RESULT_VARIABLE lacking OUTPUT_QUIET ERROR_QUIET)
    if(lacking EQUAL 0)
      set(subsetter ${python})
    endif()
  endif()
endforeach()
set(made_fonts)
if(subsetter AND EXISTS ${web_cjk}-Regular.ttc AND EXISTS ${web_cjk}-Bold.ttc)
  foreach(font Regular=chinese=--common Bold=chinese-bold)
    string(REPLACE "=" ";" font ${font})
    list(POP_FRONT font weight name)
    set(made ${PROJECT_BINARY_DIR}/fonts/${name})
    add_custom_command(OUTPUT ${made}
      COMMAND ${subsetter} ${CMAKE_CURRENT_LIST_DIR}/chinese_font.py ${made} ${web_cjk}-${weight}.ttc ${font} ${chinese_words}
      DEPENDS ${CMAKE_CURRENT_LIST_DIR}/chinese_font.py ${chinese_words} VERBATIM COMMENT "Making the page's font ${name}")
    list(APPEND made_fonts ${made})
    list(APPEND files ${made}=/heapscope/fonts/${name})
  endforeach()
else()
  message(STATUS "The page gets no Chinese: its font is made of fonts-noto-cjk by python3-fonttools (apt-get install both)")
endif()
file(GLOB lessons CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/*.json)
foreach(lesson ${lessons})
  get_filename_component(name ${lesson} NAME)
  list(APPEND files ${lesson}=/heapscope/scenarios/${name})
endforeach()
set(page ${PROJECT_BINARY_DIR}/heapscope.html)
add_custom_command(OUTPUT ${page}
  COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/pack.mjs ${page} ${CMAKE_CURRENT_LIST_DIR}/page.html ${CMAKE_CURRENT_LIST_DIR}/page.js $<TARGET_FILE:heapscope_page> ${files}
  DEPENDS heapscope_page ${CMAKE_CURRENT_LIST_DIR}/pack.mjs ${CMAKE_CURRENT_LIST_DIR}/page.html ${CMAKE_CURRENT_LIST_DIR}/page.js ${lessons} ${made_fonts}
  VERBATIM COMMENT "Packing heapscope.html")
add_custom_target(page ALL DEPENDS ${page})

# heapscope.html is what is made; the tests run it in Chromium, and the command line under Node.
enable_testing()
add_subdirectory(tests/web)
