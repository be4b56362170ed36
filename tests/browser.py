"""A real Chromium, driven through chromedriver's own HTTP protocol with the standard library alone.

For: tests of the pages that Heapscope makes (html/, web/). Not for: anything else than local files; the network is
switched off.
Life: where absent() says nothing, with Browser(...) as page: page.open(path), page.js(...), page.keys(...),
page.picture(path).
"""
import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Left": "\ue012", "Right": "\ue014", "Home": "\ue011",
        "End": "\ue010", "PageUp": "\ue00e", "PageDown": "\ue00f", "F1": "\ue031", "F6": "\ue036", "Space": " ",
        "Backspace": "\ue003", "Control": "\ue009", "Shift": "\ue008"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key that WebDriver names an element by


def absent():
    """A sentence on what is missing, or "" when all is there."""
    lacking = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return "%s missing (apt-get install chromium chromium-driver)" % " and ".join(lacking) if lacking else ""


def skip(why):
    """Ends a test that can't be made here: ctest counts status 77 as skipped."""
    print("skipped: " + why)
    sys.exit(77)


class Browser:
    """One session. `scripts`: whether pages may run any."""

    def __init__(self, width=1280, height=800, phone=False, dark=False, scripts=True, arguments=()):
        self.profile = tempfile.mkdtemp(prefix="heapscope-browser-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = open(os.path.join(self.profile, "driver.log"), "wb")
        self.driver = subprocess.Popen(["chromedriver", "--port=%d" % self.port], stdout=self.log, stderr=self.log)
        options = {"binary": shutil.which("chromium"),
                   "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader",
                            "--user-data-dir=" + os.path.join(self.profile, "user"),
                            "--window-size=%d,%d" % (width, height), *arguments]}
        if phone:
            options["mobileEmulation"] = {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": True}}
        if not scripts:
            options["prefs"] = {"profile.managed_default_content_settings.javascript": 2}
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options,
                                                   "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}}
        self.session = ""
        try:
            self.session = self._call("POST", "/session", wanted, patience=30)["sessionId"]
            if not phone:
                self.resize(width, height)
            if dark:
                self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
            self.cdp("Network.enable")
            self.cdp("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.session:
            try:
                self._call("DELETE", self._path(""))
            except OSError:
                pass
        self.driver.terminate()
        self.driver.wait()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _path(self, rest):
        return "/session/%s%s" % (self.session, rest)

    def _call(self, method, path, body=None, patience=0.0):
        end = time.monotonic() + patience
        while True:
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request("http://127.0.0.1:%d%s" % (self.port, path), data, method=method,
                                             headers={"Content-Type": "application/json"})
            try:
                with urllib.request.urlopen(request, timeout=120) as answer:
                    return json.load(answer)["value"]
            except urllib.error.HTTPError as error:
                raise RuntimeError(error.read().decode(errors="replace")[:2000]) from None
            except urllib.error.URLError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def cdp(self, command, **parameters):
        return self._call("POST", self._path("/goog/cdp/execute"), {"cmd": command, "params": parameters})

    def open(self, path, fragment=""):
        self._call("POST", self._path("/url"), {"url": "about:blank"})  # else a new fragment alone would not load anew
        self._call("POST", self._path("/url"), {"url": "file://" + os.path.abspath(path) + fragment})

    def js(self, script, *args):
        return self._call("POST", self._path("/execute/sync"), {"script": script, "args": list(args)})

    def until(self, script, seconds=20.0):
        """Waits for a JavaScript expression to be true; its last value."""
        end = time.monotonic() + seconds
        while True:
            value = self.js("return " + script)
            if value or time.monotonic() > end:
                return value
            time.sleep(0.05)

    def _find(self, selector):
        found = self._call("POST", self._path("/element"), {"using": "css selector", "value": selector})
        return "/element/" + found[ELEMENT]

    def text(self, selector):
        return self._call("GET", self._path(self._find(selector) + "/text"))

    def press(self, selector):
        """A click on an element; click() is one on a place."""
        self._call("POST", self._path(self._find(selector) + "/click"), {})

    def enter_frame(self, selector):
        self._call("POST", self._path("/frame"), {"id": {ELEMENT: self._find(selector).rsplit("/", 1)[1]}})

    def leave_frame(self):
        self._call("POST", self._path("/frame"), {"id": None})

    def resize(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def _actions(self, *sources):
        self._call("POST", self._path("/actions"), {"actions": list(sources)})

    def keys(self, *names):
        """Presses keys, one after the other; "Control+o" holds the first while pressing the second."""
        steps = []
        for name in names:
            held = name.split("+") if len(name) > 1 else [name]
            codes = [KEYS.get(part, part) for part in held]
            steps += [{"type": "keyDown", "value": code} for code in codes]
            steps += [{"type": "keyUp", "value": code} for code in reversed(codes)]
        self._actions({"type": "key", "id": "keys", "actions": steps})

    def type(self, text):
        self.cdp("Input.insertText", text=text)

    def click(self, x, y, kind="mouse"):
        self._actions({"type": "pointer", "id": kind, "parameters": {"pointerType": kind},
                       "actions": [{"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0},
                                   {"type": "pointerDown", "button": 0}, {"type": "pause", "duration": 60},
                                   {"type": "pointerUp", "button": 0}]})

    def drag(self, from_x, from_y, to_x, to_y, kind="mouse"):
        self._actions({"type": "pointer", "id": kind, "parameters": {"pointerType": kind},
                       "actions": [{"type": "pointerMove", "x": int(from_x), "y": int(from_y), "duration": 0},
                                   {"type": "pointerDown", "button": 0},
                                   {"type": "pointerMove", "x": int(to_x), "y": int(to_y), "duration": 200},
                                   {"type": "pointerUp", "button": 0}]})

    def pinch(self, x, y, before, after):
        """Two fingers, `before` pixels apart, then `after`."""
        def finger(name, side):
            return {"type": "pointer", "id": name, "parameters": {"pointerType": "touch"},
                    "actions": [{"type": "pointerMove", "x": int(x + side * before / 2), "y": int(y), "duration": 0},
                                {"type": "pointerDown", "button": 0},
                                {"type": "pointerMove", "x": int(x + side * after / 2), "y": int(y), "duration": 300},
                                {"type": "pointerUp", "button": 0}]}
        self._actions(finger("left", -1), finger("right", 1))

    def picture(self, path=None):
        """What the browser shows, as the bytes of a PNG; also written to `path`."""
        png = base64.b64decode(self._call("GET", self._path("/screenshot")))
        if path:
            with open(path, "wb") as file:
                file.write(png)
        return png

    def printed(self, path):
        """Writes the page to `path` as it would be printed, a PDF."""
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._call("POST", self._path("/print"), {"background": True})))

    def _log(self, kind):
        return self._call("POST", self._path("/se/log"), {"type": kind})

    def messages(self):
        """What the page complained about since the last call."""
        return [entry["message"] for entry in self._log("browser")
                if entry["level"] in ("SEVERE", "WARNING") and "GPU stall" not in entry["message"]]

    def requests(self):
        """The addresses that pages asked for since the last call; what the browser's own first tab asks for is no page's."""
        sent = (json.loads(entry["message"])["message"] for entry in self._log("performance"))
        asked = [message["params"]["request"]["url"] for message in sent if message["method"] == "Network.requestWillBeSent"]
        return [address for address in asked if not address.startswith("chrome:")]
