// The whole way of staff, without scripts: the first administrator and a colleague come in, a synthetic city is brought in
// (roder, then the eight criteria), looked at, given its method, screened, approved, published and taken back, while the
// server runs on. What is made up says so wherever the public sees it.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, newPage } from '../support/browser.mjs';
import { ask, startServer } from '../support/server.mjs';
import { administrator, assertOpen, bring, byblik, comeIn, isRead, press, take } from '../support/staff.mjs';

const SEED = '2026';
const RODER = 399;

let folder;
let server;
let browser;
let settings;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byblik-import-'));
  settings = { DATABASE_URL: `sqlite:${join(folder, 'import.db')}`, BYBLIK_FOUR_EYES: '1' };
  server = await startServer(settings);
  browser = await launch();
  await byblik(settings, 'demo-data', '--seed', SEED, '--out', join(folder, 'demo'));
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Says of every area that the open file asks about that it is new; gives how many there were. */
async function allAreNew(page) {
  const asked = (await page.getByRole('heading', { name: /^Spørgsmål \(/ }).innerText()).match(/\d+/)[0];
  await page.getByRole('link', { name: 'Svar', exact: true }).click();
  await assertOpen(page);
  await page.getByLabel('De områder, du ikke svarer på for sig').selectOption('Er nye områder');
  await press(page, 'Gem, og læs filen igen');
  await isRead(page);
  assert.equal(await page.getByRole('link', { name: 'Svar', exact: true }).count(), 0, 'all are answered');
  return Number(asked);
}

/** Chooses the one option whose text begins so. */
async function choose(select, beginning) {
  const found = (await select.locator('option').allInnerTexts()).filter((text) => text.startsWith(beginning));
  assert.equal(found.length, 1, `${beginning}: ${found}`);
  await select.selectOption({ label: found[0] });
}

/** What a page of the public says, and which map it shows. */
async function seen(path) {
  const { status, body } = await ask(`${server.origin}${path}`);
  assert.equal(status, 200, path);
  const text = body.toString();
  return { text, map: text.match(/\/kort\/[0-9a-f]+\.json/)?.[0], isMadeUp: text.includes('SYNTETISK: Her vises') };
}

const demo = (name) => join(folder, 'demo', name);

test('a synthetic city from files to the public, and back', { timeout: 300_000 }, async () => {
  const ida = await newPage(browser, server.origin, { javaScriptEnabled: false });
  const bo = await newPage(browser, server.origin, { javaScriptEnabled: false });
  await comeIn(ida.page, await administrator(settings, server.origin));
  await comeIn(bo.page, await administrator(settings, server.origin, 'Bo Lund', 'bo@kk.example'));
  const { page } = ida;
  const before = await seen('/');
  assert.equal(before.isMadeUp, false, 'nothing made up is there by itself');

  // Roder: recognised, told that they are roder, all of them new.
  await bring(page, server.origin, demo('roder.geojson'));
  await page.getByRole('link', { name: 'Ret, hvordan filen læses' }).click();
  await page.getByLabel('Områderne i filen er').selectOption('Rode');
  await press(page, 'Læs filen sådan');
  await isRead(page);
  await assertOpen(page);
  assert.equal(await allAreNew(page), RODER);
  await assertOpen(page);
  await take(page, 'SYNTETISK roder');
  assert.match(await page.locator('main').innerText(), new RegExp(String(RODER)));

  // The criteria: the report tells of what is withheld and missing, and asks nothing.
  await bring(page, server.origin, demo('kriterier.csv'));
  await assertOpen(page);
  assert.equal(await page.getByRole('link', { name: 'Svar', exact: true }).count(), 0, 'every rode is known now');
  await page.getByRole('link', { name: 'Se hele rapporten' }).click();
  await assertOpen(page);
  assert.match(await page.locator('main').innerText(), /diskretioneret/i);
  await page.getByRole('link', { name: 'Tilbage til filen' }).click();
  await take(page, 'SYNTETISK kriterier');
  await assertOpen(page);
  assert.deepEqual((await seen('/')).map, before.map, 'nothing is public by it');

  // Its method, as a whole file in a copy of another.
  await page.goto(`${server.origin}/admin/metoder`);
  await page.getByRole('button', { name: /^Lav en kopi/ }).first().click();
  await page.getByRole('link', { name: 'Se og ret hele filen' }).click();
  await page.getByLabel('Hele filen').fill(await readFile(demo('metode.toml'), 'utf8'));
  await press(page, 'Gem kladden');
  await page.getByRole('link', { name: 'Til felterne' }).click();
  await assertOpen(page);
  await press(page, 'Gem som metode');
  assert.match(await page.getByRole('status').innerText(), /Metoden er gemt/);

  // Screened, and looked at.
  await page.goto(`${server.origin}/admin/screening`);
  await choose(page.getByRole('combobox', { name: 'Metode', exact: true }), 'SYNTETISK');
  await choose(page.getByRole('combobox', { name: 'Data', exact: true }), 'SYNTETISK kriterier');
  await press(page, 'Kør');
  assert.match(await page.getByRole('status').innerText(), /Screeningen er kørt/);
  await assertOpen(page);
  assert.match(await page.locator('main').innerText(), /SYNTETISK-\d{5}-\d\d/, 'the difference names made-up roder');
  const run = page.url().replace(/\?.*/, '');

  // Nobody publishes alone.
  await page.getByLabel('Hvad skal offentligheden vide?').fill('Prøve med opdigtede tal');
  await press(page, 'Udgiv');
  assert.match(await page.getByRole('alert').innerText(), /En kollega skal godkende/);
  await page.goto(run);
  await press(page, 'Bed om godkendelse');
  await bo.page.goto(run);
  await press(bo.page, 'Godkend');
  assert.match(await bo.page.getByRole('status').innerText(), /godkendt/);
  await page.goto(run);
  await page.getByLabel('Hvad skal offentligheden vide?').fill('Prøve med opdigtede tal');
  await press(page, 'Udgiv');
  assert.match(await page.getByRole('status').innerText(), /er offentlig/);

  // The same server shows another map at once, and says that it is made up, in both languages.
  const published = await seen('/');
  assert.notEqual(published.map, before.map, 'the public map is another');
  assert.equal((await ask(server.origin + published.map)).status, 200);
  for (const path of ['/', '/metode', '/omraader', '/omraade/tingbjerg', '/nyt']) {
    assert.equal((await seen(path)).isMadeUp, true, path);
  }
  assert.match((await seen('/en/metode')).text, /SYNTHETIC: This shows made-up/);
  assert.match((await seen('/metode')).text, /Prøve med opdigtede tal/);
  const visitor = await newPage(browser, server.origin, { javaScriptEnabled: false });
  await visitor.page.goto(server.origin);
  await assertOpen(visitor.page);
  await visitor.context.close();

  // And back.
  await page.goto(`${server.origin}/admin/screening`);
  await page.getByLabel('Hvorfor?').fill('Tallene var opdigtede');
  await press(page, 'Gør den valgte offentlig igen');
  assert.match(await page.getByRole('status').innerText(), /offentlig igen/);
  const again = await seen('/');
  assert.deepEqual([again.map, again.isMadeUp], [before.map, false], 'the public map is as it was');
  assert.match((await seen('/metode')).text, /Tallene var opdigtede/);
  assert.match(await byblik(settings, 'audit', 'verify'), /^[0-9a-f]{64}$/);
  for (const { account, context } of [ida, bo]) {
    assert.deepEqual([account.errors, account.elsewhere], [[], []]);
    await context.close();
  }
});
