'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const root = document.documentElement;
  const lesson = JSON.parse($('lesson').textContent);
  const elements = $('elements').textContent.split('\n');
  const READABLE = 0.72;
  const SVG = 'http://www.w3.org/2000/svg';
  const W = lesson.ui;
  /* A step, as html.c writes it. */
  const [POSITION, LINE, FLAGS, CAPTION, SAID, OUTPUTS, COLLECTION, PHASE, GENERATIONS, TEACHER, HOLDERS, STAGE] =
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const FLAG = {event: 0, phase: 1, line: 2, stop: 4, collection: 8};
  const steps = lesson.steps, last = steps.length - 1;
  const asks = new Map(lesson.asks.map(ask => [ask[0], ask]));

  const make = (name, attributes, ...inside) => {
    const node = document.createElement(name);
    Object.assign(node, attributes);
    node.append(...inside);
    return node;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);

  /* Lists that change from step to step. What a step takes away is found once, so that one can go back. */
  const lists = [HOLDERS, ...lesson.stages.map((size, i) => STAGE + i)].map(field => {
    const list = [], back = [];
    for (const step of steps) {
      const undo = [];
      for (let i = 0; i < step[field].length;) {
        const [at, removed, added] = step[field].slice(i, i + 3);
        undo.unshift([at, added, list.splice(at, removed, ...step[field].slice(i + 3, i + 3 + added))]);
        i += 3 + added;
      }
      back.push(undo);
    }
    return {field, back, list, at: last};
  });
  /* Brings a list to a step; tells `splice(at, removed, numbers)` each change. */
  const travel = (list, to, splice) => {
    const change = (at, removed, numbers) => {
      list.list.splice(at, removed, ...numbers);
      splice(at, removed, numbers);
    };
    while (list.at < to) {
      const step = steps[++list.at][list.field];
      for (let i = 0; i < step.length; i += 3 + step[i + 2])
        change(step[i], step[i + 1], step.slice(i + 3, i + 3 + step[i + 2]));
    }
    while (list.at > to)
      for (const [at, removed, numbers] of list.back[list.at--])
        change(at, removed, numbers);
  };
  /* Keeps an element's children as the list is. */
  const keep = (parent, list, to, child) => travel(list, to, (at, removed, numbers) => {
    for (let i = 0; i < removed; i++)
      parent.children[at].remove();
    const fresh = document.createDocumentFragment();
    numbers.forEach(number => fresh.append(child(number)));
    parent.insertBefore(fresh, parent.children[at] || null);
  });

  /* The stage: the same picture laid out for several screens. The largest that can still be read here is shown. */
  const prototypes = [];
  const element = number => {
    if (!prototypes[number]) {
      const shell = document.createElementNS(SVG, 'svg');
      shell.innerHTML = elements[number];
      prototypes[number] = shell.firstChild;
    }
    return prototypes[number].cloneNode(true);
  };
  const stages = lesson.stages.map(([width, height], i) => {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'picture');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', W.picture);
    lists[1 + i].list.forEach(number => svg.append(element(number)));
    return {svg, width, height, list: lists[1 + i]};
  });
  let stage;
  const choose = () => {
    const room = $('stage').getBoundingClientRect();
    const scale = s => Math.min(room.width / s.width, room.height / s.height);
    const best = stages.find(s => scale(s) >= READABLE) || stages.reduce((a, b) => scale(b) > scale(a) ? b : a);
    if (best === stage)
      return;
    stage = best;
    $('stage').replaceChildren(stage.svg);
    draw();
  };

  const holders = $('holders');
  lists[0].list.forEach(number => holders.append(make('li', {textContent: lesson.words[number]})));
  const rows = [...document.querySelectorAll('#lines li')];

  let at = 0, size = 'event', open = null, playing = 0;
  const answered = new Set();

  const draw = () => {
    const step = steps[at];
    keep(stage.svg, stage.list, at, element);
    keep(holders, lists[0], at, number => make('li', {textContent: lesson.words[number]}));
    rows.forEach((row, i) => {
      const now = i + 1 === step[LINE];
      row.classList.toggle('now', now);
      if (now)
        row.setAttribute('aria-current', 'step');
      else
        row.removeAttribute('aria-current');
      if (now) {
        const box = row.parentNode.parentNode;
        if (row.offsetTop < box.scrollTop + 30 || row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight)
          box.scrollTop = row.offsetTop - box.clientHeight / 2;
      }
    });
    const output = $('output');
    const printed = lesson.outputs.slice(0, step[OUTPUTS]).join('');
    if (output.textContent !== printed) {
      output.textContent = printed;
      output.scrollTop = output.scrollHeight;
    }
    $('generations').textContent = lesson.words[step[GENERATIONS]];
    drawCollector(step);
    drawCaption(step);
    const place = fill(W.place, {event: at, count: last, line: step[LINE] || '–'});
    $('place').textContent = place;
    $('seek').value = at;
    $('seek').setAttribute('aria-valuetext', place);
    for (const id of ['start', 'back'])
      $(id).disabled = at === 0;
    for (const id of ['end', 'step'])
      $(id).disabled = at === last;
  };

  const drawCollector = step => {
    const collection = lesson.collections[step[COLLECTION]];
    $('collection').textContent = collection ? collection[0] : W.idle;
    const list = $('phases'), phase = step[PHASE];
    list.replaceChildren(...(collection ? collection[1] : []).map(number => {
      const [name, brief] = lesson.phases[number], now = number === phase;
      const row = make('li', {className: now ? 'now' : number < phase ? 'done' : ''}, make('span', {className: 'mono', textContent: name}));
      if (now) {
        row.append(`: ${brief}`);
        row.setAttribute('aria-current', 'step');
      }
      return row;
    }));
    const rule = collection && lesson.phases[phase] ? lesson.phases[phase][2] : '';
    $('rule').textContent = rule;
    $('rule').hidden = !rule;
  };

  const drawCaption = step => {
    const box = $('said');
    box.hidden = !!open;
    $('ask').hidden = !open;
    if (open)
      return;
    const parts = [];
    if (step[CAPTION])
      parts.push(make('p', {textContent: lesson.words[step[CAPTION]]}));
    if (step[SAID])
      parts.push(make('p', {className: step[CAPTION] ? 'say' : '', textContent: lesson.words[step[SAID]]}));
    if (step[TEACHER])
      parts.push(make('p', {className: 'teacher'}, make('b', {textContent: W.teacher + ' '}), lesson.words[step[TEACHER]]));
    if (!parts.length)
      parts.push(make('p', {className: 'say', textContent: W.begin}));
    box.replaceChildren(...parts);
  };

  /* Questions stand before the step that answers them. */
  const question = ask => {
    const [step, chosen, text, options] = ask;
    open = ask;
    const box = $('ask'), because = make('p', {className: 'because'});
    because.setAttribute('aria-live', 'polite');
    const graded = options.some(option => option.length > 1);
    const list = make('ul', {className: 'options'});
    const buttons = options.map(option => make('button', {type: 'button', textContent: option[0]}));
    if (chosen) {
      const boxes = options.map(() => make('input', {type: 'checkbox'}));
      options.forEach((option, i) => list.append(make('li', {}, make('label', {}, boxes[i], ' ' + option[0]))));
      if (graded)
        list.append(make('li', {}, make('button', {type: 'button', textContent: W.check, onclick: () => {
          const good = options.every((option, i) => boxes[i].checked === !!option[1]);
          because.textContent = (good ? W.right : W.wrong) + ' ' + (options.filter(option => option[1]).map(option => option[0]).join(', ') || W.none);
        }})));
    } else {
      buttons.forEach((button, i) => {
        button.onclick = () => {
          buttons.forEach(other => other.classList.remove('picked', 'right', 'wrong'));
          button.classList.add('picked');
          if (graded)
            button.classList.add(options[i][1] ? 'right' : 'wrong');
          because.textContent = graded ? (options[i][1] ? W.right : W.wrong) + ' ' + options[i][2] : W.chosen;
        };
        list.append(make('li', {}, button));
      });
    }
    box.replaceChildren(make('p', {className: 'question', textContent: text}), list, because,
      make('button', {type: 'button', className: 'strong', textContent: W.go, onclick: () => {
        answered.add(step);
        forward('event', true);
        $('step').focus();
      }}));
    drawCaption(steps[at]);
    (list.querySelector('button,input') || box).focus();
  };

  const go = to => {
    open = null;
    at = Math.max(0, Math.min(last, to));
    draw();
  };
  const stop = () => {
    clearTimeout(playing);
    playing = 0;
    $('play').textContent = W.play;
  };
  const nextOf = (from, by, forward) => {
    let to = from;
    do
      to += forward ? 1 : -1;
    while (to > 0 && to < last && FLAG[by] && !(steps[to][FLAGS] & FLAG[by]));
    return Math.max(0, Math.min(last, to));
  };
  const forward = (by, past) => {
    const to = nextOf(at, by, true);
    if (!past)
      for (let i = at; i < to; i++)
        if (asks.has(i) && !answered.has(i) && !open) {
          stop();
          if (i !== at)
            go(i);
          question(asks.get(i));
          return;
        }
    if (open)
      answered.add(open[0]);
    go(to);
  };
  const backward = by => go(open ? at : nextOf(at, by, false));
  const play = () => {
    if (playing) {
      stop();
      return;
    }
    $('play').textContent = W.pause;
    const tick = () => {
      if (at === last) {
        stop();
        return;
      }
      playing = setTimeout(tick, 1100);
      forward(size);
    };
    tick();
  };
  const end = () => {
    const program = steps.findIndex(step => step[POSITION] >= lesson.end);
    go(at < program ? program : last);
  };
  const toLine = hash => {
    const asked = /^#?(line|event|step):(\d+)(?:#(\d+))?$/.exec(decodeURIComponent(hash));
    if (!asked)
      return false;
    let to = -1;
    if (asked[1] === 'step') {
      to = Math.min(+asked[2], last);
    } else if (asked[1] === 'event') {
      to = steps.findIndex(step => step[POSITION] >= +asked[2]);
    } else {
      const runs = lesson.lines.filter(([line]) => line === +asked[2]);
      const run = runs[(asked[3] ? +asked[3] : 1) - 1];
      to = run ? run[1] : -1;
    }
    if (to >= 0)
      go(to);
    return to >= 0;
  };
  const theme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  };
  const help = show => {
    $('help').hidden = !show;
    (show ? $('close') : $('keys')).focus();
  };
  const setSize = next => {
    size = next;
    $('size').value = next;
  };

  $('start').onclick = () => go(lesson.start);
  $('end').onclick = end;
  $('back').onclick = () => backward(size);
  $('step').onclick = () => forward(size);
  $('play').onclick = play;
  $('seek').max = last;
  $('seek').oninput = event => go(+event.target.value);
  $('size').onchange = event => { size = event.target.value; };
  $('theme').onclick = theme;
  $('keys').onclick = () => help(true);
  $('close').onclick = () => help(false);
  $('help').onclick = event => event.target === $('help') && help(false);
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link)
      return;
    event.preventDefault();
    stop();
    const line = +link.hash.slice(6), runs = lesson.lines.filter(run => run[0] === line);
    const next = runs.find(run => run[1] > at) || runs[0]; /* as in the window: its next run, else its first */
    if (next)
      go(next[1]);
  });
  addEventListener('hashchange', () => toLine(location.hash));

  const keys = {
    ' ': event => event.shiftKey ? backward(size) : forward(size),
    ArrowRight: event => forward(event.shiftKey ? 'line' : event.ctrlKey ? 'collection' : size),
    ArrowLeft: event => backward(event.shiftKey ? 'line' : event.ctrlKey ? 'collection' : size),
    PageDown: () => forward('stop'),
    PageUp: () => backward('stop'),
    ']': () => forward('collection'),
    '[': () => backward('collection'),
    Home: () => go(lesson.start),
    End: end,
    Enter: play,
    s: () => setSize({event: 'phase', phase: 'line', line: 'stop', stop: 'event'}[size]),
    t: theme,
    '?': () => help(true),
    F1: () => help(true),
    Escape: () => {
      if (!$('help').hidden) {
        help(false);
      } else if (open) {
        open = null;
        draw();
      }
    },
  };
  document.addEventListener('keydown', event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const on = event.target, control = on.closest && on.closest('button,a,summary,select,input');
    if (event.altKey || event.metaKey || !keys[key] || (event.ctrlKey && !key.startsWith('Arrow')))
      return;
    if (!$('help').hidden && key !== 'Escape')
      return;
    if (control && ([' ', 'Enter'].includes(key) || (on.matches('select,input[type=range]') && /^(Arrow|Home|End|Page)/.test(key))))
      return;
    event.preventDefault();
    if (key !== 'Enter')
      stop();
    keys[key](event);
  });

  root.classList.add('js');
  at = lesson.start;
  choose();
  if (!toLine(location.hash))
    go(lesson.start);
  new ResizeObserver(choose).observe($('stage'));
})();
