#!/usr/bin/env python3
"""page.py HEAPSCOPE.html [FOLDER]: the page in a real browser, from disk, with the network off. Pictures go to FOLDER."""
import hashlib
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import browser
from browser import Browser

PAGE = sys.argv[1]
FOLDER = sys.argv[2] if len(sys.argv) > 2 else ""
FIRST_PICTURE_SECONDS = 2.0
SAID = "document.getElementById('said').textContent"
PROGRAM = "import gc\nclass Loop:\n    pass\nx = Loop()\nx.me = x\ndel x\nprint('freed', gc.collect())\n"


def check(what, holds):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        check.failed += 1


check.failed = 0


def keep(page, name):
    if FOLDER:
        page.picture(os.path.join(FOLDER, name + ".png"))


def load(page, fragment=""):
    page.open(PAGE, fragment)
    check("starts " + fragment, page.until("document.getElementById('loading').hidden"))


def settled(page):
    """The picture when it no longer changes, as a hash."""
    last = ""
    for _ in range(60):
        now = hashlib.sha256(page.picture()).hexdigest()
        if now == last:
            return now
        last = now
        time.sleep(0.12)
    return last


def start_time(page):
    """Seconds from opening the file to the first picture; the quickest of three, for the machine may be busy."""
    return min(page.js("return performance.now()") / 1000 for _ in range(3) if not page.open(PAGE) and
               page.until("document.getElementById('loading').hidden"))


def steps(page):
    load(page, "#scenario=two-node-cycle&at=line:9&python=3.13")
    keep(page, "desktop")
    seen = [settled(page)]
    for _ in range(8):
        page.keys("Space")
        seen.append(settled(page))
    check("eight steps change the picture each time", len(set(seen)) == 9)
    for picture in reversed(seen[:-1]):
        page.keys("Left")
        if settled(page) != picture:
            check("a step back restores the picture", False)
            return
    check("eight steps back restore each picture", True)


def mouse(page):
    load(page, "#scenario=two-node-cycle")
    width, height = page.js("const c = document.getElementById('canvas').getBoundingClientRect(); return [c.width, c.height]")
    top = page.js("return document.getElementById('canvas').getBoundingClientRect().top")
    before = page.js("return " + SAID)
    page.click(width * 0.4565, top + height * 0.048)  # the button Step
    check("a click on Step steps", page.until("%s != %r" % (SAID, before)))
    first = settled(page)
    page.drag(width * 0.1, top + height * 0.95, width * 0.6, top + height * 0.95)
    check("dragging on the timeline moves", settled(page) != first)
    page.keys("Home")
    check("keys work after the mouse", settled(page) != first)


def fields(page):
    load(page, "#scenario=two-node-cycle")
    page.js("document.getElementById('write').click()")
    page.js("document.getElementById('program').value = ''; document.getElementById('program').focus()")
    page.type(PROGRAM)
    keep(page, "your-program")
    page.keys("Control+Enter")
    check("a pasted program runs", page.until("document.title.includes('program')"))
    page.keys("End")
    time.sleep(0.5)
    keep(page, "pasted")
    link = page.js("document.getElementById('share').click(); return 0") or page.until("document.getElementById('link').value")
    check("a link to it is made", "program=" in link and "at=event" in link)
    page.js("document.getElementById('sharing').close()")
    settled(page)
    told = page.js("return " + SAID)
    load(page, link[link.index("#"):])
    check("the link leads to the same moment", page.until("%s == %r" % (SAID, told)))
    page.js("const v = document.getElementById('versions'); v.value = '2.7.18'; v.dispatchEvent(new Event('change'))")
    check("another version runs it anew", page.until("now.version == '2.7.18'"))
    page.js("const data = new DataTransfer(); data.items.add(new File(['x = [1]\\ndel x\\n'], 'dropped.py'));"
            "window.dispatchEvent(new DragEvent('drop', {dataTransfer: data}))")
    check("a dropped file opens", page.until("document.title.startsWith('dropped')"))
    page.js("const data = new DataTransfer(); data.items.add(new File(['x = = 1\\n'], 'broken.py'));"
            "window.dispatchEvent(new DragEvent('drop', {dataTransfer: data}))")
    time.sleep(0.5)
    check("a broken file leaves what was open", page.js("return document.title").startswith("dropped"))
    keep(page, "broken")


def saved(page):
    load(page, "#scenario=two-node-cycle")
    page.js("window.savedAs = []; HTMLAnchorElement.prototype.click = function () { window.savedAs.push(this.download); };"
            "document.getElementById('save').click(); document.getElementById('canvas').focus()")
    check("Save gives the lesson's file", page.until("window.savedAs.includes('two-node-cycle.json')"))
    settled(page)
    page.keys("Control+e")
    settled(page)
    keep(page, "export")
    page.keys("Enter")
    check("an export in the picture becomes a download", page.until("window.savedAs.some((name) => name.endsWith('.html'))"))


def predicting(page):
    load(page, "#scenario=two-node-cycle&at=line:8")
    before = settled(page)
    page.keys("p")
    for _ in range(12):
        page.keys("Space")
    keep(page, "predict")
    check("predicting asks", settled(page) != before)


