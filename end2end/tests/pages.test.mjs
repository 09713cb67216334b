// Every page by itself, in three ways: with scripts, without, and on a telephone. It must be whole,
// quiet (no message, no error, no other host, no cookie), as wide as the screen, and open to everyone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { violations } from '../support/browser.mjs';
import { language, MISSING, PAGES } from '../support/pages.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const WAYS = [
  { name: 'with scripts', width: 1280 },
  { name: 'without scripts', width: 1280, javaScriptEnabled: false },
  { name: 'on a telephone', width: 360, height: 740, hasTouch: true },
];

/** The least height of what a finger must hit. */
const TARGET = 44;

const { use } = serverAndBrowser();

/** Opens a page one way, hands it on, and afterwards looks at what it did meanwhile. */
function visit(path, { name: _, ...way }, look) {
  return use(path, { ...way, expectedStatus: MISSING.includes(path) ? 404 : undefined }, look);
}

for (const way of WAYS) {
  describe(way.name, () => {
    for (const path of [...PAGES, ...MISSING]) {
      test(`${path} is whole, fits, and is open to everyone in light and dark`, () =>
        visit(path, way, async (page, { response }) => {
          assert.equal(response.status(), MISSING.includes(path) ? 404 : 200);
          assert.match(await page.title(), /\S · Byblik$/);
          assert.equal(await page.locator('h1').count(), 1, 'exactly one h1');
          assert.notEqual((await page.locator('h1').innerText()).trim(), '');
          assert.equal(await page.locator('html').getAttribute('lang'), language(path));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= way.width, `${wide} px wide on a screen of ${way.width}`);
          const [long, high] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
          if (way.width > 1000 && (await page.locator('.stage').count()) > 0) {
            assert.ok(long <= high, `beside the map the text scrolls by itself, but the window is ${long} px long`);
          }
          if (way.hasTouch) {
            assert.deepEqual(await page.evaluate(small, TARGET), [], 'a finger hits everything');
          }
          const found = {};
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            found[colorScheme] = await violations(page);
          }
          assert.deepEqual(found, { light: [], dark: [] });
        }));
    }
  });
}

/** What a finger would miss, measured in the page. */
function small(target) {
  // The choices of the map are folded on a telephone.
  document.querySelector('.choices')?.setAttribute('open', '');
  const areas = ['.site-header', '.search', '.choices', '.proev-bar', '.proev-form', '.filter'];
  const selector = areas.flatMap((area) => ['a', 'button', 'input', 'summary'].map((kind) => `${area} ${kind}`)).join();
  const measured = [...document.querySelectorAll(selector)].map((element) => {
    // A tick box is hit by its label too.
    const hit = element.type === 'checkbox' ? element.labels[0] : element;
    const { width, height } = hit.getBoundingClientRect();
    return { what: hit.outerHTML.slice(0, 120), width, height };
  });
  // Heights like 43.99 are rounding.
  return measured.filter(({ width, height }) => width > 0 && height < target - 0.05);
}
