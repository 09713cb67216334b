// "Prøv selv": what a visitor moves is answered at once, by the same engine as on the server; the
// address tells it; it says whose calculation it is; and its module comes on that page alone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { alive } from '../support/browser.mjs';
import { serverAndBrowser } from '../support/running.mjs';
import { ask } from '../support/server.mjs';

const running = serverAndBrowser();
const PAGE = '/metode/proev';
const MODULE = /\/pkg\/laboratory\.[0-9a-f]+\.(js|wasm)$/;

const use = (path, act, options = {}) => running.use(path, options, act);

/** Everything that a visitor is told: sentence, changes, table, and the classes on the map. */
const told = (page) =>
  page.evaluate(() => ({
    bar: document.querySelector('.proev-bar p').innerText.replace(/\s+/g, ' '),
    changes: [...document.querySelectorAll('.changes li')].map((one) => one.textContent.replace(/\s+/g, ' ')),
    rows: [...document.querySelectorAll('.proev-table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    ),
    map: [...document.querySelectorAll('.proev-map path[data-omraade]')].map((path) => [
      path.dataset.omraade,
      path.getAttribute('class').replace('chosen', '').trim(),
      path.querySelector('title').textContent,
    ]).sort(([a], [b]) => (a < b ? -1 : 1)),
    explained: document.querySelector('.proev-said').textContent.replace(/\s+/g, ' '),
  }));

/** What the browser shows without scripts at an address. */
async function byServer(path) {
  let answer;
  await use(path, async (page) => { answer = await told(page); }, { javaScriptEnabled: false });
  return answer;
}

/** Sets a slider as a finger that lets it go there. */
const slide = (page, name, value) =>
  page.locator(`.field:has(input[name="${name}"]) input[type="range"]`).fill(String(value));

/** Waits until the address has this query. */
const assertSearch = (page, query) =>
  page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted, query);

describe('a moved knob', () => {
  test('changes sentence, map, table, reasons and address at once', () =>
    use(PAGE, async (page) => {
      await alive(page);
      const before = await told(page);
      assert.match(before.bar, /^Den offentliggjorte beregning /);
      assert.deepEqual(before.changes, []);
      await slide(page, 'graense.uddannelse', 0);
      const after = await told(page);
      assert.match(after.bar, /^Din egen beregning .* kommer til/);
      await assertSearch(page, '?graense.uddannelse=0');
      assert.ok(after.changes.length > 0, 'something changes');
      const came = after.map.filter(([, classes]) => classes.includes('came'));
      assert.equal(came.length, after.changes.length);
      for (const [, , title] of came) {
        assert.match(title, /: Fremhævet – kommer til$/);
      }
      assert.notDeepEqual(after.rows, before.rows);
      assert.deepEqual(after, await byServer(`${PAGE}?graense.uddannelse=0`));
    }));

  test('is the same for the server and for the browser, whatever is moved', async () => {
    for (const query of [
      'antal.samlet=1',
      'antal.samlet=4&graense.indkomst=10',
      'uden.samlet.tryghed=1&uden.samlet.indkomst=1&kvarter=tingbjerg',
      'metode=aabne-data-samlet&vaegt.samlet-tal.indkomst=3&kvarter=husum',
      'uden.samlet.uddannelse=1&uden.samlet.arbejdsmarked=1&uden.samlet.indkomst=1&uden.samlet.tryghed=1',
    ]) {
      await use(`${PAGE}?${query}`, async (page) => {
        await alive(page);
        assert.deepEqual(await told(page), await byServer(`${PAGE}?${query}`), query);
      });
    }
  });

  test('typed out of range is told, and put right by the slider', () =>
    use(PAGE, async (page) => {
      await alive(page);
      const field = page.locator('.field input[name="graense.uddannelse"]');
      await field.fill('500');
      await field.press('Enter');
      assert.equal(await page.getByRole('alert').innerText(), 'Tallet er ikke brugt. Skriv et tal fra 0 til 100.');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      await slide(page, 'graense.uddannelse', 40);
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.equal(await field.inputValue(), '40');
    }));

  test('names the page', () =>
    use(`${PAGE}?graense.uddannelse=30`, async (page) => {
      await alive(page);
      assert.equal(await page.title(), 'Din egen beregning · Byblik');
      await slide(page, 'graense.uddannelse', 25);
      assert.equal(await page.title(), 'Prøv selv · Byblik');
    }));

  test('is taken back in a tap', () =>
    use(`${PAGE}?graense.uddannelse=0&antal.samlet=1`, async (page) => {
      await alive(page);
      await page.getByRole('link', { name: 'Tilbage til den offentliggjorte' }).click();
      assert.match((await told(page)).bar, /^Den offentliggjorte beregning /);
      await assertSearch(page, '');
      assert.equal(await page.locator('.field input[name="antal.samlet"]').inputValue(), '2');
      assert.deepEqual(await told(page), await byServer(PAGE));
    }));

  test('can be moved and typed with the keyboard', () =>
    use(PAGE, async (page) => {
      await alive(page);
      const slider = page.getByRole('slider', { name: 'Grænse for uddannelse' });
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await slider.getAttribute('aria-valuetext'), '26 % højere end i hele byen');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('40,5');
      await page.keyboard.press('Enter');
      await assertSearch(page, '?graense.uddannelse=40.5');
      
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await assertSearch(page, '?graense.uddannelse=40.5&uden.samlet.uddannelse=1');
    }));

  test('that leaves nothing to count says so', () =>
    use(PAGE, async (page) => {
      await alive(page);
      for (const box of await page.locator('.check input').all()) {
        await box.check();
      }
      const { bar, rows } = await told(page);
      assert.match(bar, /Mindst ét kriterium skal tælle med\.$/);
      assert.ok(rows.every(([, mark]) => mark === 'Ikke beregnet'));
      assert.equal(await page.locator('.proev-result section p').nth(1).innerText(), 'Mindst ét kriterium skal tælle med.');
    }));
});

