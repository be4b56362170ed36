// pack.mjs OUT PAGE.html PAGE.js PROGRAM.js FILE=PLACE...: makes one HTML file of a page, its script, a program compiled
// by emscripten (PROGRAM.wasm lies beside PROGRAM.js) and the files that the program finds at PLACE.
// The WebAssembly and the files travel gzipped in base64, which the browser unpacks by itself: a third of the size.
import { readFileSync, writeFileSync, renameSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [out, page, script, program, ...files] = process.argv.slice(2);
const parts = [{ place: "", bytes: readFileSync(program.replace(/\.js$/, ".wasm")) }];
for (const file of files) {
    const at = file.lastIndexOf("=");
    parts.push({ place: file.slice(at + 1), bytes: readFileSync(file.slice(0, at)) });
}
const contents = parts.map((part) => [part.place, part.bytes.length]);
const packed = gzipSync(Buffer.concat(parts.map((part) => part.bytes)), { level: 9 }).toString("base64");
// A closing tag inside a script would end it.
const inside = (text) => text.replace(/<\/script/gi, "<\\/script");
const html = readFileSync(page, "utf8")
    .replace("{{CONTENTS}}", () => JSON.stringify(contents))
    .replace("{{PACKED}}", () => packed)
    .replace("{{PAGE}}", () => inside(readFileSync(script, "utf8")))
    .replace("{{PROGRAM}}", () => inside(readFileSync(program, "utf8")));
writeFileSync(out + ".part", html);
renameSync(out + ".part", out);
console.log(`${out}: ${(html.length / 1e6).toFixed(2)} MB`);
