"use strict";
// The page around the program: unpacks it, gives it files and a command line, offers fields of the browser's own for what
// a canvas does badly (typing a program, choosing a file, a link), and passes on what a screen reader should say.
// The address after # says what is open: scenario=NAME or program=PACKED, at=WHERE, python=V, theme=, scale=, lang=, bar=no.

const LINK_LONGEST = 30000; // characters: what mail programs and learning-management systems still carry
const element = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.hash.slice(1));
let files = []; // [place, bytes] of the page's own file system
let words = {}; // of the page around the canvas, in the language that the program speaks (assets/strings, "web")
let chosen = ""; // the version that the person chose for programs; a lesson has its own
let now = { place: "", position: 0, title: "", version: "", at: "" };

// ---- What the program tells (platform_web.c)

function heapscopeReady() {
    element("loading").hidden = true;
    chooseVersions(Module.ccall("page_versions", "string", [], []));
    element("canvas").focus({ preventScroll: true });
}

// At the start, and when the person chooses another language: KEY, a tab, the words, a line each.
function heapscopeWords(language, lines) {
    words = Object.fromEntries(lines.trim().split("\n").map((line) => line.split("\t")));
    document.documentElement.lang = language;
    for (const made of document.querySelectorAll("[data-words]"))
        made.textContent = words[made.dataset.words];
    for (const made of document.querySelectorAll("[data-label]"))
        made.setAttribute("aria-label", words[made.dataset.label]);
    chooseLessons(language);
}

function heapscopeMoved(title, caption, position, version, path) {
    if (title !== now.title)
        document.title = title + " – Heapscope";
    const shipped = /^\/heapscope\/scenarios\/(.*)\.json$/.exec(path);
    now = { ...now, title, position, version, place: shipped ? shipped[1] : path };
    element("lessons").value = now.place.startsWith("/") ? "" : now.place;
    element("versions").value = version;
    element("said").textContent = caption || title;
}

// Saved or exported by the program's own dialogs: into a file system that nobody but this page sees.
function heapscopeSaved(path) {
    download(path);
}