def keyboard(page):
    load(page, "#scenario=two-node-cycle")
    check("the picture has the focus at first", page.js("return document.activeElement.id") == "canvas")
    page.keys("Tab")
    check("Tab stays in the picture", page.js("return document.activeElement.id") == "canvas")
    page.keys("F6")
    check("F6 leaves it", page.js("return document.activeElement.id") == "lessons")
    page.keys("Tab", "Tab")
    check("Tab walks the bar", page.js("return document.activeElement.id") == "write")
    page.keys("F6")
    check("F6 returns", page.js("return document.activeElement.id") == "canvas")
    page.keys("F1")
    time.sleep(0.4)
    keep(page, "keys")


def chinese(page):
    load(page, "#scenario=two-node-cycle&lang=zh&at=line:12")
    if not page.js("return files.some(([place]) => place === '/heapscope/fonts/chinese')"):
        print("skipped: the page was made without Chinese")
        return
    check("what is said is Chinese", page.until("/[\u4e00-\u9fff]/.test(%s)" % SAID))
    check("the fields around it are", page.js("return document.getElementById('save').textContent") == "保存")
    check("the list of lessons is", page.js("return [...document.getElementById('lessons').options].every("
                                            "(o) => /[\u4e00-\u9fff]/.test(o.textContent) || /^set_threshold/.test(o.textContent))"))
    check("the lesson stays chosen", page.js("return document.getElementById('lessons').value") == "two-node-cycle")
    settled(page)
    keep(page, "chinese")
    page.keys("l")
    check("L brings English back", page.until("document.documentElement.lang == 'en'"))
    check("also where words are said", page.until("!/[\u4e00-\u9fff]/.test(%s)" % SAID))
    page.keys("l")
    check("and Chinese", page.until("document.documentElement.lang == 'zh'"))
    page.keys("Control+o")
    settled(page)
    keep(page, "chinese-gallery")
    load(page, "#scenario=two-node-cycle&lang=en")


def sharp(page, what):
    """As many pixels as the screen has where the picture is: nothing is stretched."""
    pixels, room = page.js("const c = document.getElementById('canvas'), r = devicePixelRatio;"
                           "return [[c.width, c.height], [Math.round(c.clientWidth * r), Math.round(c.clientHeight * r)]]")
    check("%s: the picture has the size of its place: %s, %s" % (what, pixels, room),
          all(abs(one - other) <= 1 for one, other in zip(pixels, room)))


def phone():
    with Browser(844, 390, phone=True) as page:
        load(page, "#scenario=two-node-cycle&at=line:9")
        sharp(page, "a phone on its side")
    with Browser(390, 844, phone=True) as page:
        load(page, "#scenario=two-node-cycle&at=line:9")
        sharp(page, "a phone")
        settled(page)
        keep(page, "phone")
        bar = page.js("return [...document.querySelectorAll('#bar button, #bar select')].map((e) => e.getBoundingClientRect().right)")
        check("all fields are in reach", max(bar) <= 390)
        check("nothing is wider than the screen", page.js("return document.documentElement.scrollWidth <= innerWidth"))
        top = page.js("return document.getElementById('canvas').getBoundingClientRect().top")
        before = settled(page)
        page.click(390 * 0.36, top + 71, "touch")  # in the row of its own
        check("a tap on Step steps", settled(page) != before)
        before = settled(page)
        page.pinch(200, top + 250, 60, 240)
        check("two fingers zoom", settled(page) != before)
        keep(page, "phone-zoomed")


def framed(page):
    frame = os.path.join(os.path.dirname(os.path.abspath(PAGE)), "framed-test.html")
    with open(frame, "w") as file:
        file.write('<!doctype html><iframe sandbox="allow-scripts" width="800" height="600" src="%s#bar=no&scenario=two-node-cycle"></iframe>' % os.path.basename(PAGE))
    page.open(frame)
    time.sleep(3)
    one = hashlib.sha256(page.picture()).hexdigest()
    keep(page, "framed")
    page.click(300, 300)
    page.keys("Space", "Space")
    time.sleep(1)
    check("it runs in a sandboxed frame", hashlib.sha256(page.picture()).hexdigest() != one)
    os.remove(frame)


def main():
    why = browser.absent()
    if why:
        browser.skip(why)
    size = os.path.getsize(PAGE)
    check("the file is not over 4 MB: %.2f" % (size / 1e6), size <= 4e6)
    with Browser() as page:
        seconds = start_time(page)
        check("first picture after %.2f s" % seconds, seconds <= FIRST_PICTURE_SECONDS)
        load(page, "#scenario=two-node-cycle")
        sharp(page, "a desktop")
        for test in (steps, mouse, fields, saved, predicting, keyboard, framed, chinese):
            test(page)
        complaints = page.messages()
        check("the browser has nothing to complain about %s" % complaints, not complaints)
    with Browser(dark=True) as page:
        load(page)
        keep(page, "gallery")
        page.keys(*"weak")
        page.keys("Enter")
        check("the gallery finds and opens a lesson", page.until("now.position !== undefined && now.place.includes('weak')"))
        sharp(page, "a dark desktop")
        load(page, "#scenario=resurrection&theme=dark")
        keep(page, "dark")
        check("a dark desktop gets the dark theme", page.js("return document.documentElement.classList.contains('dark')"))
    phone()
    sys.exit(1 if check.failed else 0)


main()
