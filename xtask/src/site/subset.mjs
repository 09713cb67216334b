// A part of a font: `node subset.mjs <font> <part> <unicode-range as in CSS>`.

import { readFile, writeFile } from 'node:fs/promises';

import subsetFont from 'subset-font';

const [font, part, range] = process.argv.slice(2);

const letters = range.split(',').flatMap((piece) => {
  const [from, to = from] = piece.trim().replace(/^U\+/i, '').split('-').map((hex) => parseInt(hex, 16));
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
});

await writeFile(part, await subsetFont(await readFile(font), letters.join(''), { targetFormat: 'woff2' }));
