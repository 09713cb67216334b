// Moving about in one visit: the document and the map stay, the choice stays, focus follows, and a
// page reached this way is the page that its address gives.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { alive, assertQuiet, open, painted, pointOn } from '../support/browser.mjs';
import { MISSING, PAGES } from '../support/pages.mjs';
import { serverAndBrowser } from '../support/running.mjs';

const running = serverAndBrowser();

/** Opens an address and marks the document and the map, to tell them from newer ones. */
async function start(path, options) {
  const visit = await running.newPage(options);
  await open(visit.page, running.origin + path);
  await visit.page.evaluate(() => {
    window.__marker = 'the same document';
    window.__map = document.querySelector('.map');
  });
  return visit;
}

/** Waits until the address is `path` and the heading reads `title`. */
async function arrived(page, path, title) {
  await page.waitForURL((url) => url.pathname + url.search === path);
  await page.locator('main h1', { hasText: title }).waitFor();
  assert.equal(await page.evaluate(() => window.__marker), 'the same document', 'no new document was loaded');
}

const focused = (page) => page.waitForFunction(() => document.activeElement?.matches('main h1'), null, { timeout: 3000 });
const sameMap = (page) => page.evaluate(() => window.__map === document.querySelector('.map'));

/** Which class each kvarter is painted with. */
const paint = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('path.kvarter')].map((area) => [
        area.getAttribute('aria-label').split(':')[0],
        [...area.classList].find((name) => /^shade-\d$|^no-data$/.test(name)),
      ]),
    ),
  );

/** Follows a link as a click does, wherever the link stands. */
const follow = (page, path) =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);

test('the menu leads through one document, and focus lands on each heading', async () => {
  const visit = await start('/');
  const { page } = visit;
  for (const [name, path, title] of [
    ['Områder', '/omraader', 'Områder'],
    ['Mål', '/maal', 'Mål for 2035'],
    ['Indsatser', '/indsatser', 'Indsatser'],
    ['Nyt', '/nyt', ''],
    ['Metode', '/metode', ''],
    ['Søg', '/soeg', ''],
    ['Kort', '/', 'Hvor er de udsatte byområder?'],
  ]) {
    const link = page.locator('.site-header nav').getByRole('link', { name, exact: true });
    await link.click();
    await arrived(page, path, title);
    await focused(page).catch(() => assert.fail(`focus is not on the heading of ${path}`));
    assert.equal(await link.getAttribute('aria-current'), 'page');
    assert.equal(await page.locator('.site-header [aria-current]').count(), 1, `one current page on ${path}`);
  }
  await painted(page);
  await assertQuiet(visit);
  await visit.context.close();
});

test('an area is chosen on the map, and back and forward keep the map', async () => {
  const visit = await start('/');
  const { page } = visit;
  const { x, y } = await pointOn(page, 'path.kvarter[aria-label^="Tingbjerg"]');
  await page.mouse.click(x, y);
  await arrived(page, '/omraade/tingbjerg', 'Tingbjerg');
  await focused(page);
  assert.match(await page.title(), /^Tingbjerg · Byblik$/);
  assert.deepEqual(
    await page.locator('path.chosen').evaluateAll((areas) => areas.map((area) => area.getAttribute('aria-label').split(':')[0])),
    ['Tingbjerg'],
  );
  await page.locator('.crumbs a').last().click();
  await arrived(page, '/omraade/broenshoej-husum', 'Brønshøj-Husum');
  await focused(page);
  await page.goBack();
  await arrived(page, '/omraade/tingbjerg', 'Tingbjerg');
  await focused(page);
  await page.goBack();
  await arrived(page, '/', 'Hvor er de udsatte byområder?');
  assert.equal(await page.locator('path.chosen').count(), 0);
  await page.goForward();
  await arrived(page, '/omraade/tingbjerg', 'Tingbjerg');
  assert.ok(await sameMap(page), 'the map is the same element');
  await assertQuiet(visit);
  await visit.context.close();
});

