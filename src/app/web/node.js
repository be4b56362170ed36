// Under Node the program sees the environment that it was called with (LANG, HEAPSCOPE_FONTS, NO_COLOR, ...),
Module["preRun"] = [function () { Object.assign(ENV, process.env); }];
// ... and takes for a terminal only what is one: emscripten says so of all three streams.
Module["onRuntimeInitialized"] = function () {
    [process.stdin, process.stdout, process.stderr].forEach(function (stream, fd) {
        if (FS.streams[fd]) FS.streams[fd].tty = Boolean(stream.isTTY);
    });
};