describe('an area', () => {
  test('is chosen on the map and in the list', () =>
    use(PAGE, async (page) => {
      await alive(page);
      await page.locator('#kvarter').selectOption('tingbjerg');
      assert.match((await told(page)).explained, /^Tingbjerg – Den offentliggjorte beregning: Fremhævet\./);
      await assertSearch(page, '?kvarter=tingbjerg');
      const husum = page.locator('.proev-map path', { has: page.locator('title', { hasText: /^Husum:/ }) }).first();
      await husum.dispatchEvent('click');
      assert.match((await told(page)).explained, /^Husum – /);
      assert.match(await husum.getAttribute('class'), /chosen/);
    }));
});

describe('an address', () => {
  test('that can not be used says what and goes on', () =>
    use(`${PAGE}?graense.uddannelse=abc&graense.x=1&antal.samlet=99`, async (page) => {
      await alive(page);
      const notice = await page.locator('.notice').innerText();
      for (const told of ['Uddannelse: »abc« er ikke et tal', '»graense.x« findes ikke', 'Antallet af kriterier: Tallet skal ligge mellem 1 og 4']) {
        assert.ok(notice.includes(told), `${told} in ${notice}`);
      }
      assert.match((await told(page)).bar, /^Den offentliggjorte beregning /);
    }));

  test('of a method that can not be run is not found', async () => {
    for (const method of ['findes-ikke', 'politik-2025', 'almenboligloven']) {
      const { status } = await ask(`${running.origin}${PAGE}?metode=${method}`);
      assert.equal(status, 404, method);
    }
  });

  test('of an own calculation is kept out of search engines', async () => {
    const own = await ask(`${running.origin}${PAGE}?graense.uddannelse=30`);
    assert.equal(own.headers['x-robots-tag'], 'noindex');
    assert.match(own.body.toString(), /<title>Din egen beregning · Byblik<\/title>/);
    const published = await ask(`${running.origin}${PAGE}`);
    assert.equal(published.headers['x-robots-tag'], undefined);
  });
});

describe('the module', () => {
  test('comes on this page alone, also by a navigation, and goes with it', () =>
    use('/metode', async (page, { account }) => {
      const fetched = () => account.requests.filter((request) => MODULE.test(request.url())).length;
      assert.equal(fetched(), 0);
      await page.getByRole('link', { name: 'Prøv selv' }).first().click();
      await page.locator('by-proev').waitFor({ state: 'attached' });
      await alive(page);
      assert.equal(fetched(), 2);
      await slide(page, 'antal.samlet', 1);
      const tried = '?antal.samlet=1';
      await assertSearch(page, tried);
      await page.getByRole('link', { name: 'Områder', exact: true }).click();
      await page.waitForURL('**/omraader');
      await page.goBack();
      await page.locator('by-proev').waitFor({ state: 'attached' });
      await alive(page);
      await assertSearch(page, tried);
      assert.equal(await page.locator('.field input[name="antal.samlet"]').inputValue(), '1');
      await slide(page, 'antal.samlet', 2);
      await assertSearch(page, '');
      assert.equal(fetched(), 2, 'it is fetched once');
    }));

  test('that does not come leaves a form that works', async () => {
    const { page, context } = await running.newPage();
    await context.route(MODULE, (route) => route.abort());
    await page.goto(`${running.origin}${PAGE}`);
    await page.waitForLoadState('networkidle');
    await page.locator('input[name="graense.uddannelse"]').fill('0');
    await page.getByRole('button', { name: 'Regn igen' }).click();
    await page.waitForURL('**/metode/proev?*');
    await page.locator('.changes li').first().waitFor();
    assert.match((await told(page)).bar, /^Din egen beregning /);
    await context.close();
  });
});

test('what is typed before the module has come is kept', async () => {
  const { page, context } = await running.newPage();
  let letGo;
  const held = new Promise((done) => { letGo = done; });
  await context.route(MODULE, async (route) => { await held; await route.continue(); });
  await page.goto(`${running.origin}${PAGE}`);
  await page.locator('.field input[name="graense.indkomst"]').fill('10,5');
  await page.locator('.check input').first().check();
  letGo();
  await alive(page);
  assert.equal(await page.locator('.field input[name="graense.indkomst"]').inputValue(), '10,5');
  assert.equal(await page.locator('.check input').first().isChecked(), true);
  assert.match((await told(page)).bar, /^Din egen beregning /);
  await context.close();
});

test('without scripts the form calculates', () =>
  use(PAGE, async (page) => {
    await page.locator('.field input[name="antal.samlet"]').fill('1');
    await page.locator('.check input').first().check();
    await page.getByRole('button', { name: 'Regn igen' }).click();
    assert.match((await told(page)).bar, /^Din egen beregning /);
    assert.equal(await page.locator('.field input[name="antal.samlet"]').inputValue(), '1');
    assert.equal(await page.locator('.check input').first().isChecked(), true);
    const before = await told(page);
    await page.locator('#kvarter').selectOption('tingbjerg');
    await page.getByRole('button', { name: 'Vis', exact: true }).click();
    const after = await told(page);
    assert.match(after.explained, /^Tingbjerg – Din egen beregning: /);
    assert.deepEqual({ ...after, explained: '' }, { ...before, explained: '' }, 'the setting is kept');
    await page.getByRole('link', { name: 'Tilbage til den offentliggjorte' }).click();
    assert.match((await told(page)).bar, /^Den offentliggjorte beregning /);
  }, { javaScriptEnabled: false }));
