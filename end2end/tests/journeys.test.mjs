// The five main tasks by keyboard alone, and what a screen reader is told of the parts that act.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { serverAndBrowser } from '../support/running.mjs';

const { use } = serverAndBrowser();

/** Presses Tab until something that fits has the focus, as somebody would who looks for it. */
async function tabTo(page, selector, most = 120) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    if (found) {
      const ring = await page.evaluate(() => {
        const boxes = [document.activeElement, document.activeElement.closest('.goal-card')].filter(Boolean);
        return boxes.map((box) => getComputedStyle(box).outlineStyle).find((style) => style !== 'none') ?? 'none';
      });
      assert.notEqual(ring, 'none', `${selector} shows that it has the focus`);
      return;
    }
  }
  assert.fail(`${selector} is not reached by Tab`);
}

const heading = (page, text) => page.locator('main h1', { hasText: text }).waitFor();

describe('by keyboard alone', () => {
  test('my own area: search, read, and back to the map', () =>
    use('/', {}, async (page) => {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.matches('.skip')), 'the first stop skips the menu');
      await tabTo(page, '#soeg');
      await page.keyboard.type('tingbj');
      await page.keyboard.press('Enter');
      await heading(page, 'Tingbjerg');
      await page.waitForFunction(() => document.activeElement?.matches('main h1'));
      await tabTo(page, '.crumbs a');
      await page.keyboard.press('Enter');
      await heading(page, 'Hvor er de udsatte byområder?');
    }));

  test('two areas beside each other', () =>
    use('/sammenlign?omraader=tingbjerg', {}, async (page) => {
      await tabTo(page, 'main select, main input:not([type=hidden])');
      await page.keyboard.press('Tab');
      const select = page.locator('main select').last();
      await select.focus();
      await page.keyboard.type('Husum N');
      await tabTo(page, 'main form button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/tingbjerg.*husum-nord/);
      await page.locator('main', { hasText: 'Husum Nord' }).waitFor();
    }));

  test('an offer: filter the initiatives and open one', () =>
    use('/indsatser', {}, async (page) => {
      await tabTo(page, 'main input[type=search], main input[name=q]');
      await page.keyboard.type('fritidsjob');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=fritidsjob/);
      await tabTo(page, 'main a[href="/indsatser/fritidsjob"]');
      await page.keyboard.press('Enter');
      await heading(page, 'Fritidsjob');
    }));

  test('how a goal is doing', () =>
    use('/maal', {}, async (page) => {
      await tabTo(page, 'main a[href="/maal/arbejde-og-uddannelse"]');
      await page.keyboard.press('Enter');
      await heading(page, 'Flere i arbejde og uddannelse');
      await page.waitForFunction(() => document.activeElement?.matches('main h1'));
    }));

  test('something is wrong: say so', () =>
    use('/indsatser/fritidsjob', {}, async (page) => {
      await tabTo(page, '.correction summary');
      await page.keyboard.press('Enter');
      await tabTo(page, '.correction textarea');
      await page.keyboard.type('Telefonnummeret mangler.');
      await tabTo(page, '.correction button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/tak/);
      await heading(page, 'Tak');
    }));
});

describe('a screen reader is told', () => {
  test('of the header', () =>
    use('/maal', {}, async (page) => {
      assert.equal(
        await page.locator('.site-header').ariaSnapshot(),
        `- banner:
  - link "Byblik":
    - /url: /
  - navigation "Hovedmenu":
    - list:
      - listitem:
        - link "Kort":
          - /url: /
      - listitem:
        - link "Områder":
          - /url: /omraader
      - listitem:
        - link "Mål":
          - /url: /maal
      - listitem:
        - link "Indsatser":
          - /url: /indsatser
      - listitem:
        - link "Nyt":
          - /url: /nyt
      - listitem:
        - link "Metode":
          - /url: /metode
      - listitem:
        - link "Søg":
          - /url: /soeg
  - link "English":
    - /url: /en/maal`,
      );
      assert.equal(await page.locator('.site-header [aria-current=page]').innerText(), 'Mål');
    }));

  test('of the search and the map', () =>
    use('/', {}, async (page) => {
      const box = await page.locator('.map-box').ariaSnapshot();
      for (const part of ['- search:', 'searchbox "Søg efter område, indsats eller side"', 'button "Find mig"', 'group "Kvarterer. Gå mellem dem med piletasterne']) {
        assert.ok(box.includes(part), `${part} in\n${box.slice(0, 1500)}`);
      }
      assert.match(box, /link "Tingbjerg: \d af \d kriterier opfyldt"/);
    }));

  test('of each class of the map, in words', () =>
    use('/?vis=uddannelse', {}, async (page) => {
      const key = await page.locator('.key').ariaSnapshot();
      assert.match(key, /heading ".*grundskole.*"/i);
      assert.ok((key.match(/listitem: .*%/g) ?? []).length >= 5, key.slice(0, 1200));
      assert.match(key, /Ingen data/);
    }));
});
