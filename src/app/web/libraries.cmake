# The libraries that the web page is made of, compiled from Debian's sources: the same versions as the native program's.
# SDL's configure step is skipped (its own SDL_config_emscripten.h serves); SDL_ttf goes without HarfBuzz, FreeType without
# what no font of ours needs. Fonts lie in a folder of the page, so font_folder.c stands in for font_finder.c.
set(web_sources ${PROJECT_BINARY_DIR}/sources CACHE PATH "Where the libraries' sources are fetched to")
execute_process(COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/fetch_sources.sh ${web_sources} RESULT_VARIABLE fetched)
if(NOT fetched EQUAL 0)
  message(FATAL_ERROR "The sources of SDL2, SDL2_ttf, SDL2_image, FreeType, cJSON and giflib could not be fetched (see above)")
endif()

# Our code includes them as <SDL2/SDL.h> and <cjson/cJSON.h>, as Debian installs them.
set(web_include ${PROJECT_BINARY_DIR}/include)
file(GLOB headers ${web_sources}/libsdl2/include/*.h)
file(COPY ${headers} ${web_sources}/libsdl2-ttf/SDL_ttf.h ${web_sources}/libsdl2-image/SDL_image.h DESTINATION ${web_include}/SDL2)
file(COPY ${web_sources}/cjson/cJSON.h DESTINATION ${web_include}/cjson)
file(COPY ${web_sources}/giflib/gif_lib.h DESTINATION ${web_include})
set(quiet -w) # not our code, not our warnings

file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/sdl_sources.txt sdl_sources)
list(TRANSFORM sdl_sources PREPEND ${web_sources}/libsdl2/src/)
add_library(web_sdl STATIC ${sdl_sources})
target_include_directories(web_sdl PUBLIC ${web_include} ${web_include}/SDL2)
target_compile_options(web_sdl PRIVATE ${quiet})
add_library(SDL2::SDL2 ALIAS web_sdl)

file(WRITE ${web_include}/web_freetype_modules.h [[
FT_USE_MODULE(FT_Module_Class, autofit_module_class)
FT_USE_MODULE(FT_Driver_ClassRec, tt_driver_class)
FT_USE_MODULE(FT_Driver_ClassRec, cff_driver_class)
FT_USE_MODULE(FT_Module_Class, psaux_module_class)
FT_USE_MODULE(FT_Module_Class, psnames_module_class)
FT_USE_MODULE(FT_Module_Class, pshinter_module_class)
FT_USE_MODULE(FT_Module_Class, sfnt_module_class)
FT_USE_MODULE(FT_Renderer_Class, ft_smooth_renderer_class)
FT_USE_MODULE(FT_Renderer_Class, ft_raster1_renderer_class)
]])
set(freetype_sources base/ftsystem base/ftinit base/ftdebug base/ftbase base/ftbitmap base/ftglyph base/ftstroke base/ftsynth
  autofit/autofit truetype/truetype cff/cff psaux/psaux psnames/psnames pshinter/pshinter sfnt/sfnt gzip/ftgzip smooth/smooth raster/raster)
list(TRANSFORM freetype_sources PREPEND ${web_sources}/freetype/src/)
list(TRANSFORM freetype_sources APPEND .c)
add_library(web_freetype STATIC ${freetype_sources})
target_include_directories(web_freetype PUBLIC ${web_sources}/freetype/include ${web_include})
target_compile_definitions(web_freetype PUBLIC FT2_BUILD_LIBRARY FT_CONFIG_MODULES_H=<web_freetype_modules.h>)
target_compile_options(web_freetype PRIVATE ${quiet})

add_library(web_ttf STATIC ${web_sources}/libsdl2-ttf/SDL_ttf.c)
target_link_libraries(web_ttf PUBLIC web_sdl PRIVATE web_freetype)
target_compile_options(web_ttf PRIVATE ${quiet})
add_library(SDL2_ttf::SDL2_ttf ALIAS web_ttf)

file(GLOB image_sources ${web_sources}/libsdl2-image/IMG*.c)
list(FILTER image_sources EXCLUDE REGEX "IMG_WIC|IMG_stb")
add_library(web_image STATIC ${image_sources})
target_link_libraries(web_image PUBLIC web_sdl)
target_compile_definitions(web_image PRIVATE USE_STBIMAGE=1) # PNGs are written by its own miniz then, without libpng
target_compile_options(web_image PRIVATE ${quiet})
add_library(SDL2_image::SDL2_image ALIAS web_image)

add_library(cjson STATIC ${web_sources}/cjson/cJSON.c)
target_include_directories(cjson PUBLIC ${web_include})
target_compile_options(cjson PRIVATE ${quiet})

add_library(web_no_fontconfig INTERFACE)
add_library(Fontconfig::Fontconfig ALIAS web_no_fontconfig)

set(gif_sources dgif_lib egif_lib gifalloc gif_err gif_hash openbsd-reallocarray)
list(TRANSFORM gif_sources PREPEND ${web_sources}/giflib/)
list(TRANSFORM gif_sources APPEND .c)
add_library(web_gif STATIC ${gif_sources})
target_include_directories(web_gif PUBLIC ${web_include})
target_compile_options(web_gif PRIVATE ${quiet})
add_library(GIF::GIF ALIAS web_gif)
