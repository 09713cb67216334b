// Reading in other ways: four times as large, with room between letters and lines, in the colours that
// a visitor has chosen, with motion off; nothing may be cut off or become invisible.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open } from '../support/browser.mjs';
import { MISSING, PAGES } from '../support/pages.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const running = serverAndBrowser();

/** WCAG 1.4.12. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Texts whose letters reach out of the box that cuts them off. */
const cut = () =>
  [...document.querySelectorAll('h1, h2, h3, h4, p, li, a, button, label, th, td, dt, dd, summary')]
    .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .table-scroll, .map, [aria-hidden=true]'))
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
      return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    })
    .map((element) => element.outerHTML.slice(0, 120));

describe('at 400 %, and with room between letters', () => {
  for (const path of [...PAGES, ...MISSING]) {
    test(path, async () => {
      // 1280 px enlarged four times is 320.
      const { page, context } = await running.newPage({ width: 320, height: 256, bypassCSP: true });
      await page.goto(running.origin + path, { waitUntil: 'load' });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await wide()) <= 320, `${await wide()} px wide at 400 %`);
      assert.deepEqual(await page.evaluate(cut), []);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.addStyleTag({ content: SPACING });
      assert.ok((await wide()) <= 360, `${await wide()} px wide with room between letters`);
      assert.deepEqual(await page.evaluate(cut), []);
      await context.close();
    });
  }
});

test('forced colours leave every class of the map and every mark visible', async () => {
  const { page, context } = await running.newPage({ forcedColors: 'active' });
  await open(page, `${running.origin}/omraade/tingbjerg`);
  const fills = await page.evaluate(() =>
    [...new Set([...document.querySelectorAll('.ramp .swatch')].map((swatch) => getComputedStyle(swatch).backgroundColor))],
  );
  assert.ok(fills.length >= 4, `the classes have colours of their own: ${fills}`);
  const areas = await page.evaluate(() =>
    [...new Set([...document.querySelectorAll('path.kvarter')].map((area) => getComputedStyle(area).fill))],
  );
  assert.ok(areas.length >= 4, `so have the areas: ${areas}`);
  await context.close();
});
