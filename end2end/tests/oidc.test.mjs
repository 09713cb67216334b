// Staff by their organisation's own provider of identities, without scripts: through its own form, with the roles of their
// groups, and out again when the groups are gone.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';

import { launch, newPage, violations } from '../support/browser.mjs';
import { CLIENT, startProvider } from '../support/provider.mjs';
import { ask, startServer } from '../support/server.mjs';

const people = {
  ida: { name: 'Ida Holm', email: 'ida@kk.example', groups: ['byblik-redaktoer', 'kantinen'] },
  gaest: { name: 'Gæst', email: 'gaest@kk.example', groups: ['kantinen'] },
};

let server;
let provider;
let browser;

before(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  provider = await startProvider(origin, people);
  server = await startServer({
    BYBLIK_ADDR: `127.0.0.1:${port}`,
    BYBLIK_URL: origin,
    BYBLIK_OIDC_ISSUER: provider.issuer,
    BYBLIK_OIDC_CLIENT_ID: CLIENT.id,
    BYBLIK_OIDC_CLIENT_SECRET: CLIENT.secret,
    BYBLIK_OIDC_NAME: 'Kommunens login',
    BYBLIK_OIDC_ROLES: 'byblik-redaktoer=redaktør,byblik-admin=administrator',
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await provider?.stop();
});

/** The provider must know where the site is before the site is there. */
async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** A page without scripts that reaches the site and the provider, and nobody else. */
async function visit() {
  const opened = await newPage(browser, server.origin, { javaScriptEnabled: false });
  const ours = [server.origin, provider.issuer];
  await opened.context.route(
    (url) => !ours.includes(url.origin),
    (route) => route.abort(),
  );
  await opened.page.goto(`${server.origin}/admin/log-ind?til=/admin/mig`);
  return opened;
}

/** From the button to the provider's own form. */
async function toProvider(page) {
  await page.getByRole('button', { name: 'Log ind med Kommunens login' }).click();
  await page.waitForURL(`${provider.issuer}/interaction/**`);
}

/** Through the provider's own form. */
async function signIn(page, name) {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('ligegyldigt');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${server.origin}/**`);
}

const heading = (page) => page.locator('h1').innerText();
const parts = (page) => page.getByRole('navigation', { name: 'Medarbejdere' }).getByRole('link').allInnerTexts();

test('somebody comes in by the provider, and may what their groups say', async () => {
  const { page, context, account } = await visit();
  assert.deepEqual(await violations(page), []);
  await toProvider(page);
  const asked = new URL(account.requests.map((request) => request.url()).find((url) => url.includes('code_challenge=')));
  assert.equal(asked.searchParams.get('code_challenge_method'), 'S256');
  await signIn(page, 'ida');
  assert.equal(new URL(page.url()).pathname, '/admin/mig', 'where one wanted to go');
  assert.match(await page.locator('main').innerText(), /Redaktør: [\s\S]*Du logger ind gennem/);
  assert.deepEqual(await violations(page), []);
  assert.ok(!(await parts(page)).includes('Brugere'));
  const cookies = await context.cookies();
  const own = cookies.filter(({ name }) => name.startsWith('byblik'));
  assert.deepEqual(
    own.map(({ name, path, httpOnly, sameSite }) => [name, path, httpOnly, sameSite]),
    [['byblik', '/admin', true, 'Lax']],
    'what the attempt needed is gone',
  );
  const answer = account.requests.map((request) => request.url()).find((url) => url.includes('/sso/svar?'));
  const again = await ask(answer, { cookie: `byblik=${own[0].value}` });
  assert.equal(again.status, 422, 'an answer counts once');

  people.ida.groups = ['byblik-admin'];
  await page.getByRole('button', { name: 'Log ud' }).click();
  await page.getByRole('button', { name: 'Log ind med Kommunens login' }).click();
  await page.waitForURL(`${server.origin}/admin`);
  assert.equal(await heading(page), 'Hej, Ida Holm');
  assert.ok((await parts(page)).includes('Brugere'), 'an administrator now');
  await page.goto(`${server.origin}/admin/brugere/1`);
  assert.match(await page.locator('main').innerText(), /Rollerne følger personens grupper/);
  assert.deepEqual(await violations(page), []);
  await page.goto(`${server.origin}/admin/log`);
  assert.match(await page.locator('main').innerText(), /fik andre roller af sine grupper/);

  people.ida.groups = [];
  await page.getByRole('button', { name: 'Log ud' }).click();
  await page.getByRole('button', { name: 'Log ind med Kommunens login' }).click();
  await page.getByRole('heading', { name: 'Du har ikke en rolle her' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test('who has no role and who changes their mind stays out', async () => {
  for (const [leave, said] of [
    [(page) => signIn(page, 'gaest'), 'Du har ikke en rolle her'],
    [(page) => page.getByRole('link', { name: 'Cancel' }).click(), 'Du er ikke logget ind'],
  ]) {
    const { page, context } = await visit();
    await toProvider(page);
    await leave(page);
    await page.getByRole('heading', { name: said }).waitFor();
    await page.goto(`${server.origin}/admin`);
    assert.equal(await heading(page), 'Log ind');
    await context.close();
  }
});
