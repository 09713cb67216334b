// Finding an area: by its name, and by the visitor's position, which must stay in the browser.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { serverAndBrowser } from '../support/running.mjs';

const { use } = serverAndBrowser();

const status = (page, words) => page.locator('.map-status:visible', { hasText: words }).waitFor();

describe('searching by name', () => {
  for (const typed of ['norre', 'NØRRE', 'noerre']) {
    test(`»${typed}« finds Nørrebro`, () =>
      use('/', {}, async (page) => {
        await page.locator('#soeg').pressSequentially(typed);
        await page.locator('.hits a', { hasText: 'Nørrebro' }).first().waitFor();
      }));
  }

  test('Enter opens the first hit', () =>
    use('/', {}, async (page) => {
      await page.locator('#soeg').fill('tingb');
      const first = await page.locator('.hits a b').first().innerText();
      await page.locator('#soeg').press('Enter');
      await page.locator('main h1', { hasText: first }).waitFor();
      assert.match(page.url(), /\/omraade\/tingbjerg$/);
      await page.locator('.hits').waitFor({ state: 'hidden' });
    }));

  test('a click opens a hit', () =>
    use('/', {}, async (page) => {
      await page.locator('#soeg').fill('noerrebro');
      await page.locator('.hits a', { hasText: /^Nørrebro bydel/ }).click();
      await page.locator('main h1', { hasText: /^Nørrebro$/ }).waitFor();
    }));

  test('Escape clears', () =>
    use('/', {}, async (page) => {
      await page.locator('#soeg').fill('valby');
      await page.locator('.hits:visible').waitFor();
      await page.locator('#soeg').press('Escape');
      await page.locator('.hits').waitFor({ state: 'hidden' });
      assert.equal(await page.locator('#soeg').inputValue(), '');
    }));

  test('a miss says so, to the eye and to the ear', () =>
    use('/', {}, async (page) => {
      await page.locator('#soeg').fill('qqqq');
      await page.locator('.hits:visible', { hasText: 'Ingen områder hedder sådan' }).waitFor();
      await page.locator('.search [role=status]', { hasText: 'Ingen områder hedder sådan' }).waitFor({ state: 'attached' });
    }));
});

describe('»Find mig«', () => {
  const at = (latitude, longitude) => ({ permissions: ['geolocation'], geolocation: { latitude, longitude } });
  const ask = (page) => page.getByRole('button', { name: 'Find mig' }).click();

  test('opens the area that one is in, and tells no one', () =>
    use('/', at(55.719, 12.486), async (page, { account }) => {
      await ask(page);
      await page.locator('main h1', { hasText: 'Tingbjerg' }).waitFor();
      assert.match(page.url(), /\/omraade\/tingbjerg$/);
      await status(page, 'Tingbjerg');
      await page.waitForLoadState('networkidle');
      const sent = account.requests.map((request) =>
        [request.url(), request.postData() ?? '', JSON.stringify(request.headers())].join(' '),
      );
      assert.deepEqual(sent.filter((text) => /55[.,]719|12[.,]486/.test(decodeURIComponent(text))), []);
    }));

  test('says so outside the city', () =>
    use('/', at(56.15, 10.2), async (page) => {
      await ask(page);
      await status(page, 'uden for København');
      assert.equal(new URL(page.url()).pathname, '/');
    }));

  test('says so without permission', () =>
    use('/', { permissions: [] }, async (page) => {
      await ask(page);
      await status(page, 'Browseren kunne ikke finde din position');
    }));
});
