// Tools of charts: values under the pointer or by arrow keys, enlarging, downloads. Pages are complete without them. All is heard on
// the document, so that charts that are drawn anew need nothing done to them.
(() => {
  document.documentElement.classList.add('scripted');
  // As a parser names it: the page itself names no address.
  const SVG = new DOMParser().parseFromString('<svg/>', 'text/html').querySelector('svg').namespaceURI;
  const made = (tag, className, text = '') =>
    Object.assign(document.createElement(tag), { className, textContent: text });
  const plain = (element) => element.textContent.replace(/\s+/g, ' ').trim();

  // Values by date: a line in every panel of a figure at the same date, with what the table says of it.
  const spoken = made('p', 'unseen');
  spoken.setAttribute('aria-live', 'polite');
  document.body.append(spoken);
  let reading;

  const rowsOf = (figure) => [...figure.querySelectorAll('.data tr[data-x]')];
  const clear = () => {
    for (const mark of document.querySelectorAll('.readout, .crosshair')) mark.remove();
    reading = null;
  };
  const read = (figure, row) => {
    if (reading === row) return;
    clear();
    reading = row;
    const date = plain(row.cells[0]);
    [...figure.querySelectorAll('.panel')].forEach((panel, place) => {
      const svg = panel.querySelector('svg');
      const line = document.createElementNS(SVG, 'line');
      const { height } = svg.viewBox.baseVal;
      const ends = { x1: row.dataset.x, x2: row.dataset.x, y1: 8, y2: height - 22, class: 'crosshair' };
      for (const [name, value] of Object.entries(ends)) line.setAttribute(name, value);
      svg.append(line);
      const [middle, ...range] = split(row.cells[place + 1]);
      const words = made(
        'p',
        'readout',
        `${date}: ${middle}${range.length === 2 ? ` (${range.join(' to ')})` : ''}`,
      );
      words.setAttribute('aria-hidden', 'true');
      panel.append(words);
    });
  };
  document.addEventListener('pointermove', ({ target, clientX }) => {
    const svg = target instanceof Element ? target.closest('svg.fan') : null;
    const figure = svg?.closest('figure');
    if (!figure) {
      if (reading && !document.activeElement?.matches('.panels')) clear();
      return;
    }
    const { left, width } = svg.getBoundingClientRect();
    const x = ((clientX - left) / width) * svg.viewBox.baseVal.width;
    const distance = (row) => Math.abs(Number(row.dataset.x) - x);
    const rows = rowsOf(figure);
    if (rows.length > 0)
      read(
        figure,
        rows.reduce((best, row) => (distance(row) < distance(best) ? row : best)),
      );
  });
  document.addEventListener('keydown', (event) => {
    const panels = event.target instanceof Element && event.target.matches('.panels') ? event.target : null;
    if (!panels) return;
    const figure = panels.closest('figure');
    const rows = rowsOf(figure);
    const at = rows.indexOf(reading);
    const to = {
      ArrowLeft: at < 0 ? rows.length - 1 : Math.max(0, at - 1),
      ArrowRight: Math.min(rows.length - 1, at + 1),
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (event.key === 'Escape') clear();
    if (!(to >= 0) || rows.length === 0) return;
    event.preventDefault();
    read(figure, rows[to]);
    const names = [...figure.querySelectorAll('.panel .name')].map(plain);
    spoken.textContent = `${plain(rows[to].cells[0])}. ${names.map((name, i) => `${name}: ${plain(rows[to].cells[i + 1])}`).join('. ')}.`;
  });
  document.addEventListener('focusout', ({ target }) => {
    if (target instanceof Element && target.matches('.panels')) clear();
  });

  // A chart in a window of its own.
  const enlarge = (figure) => {
    const dialog = made('dialog', 'enlarged');
    const close = made('button', 'close', 'Close');
    close.type = 'button';
    const copy = figure.cloneNode(true);
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    for (const button of copy.querySelectorAll('[data-tool="enlarge"]')) button.remove();
    dialog.setAttribute('aria-label', titleOf(figure));
    dialog.append(close, copy);
    document.body.append(dialog);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
      clear();
      dialog.remove();
    });
    dialog.showModal();
  };
  const titleOf = (figure) => plain(figure.querySelector('h2, h3, h4, caption') ?? figure);

  // A figure as one picture: its words where they stand, its drawings with the colours that they have.
  const PAINT = [
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-linecap',
    'vector-effect',
    'font-family',
    'font-size',
    'font-weight',
  ];
  const LEFT_OUT = '.data, .chart-tools, .unseen, .readout';
  const escaped = (text) =>
    text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
  const picture = (figure) => {
    const box = figure.getBoundingClientRect();
    const pad = 12;
    const [width, height] = [box.width + 2 * pad, 2 * pad];
    const parts = [];
    let lowest = 0;
    const place = ({ left, top }) => [left - box.left + pad, top - box.top + pad];
    const words = (node) => {
      const style = getComputedStyle(node.parentElement);
      const size = Number.parseFloat(style.fontSize);
      const range = document.createRange();
      let line;
      const lines = [];
      for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.trimEnd().length);
        const rect = range.getClientRects()[0];
        if (!rect) continue;
        if (!line || Math.abs(rect.top - line.rect.top) > size / 2) {
          line = { rect, text: '' };
          lines.push(line);
        }
        line.text += word.replace(/\s+/g, ' ');
      }
      for (const { rect, text } of lines) {
        const [x, y] = place(rect);
        lowest = Math.max(lowest, y + rect.height);
        parts.push(
          `<text x="${x.toFixed(1)}" y="${(y + rect.height / 2 + 0.35 * size).toFixed(1)}" fill="${style.color}" font-family="${escaped(style.fontFamily)}" font-size="${size}" font-weight="${style.fontWeight}" font-style="${style.fontStyle}">${escaped(text.trimEnd())}</text>`,
        );
      }
    };
    const drawing = (svg) => {
      const rect = svg.getBoundingClientRect();
      const [x, y] = place(rect);
      lowest = Math.max(lowest, y + rect.height);
      const copy = svg.cloneNode(true);
      const [from, to] = [svg, copy].map((one) => [one, ...one.querySelectorAll('*')]);
      from.forEach((element, i) => {
        const style = getComputedStyle(element);
        for (const name of PAINT) to[i].setAttribute(name, style.getPropertyValue(name));
        for (const name of ['class', 'style', 'role', 'aria-label', 'aria-hidden'])
          to[i].removeAttribute(name);
      });
      const at = { x, y, width: rect.width, height: rect.height, overflow: 'visible' };
      for (const [name, value] of Object.entries(at)) copy.setAttribute(name, value);
      parts.push(new XMLSerializer().serializeToString(copy));
    };
    const swatch = (element) => {
      const style = getComputedStyle(element, '::before');
      const thick = Number.parseFloat(style.borderTopWidth);
      if (!(thick > 0)) return;
      const [x, y] = place(element.getBoundingClientRect());
      const middle = y + element.getBoundingClientRect().height / 2;
      const dash = style.borderTopStyle === 'dashed' ? ` stroke-dasharray="${3 * thick} ${2 * thick}"` : '';
      parts.push(
        `<path d="M${x} ${middle}h${Number.parseFloat(style.width)}" stroke="${style.borderTopColor}" stroke-width="${thick}"${dash}/>`,
      );
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) words(node);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return;
      if (getComputedStyle(node).display === 'none') return;
      if (node.localName === 'svg') {
        drawing(node);
        return;
      }
      if (node.matches('.k')) swatch(node);
      for (const child of node.childNodes) walk(child);
    };
    walk(figure);
    const paper = getComputedStyle(document.body).backgroundColor;
    const size = [Math.ceil(width), Math.ceil(Math.max(height, lowest + pad))];
    const text = `<svg xmlns="${SVG}" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size[0]} ${size[1]}"><title>${escaped(titleOf(figure))}</title><rect width="100%" height="100%" fill="${paper}"/>${parts.join('')}</svg>`;
    return { text, size };
  };

  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const painted = async ({ text, size }) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = 2;
    [canvas.width, canvas.height] = size.map((side) => side * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, 'image/png'));
  };
  // A cell that a spreadsheet would take for a formula is marked as text; a number that begins with a minus sign is none.
  const cell = (text) => {
    const inert = /^[=@+\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  // What a table shows, a number to a column: a range beside a number has two of its own, and a unit that all share goes to the head.
  const csv = (table) => {
    const [head, ...rows] = [...table.rows].map((row) => [...row.cells]);
    const columns = head.flatMap((title, at) => {
      const cells = rows.map((row) => split(row[at]));
      const most = Math.max(...cells.map((parts) => parts.length));
      return Array.from({ length: most }, (_, part) => {
        const texts = cells.map((parts) => parts[part] ?? '');
        const error = part > 0 && texts.some((text) => text.startsWith('± '));
        const words = error ? '±' : most === 3 ? ['', 'low', 'high'][part] : part + 1;
        return column(
          part === 0 ? plain(title) : `${plain(title)}: ${words}`,
          error ? texts.map((text) => text.replace(/^± /, '')) : texts,
        );
      });
    });
    const lines = Array.from({ length: rows.length + 1 }, (_, i) =>
      columns.map((one) => cell(one[i])).join(','),
    );
    return `${lines.join('\r\n')}\r\n`;
  };
  const split = (one) => {
    if (!one) return [''];
    const beside = one.querySelector('.range, small');
    if (beside === null) return [plain(one)];
    const main = plain(one)
      .slice(0, plain(one).length - plain(beside).length)
      .trim();
    if (plain(one) !== `${main} ${plain(beside)}`) return [plain(one)];
    const ends = /^(\S+) to (.+)$/.exec(plain(beside));
    return ends === null ? [main, plain(beside)] : [main, alike(ends[1], ends[2]), ends[2]];
  };
  // In `17.1 to 20.2 %` the unit is said once and meant twice.
  const alike = (low, high) => {
    const unit = /^[-−\d.,]+( .+|%)$/.exec(high)?.[1] ?? '';
    return low.endsWith(unit) ? low : low + unit;
  };
  const column = (name, texts) => {
    const read = texts.map((text) => /^([<>]?[-−+]?[\d,]*\.?\d+)(?:\s?(\D.*))?$/.exec(text));
    const numbers = texts.map((text, i) =>
      read[i] ? read[i][1].replaceAll(',', '').replace('−', '-').replace('+', '') : text === '–' ? '' : text,
    );
    // What is missing has no unit, and is an empty cell.
    const units = new Set(
      read.flatMap((found) => found?.[2]?.replace(/^point$/, 'points') ?? (found ? '' : [])),
    );
    if (units.size !== 1 || numbers.some((text, i) => text !== '' && !read[i]))
      return [name, ...texts.map((text) => (text === '–' ? '' : text))];
    const [unit] = units;
    return [unit === '' ? name : `${name} (${unit})`, ...numbers];
  };

  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-tool]') : null;
    if (!button) return;
    const figure = button.closest('figure');
    const table = button.parentElement.previousElementSibling?.querySelector('table');
    const about = figure ? titleOf(figure) : plain(table.querySelector('caption'));
    const name = (ending) =>
      `${about
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60)}.${ending}`;
    const { tool } = button.dataset;
    if (tool === 'enlarge') enlarge(figure);
    if (tool === 'csv')
      save(new Blob(['\uFEFF', csv(table)], { type: 'text/csv;charset=utf-8' }), name('csv'));
    if (tool === 'svg') save(new Blob([picture(figure).text], { type: 'image/svg+xml' }), name('svg'));
    if (tool === 'png') save(await painted(picture(figure)), name('png'));
  });
})();
