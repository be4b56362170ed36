"""The lesson page in a real browser: html_test.py PROGRAM SOURCE.

With scripts, without, and in a sandboxed frame of 800x600; by keys and by buttons; the network out of reach.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tempfile
from html.parser import HTMLParser

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import browser as browsers

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
LESSON = os.path.join(SOURCE, "scenarios", "two-node-cycle.json")
LIMIT = 1_000_000  # bytes of two-node-cycle.html

failures = []


def expect(what, good):
    if not good:
        failures.append(what)
        print("FAILED:", what)


def export(path, lesson=LESSON, *options):
    done = subprocess.run([PROGRAM, "export", lesson, "-o", path, *options], capture_output=True, text=True)
    expect(f"export {options}: exit status {done.returncode}, {done.stderr}", done.returncode == 0 and not done.stderr)
    with open(path, encoding="utf-8") as file:
        return file.read()


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="lesson">(.*?)</script>', page, re.S).group(1))


# The file itself ------------------------------------------------------------------------------------------------------

VOID = {"meta", "link", "input", "br", "rect", "path", "circle"}


class Checker(HTMLParser):
    """Tags nest, ids are unique, nothing refers to anything outside."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.faults = [], set(), []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                if value in self.ids:
                    self.faults.append(f"two elements have the id {value}")
                self.ids.add(value)
            if name in ("src", "srcset", "action", "xlink:href") or (name == "href" and not value.startswith(("#", "data:,"))):
                self.faults.append(f"<{tag} {name}={value}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def check_file(page, name="two-node-cycle"):
    checker = Checker()
    checker.feed(page)
    expect(f"{name}: the page is well made: {checker.faults[:3]} {checker.open}", not checker.faults and not checker.open)
    references = set(re.findall(r"url\(#(\w+)\)", page))
    expect(f"{name}: what is referred to is there: {references - checker.ids}", references <= checker.ids)
    expect("no address of any kind", not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page))
    expect("no storage", not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie|fetch\(|XMLHttp", page))


def check_answers(folder):
    with open(LESSON, encoding="utf-8") as file:
        asks = [line["ask"] for line in json.load(file)["program"] if isinstance(line, dict) and "ask" in line]
    reasons = [option["because"] for ask in asks for option in ask["options"]]
    page = html.unescape(export(folder + "/student.html", LESSON, "--no-answers")).replace("\\u003c", "<")
    expect("--no-answers: no reason is in the file", not [reason for reason in reasons if reason in page])
    expect("--no-answers: no option is marked", all(len(option) == 1 for ask in data_of(page)["asks"] for option in ask[3]))
    expect("--no-answers: the questions are there", all(ask["question"] in page for ask in asks))
    expect("no teacher's note on a student's page", "show of hands" not in page)
    page = html.unescape(export(folder + "/teacher.html", LESSON, "--teacher"))
    expect("--teacher: the notes", "show of hands" in page)
    expect("--teacher: the answers are open", page.count('<details class="answer" open') == len(asks))


# Stepped through ------------------------------------------------------------------------------------------------------

STATE = """return [document.querySelector('#stage').innerHTML, document.querySelector('#holders').innerHTML,
  document.querySelector('#said').textContent, document.querySelector('#output').textContent,
  document.querySelector('#collection').textContent, document.querySelector('#phases').innerHTML,
  document.querySelector('#place').textContent, document.querySelector('#lines .now')?.textContent ?? '']"""


def state(browser):
    return browser.js(STATE)


def place(browser):
    return int(re.match(r"event (\d+)", browser.text("#place")).group(1))


def state_after(browser, key, before):
    """A busy browser may handle a key a moment after it was sent; at either end nothing changes."""
    browser.keys(key)
    end = time.monotonic() + 1.5
    while True:
        now = state(browser)
        if now != before or time.monotonic() > end:
            return now
        time.sleep(0.03)


def check_stepping(browser, url, count):
    browser.open(url)
    seen = [state(browser)]
    for _ in range(count):
        now = state_after(browser, "Space", seen[-1])
        if browser.js("return !document.querySelector('#ask').hidden"):
            browser.keys("Escape")
            browser.js("[...document.querySelectorAll('#ask .strong')]")
            now = state(browser)
        seen.append(now)
        if len(seen) > 3 and seen[-1] == seen[-2]:
            seen.pop()
            break
    back = [seen[-1]]
    for _ in range(len(seen) - 1):
        back.append(state_after(browser, "Left", back[-1]))
    back.reverse()
    wrong = [i for i in range(len(seen)) if seen[i] != back[i]]
    expect(f"stepping back restores the page (differs at {wrong[:5]})", not wrong)
    expect("each step changes the page", all(seen[i] != seen[i + 1] for i in range(len(seen) - 1)))


def check_all_steps(browser, url, lesson):
    """Forward through every step without keys, back, and by jumps: a picture depends on the moment alone."""
    browser.open(url)
    result = browser.js("""
      const seek = document.querySelector('#seek'), last = +seek.max, seen = [];
      const state = new Function(arguments[0]);
      const go = to => { seek.value = to; seek.dispatchEvent(new Event('input')); return JSON.stringify(state()); };
      for (let i = 0; i <= last; i++) seen.push(go(i));
      const wrong = [];
      for (let i = last; i >= 0; i--) if (go(i) !== seen[i]) wrong.push(i);
      for (let i = 0, at = 7; i < 60; i++, at = (at * 31 + 17) % (last + 1)) if (go(at) !== seen[at]) wrong.push(at);
      return [last, wrong, new Set(seen).size];""", STATE)
    expect(f"every step is in it: {result[0]}", result[0] == len(lesson["steps"]) - 1 > 50)
    expect(f"back and by jumps the page is the same (differs at {result[1][:5]})", not result[1])


def check_keys(browser, url, lesson):
    browser.open(url, "#line:12")
    expect("#line:12 opens line 12", browser.text("#lines .now") == "del n2")
    browser.keys("Home")
    expect("Home", place(browser) == 0)
    browser.keys("Right")
    browser.keys("Right")
    expect("arrows step", place(browser) == 2)
    browser.keys("Left")
    expect("and back", place(browser) == 1)
    browser.keys("End")
    expect("End is the program's end", "Output\n2" in browser.text(".output"))
    browser.keys("Home")
    browser.keys("PageDown")
    expect("Page Down: the first stop", browser.text("#lines .now") == "n2.partner = n1")
    browser.keys("Shift+Left")
    expect("Shift and left: a line back", browser.text("#lines .now") == "n1.partner = n2")
    browser.keys("]")
    browser.keys("]")
    expect("the collection's phases", "update_refs" in browser.text("#phases") or browser.js(
        "return !document.querySelector('#ask').hidden"))
    browser.keys("Escape")
    browser.press('#lines a[href="#line:7"]')
    expect("a click on a line", browser.text("#lines .now") == "n1 = Node()")
    before = browser.js("return getComputedStyle(document.body).backgroundColor")
    browser.keys("t")
    expect("T changes the theme", browser.js("return getComputedStyle(document.body).backgroundColor") != before)
    browser.keys("?")
    expect("? shows the keys", browser.js("return !document.querySelector('#help').hidden"))
    browser.keys("Escape")
    expect("Escape closes them", browser.js("return document.querySelector('#help').hidden"))
    expect("words are announced", browser.js("return document.querySelector('#said').getAttribute('aria-live')") == "polite")
    browser.keys("End")
    browser.js("location.hash = 'line:10'")
    holders = browser.text("#holders")
    expect(f"who holds what, in words: {holders}", "Node #1: refcount 2, held by" in holders and "the name n1" in holders
           and ".partner of Node #2" in holders)


def check_questions(browser, url):
    browser.open(url, "#line:10")
    browser.keys("PageDown")
    expect("the question comes before the line", "What happens to the object" in browser.text("#ask"))
    expect("the answer is not on show", browser.text("#lines .now") != "del n1")
    browser.press("#ask .options li:nth-child(1) button")
    expect("a wrong answer is told why", "n2.partner still refers" in browser.text("#ask .because"))
    browser.press("#ask .options li:nth-child(2) button")
    expect("the right one too", "only 0 frees it" in browser.text("#ask .because"))
    browser.press("#ask > button")
    expect("it goes on", browser.js("return document.querySelector('#ask').hidden"))
    browser.keys("Left")
    browser.keys("PageDown")
    expect("an answered question is not asked twice", browser.text("#lines .now") == "del n1")


def check_looks(browser, url, folder):
    """Nothing is wider than the screen, and what matters is on it."""
    for width, height in ((1280, 720), (1920, 1080), (800, 600), (390, 844)):
        browser.resize(width, height)
        browser.open(url)
        for _ in range(2):
            browser.keys("PageDown")
        browser.keys("Escape")
        found = browser.js("""
          const box = selector => document.querySelector(selector).getBoundingClientRect();
          const inside = selector => { const b = box(selector);
            return b.left >= 0 && b.right <= innerWidth + 1 && b.top >= 0 && b.bottom <= innerHeight + 1 && b.width > 0; };
          return [document.documentElement.scrollWidth <= innerWidth, inside('#step'), inside('#stage'), inside('.caption'),
            box('.stage svg').height, innerWidth,
            [...document.querySelectorAll('#lines li code')].every(code => // its number stands before it
              [...code.getClientRects()].every(part => part.left > box('#lines').left + 16))];""")
        expect(f"at {width}x{height} nothing is out of sight: {found}", all(found[:4]) and found[4] > 200)
        expect(f"at {width}x{height} lines of the program begin behind their numbers", found[6])
        browser.picture(f"{folder}/page-{width}x{height}.png")


def check_lessons(browser, folder):
    """Every lesson that ships: well made, and the same picture wherever one comes from."""
    for name in sorted(os.listdir(os.path.join(SOURCE, "scenarios"))):
        stem, ending = os.path.splitext(name)
        if ending != ".json" or "." in stem:  # NAME.zh.json: the words of NAME.json in another language
            continue
        path = f"{folder}/{stem}.html"
        done = subprocess.run([PROGRAM, "export", os.path.join(SOURCE, "scenarios", name), "-o", path], capture_output=True)
        expect(f"{stem} is exported: {done.stderr}", done.returncode in (0, 1) and os.path.exists(path))
        with open(path, encoding="utf-8") as file:
            page = file.read()
        check_file(page, stem)
        browser.open(path)
        wrong = browser.js("""
          const seek = document.querySelector('#seek'), last = +seek.max, seen = new Map(), wrong = [];
          const state = new Function(arguments[0]);
          const go = to => { seek.value = to; seek.dispatchEvent(new Event('input')); return JSON.stringify(state()); };
          for (let i = 0; i <= 12; i++) seen.set(Math.round(last * i / 12), 0);
          for (const at of seen.keys()) seen.set(at, go(at));
          for (const at of [...seen.keys()].reverse()) if (go(at) !== seen.get(at)) wrong.push(at);
          return wrong;""", STATE)
        expect(f"{stem}: back, the page is the same (differs at {wrong})", not wrong)
        browser.keys("Home")
        for _ in range(2):
            browser.keys("PageDown")
            browser.keys("Escape")
        browser.picture(f"{folder}/lesson-{stem}.png")
        messages = browser.messages()
        expect(f"{stem}: the console is silent: {messages[:2]}", not messages)


def check_sandbox(browser, folder, page, scripts):
    """As a learning-management system shows it: a frame of 800x600 that may do nothing, or run scripts alone."""
    name = f"{folder}/frame-{scripts}.html"
    with open(name, "w", encoding="utf-8") as file:
        file.write(f'<!DOCTYPE html><title>frame</title><iframe sandbox="{scripts}" width="800" height="600" '
                   f'srcdoc="{html.escape(page)}"></iframe>')
    browser.resize(1000, 700)
    browser.open(name)
    browser.enter_frame("iframe")
    if scripts:
        browser.press("#step")
        browser.press("#step")
        expect("it steps in a sandboxed frame", place(browser) == 2)
        expect("fits a frame of 800x600", browser.js(
            "return document.documentElement.scrollWidth <= 800 && document.documentElement.scrollHeight <= 600"))
        browser.press('#lines a[href="#line:9"]')
        expect("lines are links in a frame too", browser.text("#lines .now") == "n1.partner = n2")
    else:
        check_storyboard(browser, "in a frame that may do nothing")
    browser.leave_frame()
    browser.picture(f"{folder}/frame-{scripts or 'nothing'}.png")


def check_storyboard(browser, where):
    expect(f"the storyboard shows {where}", browser.js(
        "return [...document.querySelectorAll('figure')].filter(f => f.getBoundingClientRect().height > 200).length") == 4)
    expect(f"the player doesn't {where}", browser.js(
        "return getComputedStyle(document.querySelector('.player')).display") == "none")
    words = browser.text(".board")
    expect(f"the author's words show {where}", "Reference counting will never free them." in words)


def main():
    why = browsers.absent()
    if why:
        browsers.skip(why)
    folder = tempfile.mkdtemp(prefix="heapscope-page-")
    page = export(folder + "/page.html")
    url = folder + "/page.html"
    lesson = data_of(page)
    expect(f"two-node-cycle.html has {len(page)} bytes", len(page.encode()) < LIMIT)
    check_file(page)
    check_answers(folder)
    hostile = {"format": "heapscope-scenario", "version": 1, "title": "</title><script>bad()</script>",
               "summary": '"><img src=x onerror=bad()>', "python": "3.14",
               "program": [{"code": "a = ['</script><script>bad()</script>', '<!--']", "say": "</script><b>&amp;\\u2028", "stop": True},
                           "print(a)"]}
    with open(folder + "/hostile.json", "w", encoding="utf-8") as file:
        json.dump(hostile, file)
    check_file_hostile = export(folder + "/hostile.html", folder + "/hostile.json")
    with browsers.Browser(1280, 720, arguments=("--hide-scrollbars",)) as browser:
        check_stepping(browser, url, 25)
        check_all_steps(browser, url, lesson)
        check_keys(browser, url, lesson)
        check_questions(browser, url)
        browser.open(folder + "/hostile.html")
        browser.keys("End")
        expect("words of a lesson are words", browser.js("return document.querySelectorAll('img,b').length") == 0
               and "</script>" in browser.text("#output"))
        expect("the data survive them", len(data_of(check_file_hostile)["steps"]) > 3)
        check_looks(browser, url, folder)
        browser.resize(800, 600)
        check_lessons(browser, folder)
        check_sandbox(browser, folder, page, "allow-scripts")
        check_sandbox(browser, folder, page, "")
        browser.open(url)
        browser.printed(folder + "/page.pdf")
        asked = [address for address in browser.requests() if not address.startswith(("file:", "data:", "about:"))]
        expect(f"nothing was asked for: {asked[:3]}", not asked)
        messages = [m for m in browser.messages() if "Blocked script execution" not in m]
        expect(f"the console is silent: {messages[:3]}", not messages)
    with browsers.Browser(1280, 720, scripts=False) as browser:
        browser.open(url)
        check_storyboard(browser, "without scripts")
        browser.picture(folder + "/storyboard.png")
    if failures:
        print(f"{len(failures)} failed; pictures are kept in {folder}")
        sys.exit(1)
    if os.environ.get("HEAPSCOPE_KEEP"):
        print("pictures are kept in", folder)
    else:
        shutil.rmtree(folder)


main()
