# index.html over the lessons' pages. Runs at build time: cmake -DOUT=folder -DFILES=lesson;... -P lessons.cmake
# The course's order: by level, then by the lessons' own "order", then by title.

# Characters that HTML has for itself.
function(escape text result)
  string(REPLACE "&" "&amp;" text "${text}")
  string(REPLACE "<" "&lt;" text "${text}")
  string(REPLACE ">" "&gt;" text "${text}")
  string(REPLACE "\"" "&quot;" text "${text}")
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

function(key json name otherwise result)
  string(JSON value ERROR_VARIABLE missing GET "${json}" ${name})
  if(missing)
    set(value "${otherwise}")
  endif()
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

set(rows)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WLE)
  if(name MATCHES "\\.") # another language's: a link beside its lesson
    continue()
  endif()
  file(READ ${file} json)
  key("${json}" level "" level)
  key("${json}" order 99999 order)
  set(group 4)
  if(level STREQUAL "beginner")
    set(group 1)
  elseif(level STREQUAL "intermediate")
    set(group 2)
  elseif(level STREQUAL "advanced")
    set(group 3)
  endif()
  math(EXPR order "100000 + ${order}")
  list(APPEND rows "${group}|${order}|${name}|${file}")
endforeach()
list(SORT rows)

set(titles "none" "First lessons" "Further lessons" "Advanced lessons" "Other lessons")
set(body "")
set(last 0)
set(number 0)
foreach(row IN LISTS rows)
  string(REGEX MATCH "^([0-9])\\|[0-9]+\\|([^|]+)\\|(.+)$" row "${row}")
  set(group ${CMAKE_MATCH_1})
  set(name ${CMAKE_MATCH_2})
  file(READ ${CMAKE_MATCH_3} json)
  key("${json}" title "${name}" title)
  key("${json}" summary "" summary)
  key("${json}" misconception "" misconception)
  escape("${title}" title)
  escape("${summary}" summary)
  escape("${misconception}" misconception)
  if(NOT group EQUAL last)
    if(last)
      string(APPEND body "</ol>\n")
    endif()
    list(GET titles ${group} heading)
    math(EXPR from "${number} + 1")
    string(APPEND body "<h2>${heading}</h2>\n<ol start=\"${from}\">\n")
    set(last ${group})
  endif()
  math(EXPR number "${number} + 1")
  string(APPEND body "<li><a href=\"${name}.html\">${title}</a>")
  string(REGEX MATCH "[^;]*/${name}\\.zh\\.json" chinese "${FILES}")
  if(chinese)
    string(APPEND body " · <a lang=\"zh\" href=\"${name}.zh.html\">中文</a>")
  endif()
  string(APPEND body "<p>${summary}</p>")
  if(misconception)
    string(APPEND body "<p class=\"not\">Answers: “${misconception}”</p>")
  endif()
  string(APPEND body "</li>\n")
endforeach()

file(WRITE ${OUT}/index.html "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';img-src data:\">
<link rel=\"icon\" href=\"data:,\">
<title>How Python manages memory: lessons</title>
<style>
:root{--ground:#f3f4ef;--panel:#fff;--edge:#d3d7db;--ink:#1a1d21;--soft:#565e67;--accent:#6a3cc6;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ground:#101418;--panel:#1b2026;--edge:#3a424b;--ink:#edf1f4;--soft:#a9b2bb;--accent:#b99bff}}
body{margin:0 auto;max-width:52rem;padding:1.2rem;background:var(--ground);color:var(--ink);font:16px/1.45 Inter,system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1rem;color:var(--soft);margin:1.6rem 0 .5rem}
ol{padding-left:2.2rem;margin:0}li{background:var(--panel);border:1px solid var(--edge);border-radius:.6rem;padding:.6rem .9rem;margin:.5rem 0}
li::marker{color:var(--soft)}a{color:inherit;font-weight:700;text-decoration-color:var(--accent);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}p{margin:.2rem 0 0}.not{color:var(--soft);font-size:.92rem}
</style>
</head>
<body>
<h1>How Python manages memory</h1>
<p>Each lesson is one page: step through it with Space, back with ←. Without scripts it is a storyboard, and it prints as a handout.</p>
${body}</ol>
</body>
</html>
")
