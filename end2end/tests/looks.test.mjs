// Pictures of every page on two screens, in light and dark, for people to look at:
// `target/screenshots/<page>-<width>-<light|dark>.png`. With BYBLIK_WRITE_README_PICTURE=1 also the
// picture in the README; otherwise nothing outside `target` is touched.

import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { open } from '../support/browser.mjs';
import { fileName, MISSING, PAGES } from '../support/pages.mjs';
import { serverAndBrowser } from '../support/running.mjs';
import { ROOT } from '../support/server.mjs';

const FOLDER = join(ROOT, 'target/screenshots');
const SCREENS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** A picture of a page that has come up is larger than this; one of an empty page is not. */
const LEAST = 5_000;

const running = serverAndBrowser();
before(() => mkdir(FOLDER, { recursive: true }));

/** Takes a picture once everything, fonts included, is in place. */
async function take(page, path, options) {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path, animations: 'disabled', ...options });
  const { size } = await stat(path);
  assert.ok(size > LEAST, `${path} is ${size} bytes`);
}

for (const screen of SCREENS) {
  describe(`${screen.width} px`, () => {
    for (const path of [...PAGES, ...MISSING]) {
      test(path, async () => {
        const { page, context } = await running.newPage(screen);
        await open(page, running.origin + path);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          await take(page, join(FOLDER, `${fileName(path)}-${screen.width}-${colorScheme}.png`), { fullPage: true });
        }
        await context.close();
      });
    }
  });
}

const wanted = process.env.BYBLIK_WRITE_README_PICTURE === '1';
test('the picture in the README', { skip: !wanted && 'only with BYBLIK_WRITE_README_PICTURE=1' }, async () => {
  const { page, context } = await running.newPage({ width: 1280, height: 800, colorScheme: 'light' });
  await open(page, `${running.origin}/omraade/tingbjerg?vis=uddannelse`);
  await mkdir(join(ROOT, 'docs'), { recursive: true });
  await take(page, join(ROOT, 'docs/skaermbillede.png'));
  await context.close();
});
