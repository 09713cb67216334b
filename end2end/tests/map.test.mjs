// The map itself: what it draws, how it is coloured, its layers, its room on the screen, and using
// it by pointer and by keyboard.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { KVARTERER, pointOn } from '../support/browser.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const { use } = serverAndBrowser();

const classes = (page) => page.locator('path.kvarter').evaluateAll((all) => all.map((area) => area.getAttribute('class')));
const focusedArea = (page) => page.evaluate(() => document.activeElement?.closest('path.kvarter')?.getAttribute('aria-label') ?? null);

describe('what is shown', () => {
  test('every kvarter, each with its name and value', () =>
    use('/', {}, async (page) => {
      const labels = await page.locator('path.kvarter').evaluateAll((all) => all.map((area) => area.getAttribute('aria-label')));
      assert.equal(new Set(labels).size, KVARTERER);
      assert.deepEqual(labels.filter((label) => !/^\S.*: \S/.test(label)), []);
      const empty = await page.locator('path.kvarter').evaluateAll((all) => all.filter((area) => !/\d/.test(area.getAttribute('d'))).length);
      assert.equal(empty, 0, 'all are drawn');
    }));

  test('each choice repaints and has its own legend', () =>
    use('/', {}, async (page) => {
      const seen = new Set();
      const legends = new Set();
      const choices = await page.locator('.switch a').count();
      assert.ok(choices >= 4);
      for (let choice = 0; choice < choices; choice += 1) {
        await page.locator('.switch a').nth(choice).click();
        await page.locator(`.map[data-painted="${choice}"]`).waitFor();
        await page.locator('.switch li').nth(choice).locator('a[aria-current]').waitFor();
        const painted = await classes(page);
        assert.deepEqual(painted.filter((name) => !/ (shade-[0-4]|no-data)( |$)/.test(name)), []);
        seen.add(painted.join());
        legends.add(await page.locator('.legend').innerText());
      }
      assert.equal(seen.size, choices, 'each choice paints another picture');
      assert.equal(legends.size, choices, 'each choice has another legend');
    }));

  test('the layers can be shown and hidden', () =>
    use('/', {}, async (page) => {
      const outlines = page.locator('path.designated');
      const diamonds = page.locator('.list-mark');
      const tick = (name) => page.locator('.layers').getByLabel(name);
      assert.deepEqual([(await outlines.count()) > 0, await diamonds.count()], [true, 0]);
      await tick('Kommunens udpegning').uncheck();
      await page.waitForFunction(() => !document.querySelector('path.designated'));
      await tick('statens lister').check();
      await diamonds.locator('span').first().waitFor();
      await tick('statens lister').uncheck();
      await page.waitForFunction(() => !document.querySelector('.list-mark'));
      await tick('Kommunens udpegning').check();
      await outlines.first().waitFor({ state: 'attached' });
      await tick('Vores beregning').uncheck();
      await page.waitForFunction((all) => document.querySelectorAll('path.kvarter.plain').length === all, KVARTERER);
      assert.deepEqual((await classes(page)).filter((name) => /shade-|no-data/.test(name)), []);
      await tick('Vores beregning').check();
      await page.waitForFunction(() => !document.querySelector('path.kvarter.plain'));
    }));

  test('pointing at an area says its name and value', () =>
    use('/?vis=indkomst', {}, async (page) => {
      const { x, y } = await pointOn(page, 'path.kvarter[aria-label^="Tingbjerg"]');
      await page.mouse.move(x, y);
      const tip = page.locator('.map-tip');
      await tip.waitFor();
      assert.match(await tip.innerText(), /^Tingbjerg: .*\d/);
    }));
});

describe('on every screen the map has room', () => {
  for (const [width, height] of [[320, 640], [768, 1024], [900, 700], [1024, 768], [1280, 800], [1920, 1080]]) {
    test(`${width} × ${height}`, () =>
      use('/', { width: 1280, height: 800 }, async (page) => {
        await page.setViewportSize({ width, height });
        const box = await page.locator('.map').evaluate((map) => {
          const { width, height } = map.getBoundingClientRect();
          return { width, height };
        });
        assert.ok(box.width >= 280 && box.height >= 220, `the map is ${box.width} × ${box.height} px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px wide`);
      }));
  }
});

describe('the choices beside the map', () => {
  test('stand open where there is room', () =>
    use('/', {}, async (page) => {
      assert.equal(await page.locator('.choices > summary').isVisible(), false);
      for (const part of ['.switch a >> nth=0', '.layers', '.calculation-line']) {
        assert.ok(await page.locator(part).isVisible(), part);
      }
    }));

  test('are folded on a telephone, so that the area is not far below, and open by a tap', () =>
    use('/omraade/tingbjerg', { width: 360, height: 740, hasTouch: true }, async (page) => {
      const heading = await page.locator('main h1').boundingBox();
      assert.ok(heading.y < 740, `the area begins ${heading.y} px down`);
      assert.equal(await page.locator('.layers').isVisible(), false);
      await page.locator('.choices > summary').tap();
      await page.locator('.switch a', { hasText: 'Indkomst' }).tap();
      await page.locator('.key-title', { hasText: /indkomst/i }).waitFor();
      assert.ok(await page.locator('.layers').isVisible());
    }));
});

test('by keyboard the map is one stop, walked with arrows and opened with Enter', () =>
  use('/', {}, async (page) => {
    const stops = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const area = await focusedArea(page);
      if (area) {
        stops.push(area);
      } else if (stops.length > 0) {
        break;
      }
    }
    assert.equal(stops.length, 1, `stops on the map: ${stops.join(', ')}`);
    assert.equal(await focusedArea(page), null, 'Tab leaves the map');
    await page.keyboard.press('Shift+Tab');
    const first = await focusedArea(page);
    assert.ok(first, 'Shift+Tab returns to the map');

    const walked = new Set([first]);
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key);
      walked.add(await focusedArea(page));
    }
    assert.ok(!walked.has(null), 'arrows stay on the map');
    assert.ok(walked.size >= 3, `walked over ${[...walked].join(', ')}`);
    assert.equal(await page.locator('path.kvarter[tabindex="0"]').count(), 1, 'one stop also after walking');

    const [name] = (await focusedArea(page)).split(':');
    await page.keyboard.press('Enter');
    await page.locator('main h1', { hasText: name }).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('main h1'));
  }));