function download(path) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([FS.readFile(path)]));
    link.download = path.replace(/^.*\//, "");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---- Starting

function fail(why) {
    element("loading").hidden = false;
    element("loading").textContent = why;
}

async function unpack() {
    const contents = JSON.parse(element("contents").textContent);
    const packed = Uint8Array.from(atob(element("packed").textContent), (c) => c.charCodeAt(0));
    element("packed").remove();
    const bytes = await inflated(packed, "gzip");
    let at = 0;
    return contents.map(([place, length]) => [place, bytes.subarray(at, at += length)]);
}

async function through(bytes, stream) {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
const inflated = (bytes, format) => through(bytes, new DecompressionStream(format));
const deflated = (bytes, format) => through(bytes, new CompressionStream(format));

function base64url(bytes) {
    let text = "";
    for (const byte of bytes)
        text += String.fromCharCode(byte);
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

// A place in the page's own file system for what a person brought: a lesson when it looks like JSON, else a program.
function placeFor(name, bytes) {
    const lesson = /\.json$/i.test(name) || (!/\.py$/i.test(name) && bytes.find((byte) => byte > 32) === 0x7b);
    const stem = name.replace(/^.*[/\\]/, "").replace(/\.(json|py)$/i, "").replace(/[^\w.-]+/g, "-").slice(0, 60) || "program";
    return `/yours/${stem}${lesson ? ".json" : ".py"}`;
}

function put(place, bytes) {
    const slash = place.lastIndexOf("/");
    Module.FS_createPath("/", place.slice(1, slash), true, true);
    FS.writeFile(place, bytes);
}

async function program() {
    if (!asked.has("program"))
        return "";
    const bytes = await inflated(bytesOf(asked.get("program")), "deflate-raw");
    const place = placeFor("shared", bytes);
    files.push([place, bytes]);
    return place;
}

function commandLine(place) {
    const line = [];
    for (const option of ["at", "python", "scale", "lang"])
        if (asked.has(option))
            line.push(`--${option}=${asked.get(option)}`);
    const dark = asked.get("theme") ? asked.get("theme") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.classList.toggle("dark", dark);
    line.push(`--theme=${dark ? "dark" : "light"}`);
    const named = place || asked.get("scenario");
    return named ? [...line, "--", named] : line; // nothing named: the gallery
}

var Module = {
    canvas: element("canvas"),
    arguments: [],
    print: (text) => console.log(text),
    printErr: (text) => { complaints.push(text); console.error(text); },
    // The program's own bytes are in this very page; nothing is fetched.
    instantiateWasm(imports, done) {
        start(imports).then(({ instance, module }) => done(instance, module)).catch((error) => fail("This page could not start: " + error));
        return {};
    },
    preRun: [() => {
        for (const [place, bytes] of files)
            put(place, bytes);
        ENV.XDG_CONFIG_HOME = "/settings";
        if (!files.some(([place]) => place === "/heapscope/fonts/chinese"))
            ENV.LANG = "C.UTF-8"; // else the browser's language; a page without the font can't show Chinese
        recall();
    }],
    // One person, one file system: emscripten's umask would make files that nobody may read.
    onRuntimeInitialized() { FS.ignorePermissions = true; },
    onExit(status) { fail(complaints.length ? complaints.join("\n") : "Heapscope has ended. Reload the page to begin again."); },
};
const complaints = [];

async function start(imports) {
    const parts = await unpack();
    files = parts.slice(1);
    Module.arguments.push(...commandLine(await program()));
    return WebAssembly.instantiate(parts[0][1], imports);
}

// ---- What the window remembers: its settings file lives in the browser's store for this page, where there is one

const SETTINGS = "/settings/heapscope/settings.json"; // as the program finds it through XDG_CONFIG_HOME

function recall() {
    try {
        const text = localStorage.getItem("heapscope");
        if (text)
            put(SETTINGS, new TextEncoder().encode(text));
    } catch { /* a sandboxed frame has no store: nothing is remembered there */ }
}

addEventListener("pagehide", () => {
    try {
        localStorage.setItem("heapscope", FS.readFile(SETTINGS, { encoding: "utf8" }));
    } catch { /* no store, or no settings yet */ }
});

// ---- The bar

function option(value, label) {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = label;
    return made;
}

function chooseLessons(language) {
    const list = element("lessons");
    const read = (wanted) => {
        const file = files.find(([place]) => place === wanted);
        return file ? JSON.parse(new TextDecoder().decode(file[1])) : { words: {} };
    };
    const lessons = files.filter(([place]) => /\/scenarios\/[^.]*\.json$/.test(place)).map(([place, bytes]) => {
        const lesson = JSON.parse(new TextDecoder().decode(bytes));
        return { name: place.replace(/^.*\/|\.json$/g, ""), title: read(place.replace(/json$/, language + ".json")).words[lesson.title] ?? lesson.title, order: lesson.order ?? 1e9 };
    });
    lessons.sort((a, b) => a.order - b.order || a.title.localeCompare(b.title));
    const value = list.options.length ? list.value : asked.has("program") ? "" : asked.get("scenario") || "";
    list.replaceChildren(option("", words.lesson + " …"), ...lessons.map((lesson) => option(lesson.name, lesson.title)));
    list.options[0].hidden = true;
    list.value = value;
}

function chooseVersions(lines) {
    const list = element("versions");
    list.replaceChildren(option("", "CPython …"), ...lines.trim().split("\n").reverse().map((line) => option(line, "CPython " + line)));
    list.options[0].hidden = true; // stands there while no program is open
    list.value = now.version;
}

function open(place, python, at) {
    if (!Module.ccall("page_open", "number", ["string", "string", "string"], [place, python, at]))
        return false;
    if (location.hash)
        history.replaceState(null, "", "#");
    return true;
}

function openBytes(name, bytes) {
    const place = placeFor(name, bytes);
    put(place, bytes);
    open(place, place.endsWith(".py") ? chosen : "", "");
    element("canvas").focus();
}

element("lessons").addEventListener("change", (event) => open(event.target.value, "", ""));
element("versions").addEventListener("change", (event) => {
    chosen = event.target.value;
    if (now.place)
        open(now.place, chosen, "");
});
element("write").addEventListener("click", () => {
    if (now.place.endsWith(".py") && !element("program").value)
        element("program").value = FS.readFile(now.place, { encoding: "utf8" });
    element("writing").showModal();
    element("program").focus();
});
element("run").addEventListener("click", () => {
    element("writing").close();
    openBytes("program.py", new TextEncoder().encode(element("program").value.replace(/\r\n?/g, "\n")));
});
element("program").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        element("run").click();
    }
});
element("open").addEventListener("click", () => element("file").click());
element("file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (file)
        openBytes(file.name, new Uint8Array(await file.arrayBuffer()));
    event.target.value = "";
});
element("save").addEventListener("click", () =>
    download(now.place.startsWith("/") ? now.place : `/heapscope/scenarios/${now.place}.json`));
element("share").addEventListener("click", async () => {
    const about = new URLSearchParams();
    if (now.place.startsWith("/"))
        about.set("program", base64url(await deflated(FS.readFile(now.place), "deflate-raw")));
    else
        about.set("scenario", now.place);
    about.set("at", `event:${now.position}`);
    about.set("python", now.version);
    const link = location.href.replace(/#.*/, "") + "#" + about;
    const fits = link.length <= LINK_LONGEST;
    element("link").value = fits ? link : "";
    element("link-note").textContent = fits
        ? words.link_fits
        : words.link_too_long.replace("{count}", link.length).replace("{most}", LINK_LONGEST);
    element("sharing").showModal();
    element("link").select();
});
element("copy").addEventListener("click", async () => {
    element("link").select();
    try {
        await navigator.clipboard.writeText(element("link").value);
    } catch {
        document.execCommand("copy"); // a page from disk may have no clipboard of the newer kind
    }
});

// Whatever is dropped anywhere opens.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", async (event) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file)
        openBytes(file.name, new Uint8Array(await file.arrayBuffer()));
});

// The picture takes Tab for its objects; F6 leaves it, as it leaves a pane elsewhere.
addEventListener("keydown", (event) => {
    if (event.key !== "F6")
        return;
    event.preventDefault();
    event.stopImmediatePropagation();
    (document.activeElement === element("canvas") ? element("lessons") : element("canvas")).focus();
}, true);

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    document.documentElement.classList.toggle("dark", event.matches);
    Module.ccall("page_theme", null, ["number"], [event.matches ? 1 : 0]);
});
addEventListener("hashchange", () => { if (location.hash) location.reload(); });

element("bar").hidden = asked.get("bar") === "no";
if (typeof WebAssembly !== "object" || typeof DecompressionStream === "undefined")
    fail("This browser has no WebAssembly, or is too old: Heapscope needs one of 2023 or later.");
