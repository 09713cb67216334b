// Staff without scripts: the first administrator comes in, runs a screening, looks at it, publishes it, and takes it
// back, while the public's page changes without the server being started again. Each page is open to everyone.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, newPage } from '../support/browser.mjs';
import { ROOT, ask, startServer } from '../support/server.mjs';
import { PASSWORD, administrator, assertOpen, byblik, press } from '../support/staff.mjs';
import { code } from '../support/telephone.mjs';

let folder;
let server;
let browser;
let settings;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byblik-staff-'));
  settings = { DATABASE_URL: `sqlite:${join(folder, 'staff.db')}`, BYBLIK_DATA: await withSecondMethod() };
  server = await startServer(settings);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A copy of the default data where another version of the published method stands in a place of its own. */
async function withSecondMethod() {
  const data = join(folder, 'data');
  await cp(join(ROOT, 'data'), data, { recursive: true });
  const method = await readFile(join(data, 'methods/aabne-data.toml'), 'utf8');
  const other = method.replace('version = "1.0"', 'version = "1.1"').replace('times = 1.25', 'times = 1.6');
  await writeFile(join(data, 'methods/aabne-data-samlet.toml'), other);
  return data;
}

const methodPage = async () => (await ask(`${server.origin}/metode`)).body.toString();

/** The address of the public map, which changes with what it shows. */
const mapOf = async () => (await ask(`${server.origin}/`)).body.toString().match(/\/kort\/[0-9a-f]+\.json/)?.[0];

test('from the first administrator to a publication, and back', async () => {
  const { page, context, account } = await newPage(browser, server.origin, { javaScriptEnabled: false });
  const link = await administrator(settings, server.origin);
  await page.goto(link);
  await assertOpen(page);
  await page.getByLabel('Adgangskode').fill('kort');
  await press(page, 'Fortsæt');
  await assertOpen(page);
  assert.match(await page.getByRole('alert').innerText(), /mindst 12 tegn/);
  await page.getByLabel('Adgangskode').fill(PASSWORD);
  await page.getByLabel('Den samme igen').fill(PASSWORD);
  await press(page, 'Fortsæt');
  await assertOpen(page);
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Kode', { exact: true }).fill(code(secret));
  await press(page, 'Bekræft');
  await assertOpen(page);
  const codes = await page.locator('.codes li').allInnerTexts();
  assert.equal(codes.length, 10);
  await page.getByRole('link', { name: 'Jeg har gemt dem' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Hej, Ida Holm');
  for (const part of ['', '/screening', '/rettelser', '/brugere', '/brugere/1', '/log', '/mig', '/findes-ikke']) {
    await page.goto(`${server.origin}/admin${part}`);
    await assertOpen(page);
  }

  // The published method as it is gives the same run again; another gives a new one.
  await page.goto(`${server.origin}/admin/screening`);
  await press(page, 'Kør');
  assert.match(await page.getByRole('status').innerText(), /findes allerede/);
  await page.goto(`${server.origin}/admin/screening`);
  await page.getByRole('combobox', { name: 'Metode', exact: true }).selectOption({ label: 'Åbne data, version 1.1' });
  await press(page, 'Kør');
  await assertOpen(page);
  assert.match(await page.locator('main').innerText(), /Går ud \([1-9]\d*\)/, 'a higher limit puts areas out');
  assert.ok(await page.locator('img.preview').evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  assert.equal(await page.getByRole('row').count(), 51, 'a page of kvarterer and the header');
  const [map, method] = [await mapOf(), await methodPage()];
  assert.doesNotMatch(method, /Prøve af en ny grænse/);
  await page.getByLabel('Hvad skal offentligheden vide?').fill('Prøve af en ny grænse');
  await press(page, 'Udgiv');
  assert.match(await page.getByRole('status').innerText(), /er offentlig/);
  assert.match(await methodPage(), /Prøve af en ny grænse/);
  assert.notEqual(await mapOf(), map, 'the public map is another');

  await page.goto(`${server.origin}/admin/screening`);
  await assertOpen(page);
  await press(page, 'Gør den valgte offentlig igen');
  assert.match(await page.getByRole('alert').innerText(), /Skriv hvorfor/);
  await page.getByLabel('Hvorfor?').fill('Grænsen var forkert');
  await press(page, 'Gør den valgte offentlig igen');
  assert.match(await page.getByRole('status').innerText(), /offentlig igen/);
  assert.match(await methodPage(), /Grænsen var forkert/);
  assert.equal(await mapOf(), map, 'the public map is as it was');

  await press(page, 'Log ud');
  await assertOpen(page);
  await page.getByLabel('E-mailadresse').fill('ida@kk.example');
  await page.getByLabel('Adgangskode').fill(PASSWORD);
  await press(page, 'Fortsæt');
  await assertOpen(page);
  await page.getByLabel('Kode', { exact: true }).fill(codes[0]);
  await press(page, 'Log ind');
  assert.equal(await page.locator('h1').innerText(), 'Hej, Ida Holm');
  assert.match(await byblik(settings, 'audit', 'verify'), /^[0-9a-f]{64}$/);

  const cookies = await context.cookies();
  assert.ok(cookies.every(({ httpOnly, path, sameSite }) => httpOnly && path === '/admin' && sameSite === 'Lax'));
  assert.deepEqual([account.errors, account.elsewhere], [[], []]);
  await context.close();
});