test('the choice of criterion stays along the way', async () => {
  const visit = await start('/?vis=indkomst');
  const { page } = visit;
  const before = await paint(page);
  const title = await page.locator('.key-title').innerText();
  const unchanged = async (where) => {
    assert.equal((await page.locator('.switch a[aria-current]').allInnerTexts()).join(), 'Indkomst', where);
    assert.equal(await page.locator('.key-title').innerText(), title, where);
    assert.deepEqual(await paint(page), before, where);
  };
  await unchanged('at first');
  const { x, y } = await pointOn(page, 'path.kvarter[aria-label^="Tingbjerg"]');
  await page.mouse.click(x, y);
  await arrived(page, '/omraade/tingbjerg?vis=indkomst', 'Tingbjerg');
  await unchanged('on the page of an area chosen on the map');
  await page.locator('.crumbs a').last().click();
  await page.locator('main h1', { hasText: 'Brønshøj-Husum' }).waitFor();
  await unchanged('after a link in the text');
  await page.goBack();
  await arrived(page, '/omraade/tingbjerg?vis=indkomst', 'Tingbjerg');
  await unchanged('after going back');
  assert.ok(await sameMap(page), 'the map is the same element');

  await page.locator('.switch a', { hasText: 'Uddannelse' }).click();
  await arrived(page, '/omraade/tingbjerg?vis=uddannelse', 'Tingbjerg');
  assert.ok((await page.locator('main .document').innerText()).length > 500, 'the text is still there');
  assert.notDeepEqual(await paint(page), before);
  await page.goBack();
  await arrived(page, '/omraade/tingbjerg?vis=indkomst', 'Tingbjerg');
  await unchanged('after going back over a choice');
  await assertQuiet(visit);
  await visit.context.close();
});

test('on the way back one is where one was', async () => {
  for (const [width, from, to] of [[1280, '/omraader', '/indsatser'], [360, '/maal', '/nyt'], [1280, '/omraade/tingbjerg', '/om']]) {
    const { page, ...visit } = await start(from, { width, height: 740 });
    const spot = () => page.evaluate(() => [scrollY, document.querySelector('.panel')?.scrollTop ?? 0]);
    await page.evaluate(() => {
      scrollTo({ top: 1e6, behavior: 'instant' });
      document.querySelector('.panel')?.scrollTo({ top: 1e6, behavior: 'instant' });
    });
    const [far, inside] = await spot();
    assert.ok(far + inside > 700, `${from} is long`);
    await page.waitForTimeout(100);
    await follow(page, to);
    await page.waitForURL(running.origin + to);
    await focused(page);
    assert.deepEqual(await spot(), [0, 0], 'a new page is read from its beginning');
    await page.goBack();
    const isBack = (place) =>
      Math.abs(scrollY - place[0]) < 2 && Math.abs((document.querySelector('.panel')?.scrollTop ?? 0) - place[1]) < 2;
    await page.waitForFunction(isBack, [far, inside], { timeout: 5000 });
    await assertQuiet(visit);
    await visit.context.close();
  }
});

test('a filter and a sort link are steps of the same visit', async () => {
  const visit = await start('/omraader');
  const { page } = visit;
  await page.locator('#f-bydel').selectOption({ label: 'Valby' });
  await page.locator('.filter button').click();
  await arrived(page, '/omraader?bydel=valby', 'Områder');
  await page.locator('main [role=status]', { hasText: /^Viser \d+ af 67/ }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr:not(.reference)').length < 20);
  await page.locator('thead a').nth(3).click();
  await page.waitForURL(/sorter=.*bydel=valby|bydel=valby.*sorter=/);
  await page.locator('thead th:nth-child(4)[aria-sort]').waitFor();
  assert.equal(await page.evaluate(() => window.__marker), 'the same document');
  await assertQuiet(visit);
  await visit.context.close();
});

for (const path of [...PAGES, ...MISSING]) {
  test(`${path} is the same page, opened or reached`, async () => {
    const words = () => document.querySelector('main').textContent.replace(/\s+/g, ' ').trim();
    const missing = MISSING.includes(path);
    const direct = await running.newPage({ expectedStatus: missing ? 404 : undefined });
    await open(direct.page, running.origin + path);
    const [opened, title] = [await direct.page.evaluate(words), await direct.page.title()];

    // From a page of the other kind, so that everything is new.
    const reached = await start(path === '/om' ? '/' : '/om', { expectedStatus: missing ? 404 : undefined });
    await follow(reached.page, path);
    await arrived(reached.page, path, await direct.page.locator('h1').innerText());
    await reached.page.waitForLoadState('networkidle');
    await alive(reached.page);
    assert.equal(await reached.page.evaluate(words), opened);
    assert.equal(await reached.page.title(), title);
    await focused(reached.page).catch(() => assert.fail('focus is not on the heading'));
    await direct.context.close();
    await reached.context.close();
  });
}
