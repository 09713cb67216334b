// Without scripts, and when the browser part can't load: the picture of the map, the links, and the
// forms do by plain HTTP what the application does otherwise.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { serverAndBrowser } from '../support/running.mjs';

const running = serverAndBrowser();

/** Uses a page with scripts off. */
const use = (path, act) => running.use(path, { javaScriptEnabled: false }, act);

/** The picture is there and can be read as one. */
async function assertPicture(page) {
  const picture = page.locator('img.map-picture');
  await picture.waitFor();
  assert.equal(await picture.count(), 1);
  await picture.evaluate((image) => image.decode()).catch(() => assert.fail('the picture does not load'));
  const { natural, width, height, alt } = await picture.evaluate((image) => ({
    natural: image.naturalWidth,
    width: image.getBoundingClientRect().width,
    height: image.getBoundingClientRect().height,
    alt: image.alt,
  }));
  assert.ok(natural > 0, 'the picture has loaded');
  assert.ok(width > 200 && height > 200, `the picture is ${width} × ${height} px`);
  assert.match(alt, /^Kort over/);
}

/** The names in the table of areas, without the two rows of reference. */
const rows = (page) => page.locator('tbody tr:not(.reference) th').allInnerTexts();
const address = (page) => new URL(page.url());

describe('without scripts', () => {
  test('the map is a picture, of what the address asks for', () =>
    use('/', async (page) => {
      await assertPicture(page);
      const first = await page.locator('img.map-picture').getAttribute('src');
      await page.locator('.switch a', { hasText: 'Indkomst' }).click();
      assert.equal(address(page).search, '?vis=indkomst');
      assert.equal(await page.locator('.switch a[aria-current]').innerText(), 'Indkomst');
      await assertPicture(page);
      assert.notEqual(await page.locator('img.map-picture').getAttribute('src'), first);
    }));

  test('what needs scripts is not shown', () =>
    use('/', async (page) => {
      for (const dead of ['.map', '.layers', '.needs-app']) {
        assert.equal(await page.locator(dead).first().isVisible(), false, dead);
      }
    }));

  test('links lead to areas and back', () =>
    use('/', async (page) => {
      await page.locator('summary', { hasText: 'Brønshøj-Husum' }).click();
      await page.getByRole('link', { name: 'Tingbjerg', exact: true }).first().click();
      assert.equal(address(page).pathname, '/omraade/tingbjerg');
      assert.equal(await page.locator('h1').innerText(), 'Tingbjerg');
      await assertPicture(page);
      await page.locator('.crumbs a').first().click();
      assert.equal(address(page).pathname, '/');
    }));

  test('the search leads to a page of what was found', () =>
    use('/', async (page) => {
      await page.locator('#soeg').fill('noerrebro');
      await page.locator('.search button:visible').click();
      assert.equal(address(page).pathname, '/soeg');
      assert.equal(address(page).searchParams.get('q'), 'noerrebro');
      await page.locator('main').getByRole('link', { name: 'Nørrebro', exact: true }).first().click();
      assert.equal(address(page).pathname, '/omraade/noerrebro');
    }));
});

describe('the table without scripts', () => {
  const show = (page) => page.locator('.filter button').click();

  test('is filtered by name, bydel and designation together', () =>
    use('/omraader', async (page) => {
      const all = await rows(page);
      assert.equal(all.length, 67);
      await page.locator('#f-bydel').selectOption({ label: 'Valby' });
      await show(page);
      assert.equal(address(page).searchParams.get('bydel'), 'valby');
      const valby = await rows(page);
      assert.ok(valby.length > 0 && valby.length < all.length);
      assert.equal(await page.locator('#f-bydel').inputValue(), 'valby', 'the form remembers');

      await page.locator('#f-udpeget').check();
      await show(page);
      const designated = await rows(page);
      assert.ok(designated.length > 0 && designated.every((name) => valby.includes(name)));
      assert.ok(await page.locator('#f-udpeget').isChecked());
      const within = await page.locator('tbody tr:not(.reference) td:nth-last-child(2)').allInnerTexts();
      assert.deepEqual(within.filter((text) => text.trim() === ''), [], 'each says in which byområde it lies');

      await page.locator('#f-q').fill(designated[0]);
      await show(page);
      assert.ok((await rows(page)).includes(designated[0]));
      assert.match(await page.locator('main [role=status]').innerText(), /^Viser \d+ af 67 kvarterer\.$/);
    }));

  test('leaves out what is not designated', () =>
    use('/omraader?udpeget=2017', async (page) => {
      const designated = await rows(page);
      assert.ok(designated.length > 0 && designated.length < 67, `${designated.length} of 67`);
    }));

  test('says so when nothing fits, and leads back', () =>
    use('/omraader?q=qqqq', async (page) => {
      assert.deepEqual(await rows(page), []);
      await page.locator('.empty a').click();
      assert.equal((await rows(page)).length, 67);
    }));

  test('is sorted by links, up and down, within the filter', () =>
    use('/omraader?bydel=valby', async (page) => {
      const danish = (names) => [...names].sort(new Intl.Collator('da').compare);
      const names = await rows(page);
      assert.deepEqual(names, danish(names), 'alphabetical at first');
      const column = page.locator('thead th', { hasText: 'Beboere' });
      const people = async () =>
        (await page.locator('tbody tr:not(.reference) td:nth-child(3)').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
      await column.locator('a').click();
      assert.equal(await column.getAttribute('aria-sort'), 'ascending');
      const up = await people();
      assert.equal(up.length, names.length, 'the filter stays');
      assert.deepEqual(up, [...up].sort((a, b) => a - b));
      await column.locator('a').click();
      assert.equal(await column.getAttribute('aria-sort'), 'descending');
      assert.deepEqual(await people(), up.reverse());
    }));
});

describe('when the browser part does not load', () => {
  for (const [what, files] of [['its WebAssembly', '**/*.wasm'], ['its script', '**/pkg/byblik.*.js']]) {
    test(`${what} is missing: picture and text stand`, async () => {
      const { page, context, account } = await running.newPage();
      await page.route(files, (route) => route.abort());
      await page.goto(`${running.origin}/omraade/tingbjerg`);
      await page.locator('html.no-app').waitFor();
      await assertPicture(page);
      assert.equal(await page.locator('h1').innerText(), 'Tingbjerg');
      assert.ok((await page.locator('main').innerText()).length > 500);
      assert.ok(await page.locator('.search .needs-no-app').isVisible());
      assert.equal(await page.locator('.layers').isVisible(), false, 'layers would do nothing');
      assert.deepEqual([account.errors, account.elsewhere], [[], []]);
      await page.locator('.crumbs a').first().click();
      await page.waitForURL(`${running.origin}/`);
      await context.close();
    });
  }
});
