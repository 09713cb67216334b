// Keeps what a visitor has seen on their own device, so that it is there without a network.
//
// Built files never change under one name: kept first, fetched second. Pages change with each publication: fetched
// first, and only what can't be fetched is taken from what is kept, with a line that says from when it is. Searches,
// forms and what a visitor tries are never kept. The server puts its files and words in place of the two markers.

const SET = /*SET*/{};
const FILES = 'filer';
const PAGES = 'sider';
const MOST_PAGES = 80;
const MOST_MAPS = 4;
const PATIENCE = 6000;
const UNKEPT = /^(\/en)?\/(soeg|tak|ret|admin|bekraeft|metode\/proev)(\/|$)/;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (url.pathname.startsWith('/pkg/') || url.pathname.startsWith('/kort/')) {
    event.respondWith(file(request));
  } else if (request.mode === 'navigate' && !/\.[a-z0-9]+$/.test(url.pathname)) {
    event.respondWith(page(event, url));
  } else if (url.pathname === '/api/side' || url.pathname === '/api/kort') {
    event.respondWith(answer(request, url));
  }
});

async function install() {
  const files = await caches.open(FILES);
  const kept = new Set((await files.keys()).map((request) => new URL(request.url).pathname));
  await files.addAll(SET.files.filter((path) => !kept.has(path)));
  await self.skipWaiting();
}

async function activate() {
  const files = await caches.open(FILES);
  for (const request of await files.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/pkg/') && !SET.files.includes(pathname)) {
      await files.delete(request);
    }
  }
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
  await Promise.all([keepEdition(''), keepMap(), keepOpen()]);
}

/** Keeps the map's page and the outlines that it names. */
async function keepMap() {
  const response = await fetch('/').catch(() => null);
  if (!response?.ok) {
    return;
  }
  const html = await response.clone().text();
  await keep(new Request('/'), response, '/');
  const files = await caches.open(FILES);
  await files.addAll((html.match(/\/kort\/[0-9a-f]+\.json/g) ?? []).slice(0, 1));
}

/** Keeps the pages that are open already: they came before there was a worker. */
async function keepOpen() {
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const { pathname, search } = new URL(client.url);
    const response = await fetch(pathname + search).catch(() => null);
    if (response && pathname !== '/') {
      await keep(new Request(pathname + search), response, pathname);
    }
  }
}

/** Fetches the short edition of a language, which the browser asks for anew only when it has changed. */
async function keepEdition(prefix) {
  const pages = await caches.open(PAGES);
  for (const path of [`${prefix}/uden-net`, `${prefix}/uden-net.json`]) {
    const response = await fetch(path, { cache: 'no-cache' }).catch(() => null);
    if (response?.ok) {
      await pages.put(path, response);
    }
  }
}

async function file(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept) {
    return kept;
  }
  const response = await fetch(request);
  if (response.ok && /immutable/.test(response.headers.get('cache-control') ?? '')) {
    await files.put(request, response.clone());
    await trim(files, (path) => path.startsWith('/kort/'), MOST_MAPS);
  }
  return response;
}

async function page(event, url) {
  try {
    const response = (await event.preloadResponse) ?? (await patiently(event.request));
    event.waitUntil(keep(event.request, response.clone(), url.pathname));
    return response;
  } catch {
    const { prefix, words } = language(url.pathname);
    const pages = await caches.open(PAGES);
    const seen = await pages.match(url.pathname + url.search) ?? await pages.match(url.pathname);
    if (seen) {
      const html = (await seen.text()).replace('<div id="app">', `${banner(seen, words)}<div id="app">`);
      return new Response(html, { status: 200, headers: seen.headers });
    }
    return await framed(url, prefix, words) ?? Response.error();
  }
}

/**
 * A page that was only seen inside the application, an area in the short edition, or the page that says what can be
 * read without a network.
 */
async function framed({ pathname, search }, prefix, words) {
  const pages = await caches.open(PAGES);
  // In a language that was never visited there is nothing; the other one is better than that.
  const frame = await pages.match(`${prefix}/uden-net`) ?? await pages.match('/uden-net');
  if (!frame) {
    return null;
  }
  const side = await pages.match(`/api/side?${new URLSearchParams({ path: pathname, query: search.slice(1) })}`);
  const document = side && await side.json();
  const area = document
    ? { title: document.title, html: banner(side, words) + document.html }
    : (await edition(prefix))?.areas[pathname];
  // Nothing takes this page over: it is whole as it is.
  let html = (await frame.text()).replace(/<script type="module"[^]*?<\/script>/, '');
  if (area) {
    html = html
      .replace(/<main id="indhold"[^]*?<\/main>/, () => `<main id="indhold" class="page" tabindex="-1">${area.html}</main>`)
      .replace(/<title>[^<]*/, () => `<title>${escaped(area.title)} · Byblik`);
  }
  return new Response(html, { status: area ? 200 : 503, headers: frame.headers });
}

async function answer(request, url) {
  const asked = url.searchParams.get('path') ?? '';
  try {
    const response = await patiently(request);
    await keep(request, response.clone(), asked);
    return response;
  } catch (error) {
    const pages = await caches.open(PAGES);
    const seen = await pages.match(request);
    const { prefix, words } = language(asked);
    if (seen && url.pathname === '/api/kort') {
      return seen;
    }
    if (seen) {
      const document = await seen.json();
      return json({ ...document, html: banner(seen, words) + document.html });
    }
    const area = (await edition(prefix))?.areas[asked];
    if (area) {
      return json({ title: area.title, description: '', html: area.html, status: 200, address: asked });
    }
    throw error;
  }
}

async function edition(prefix) {
  const kept = await (await caches.open(PAGES)).match(`${prefix}/uden-net.json`);
  return kept ? kept.json() : null;
}

function patiently(request) {
  return fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
}

async function keep(request, response, path) {
  if (response.status !== 200 || response.redirected || UNKEPT.test(path)) {
    return;
  }
  const pages = await caches.open(PAGES);
  const url = new URL(request.url);
  // The map's choice changes nothing in the page.
  url.searchParams.delete('vis');
  // What somebody chose or looked for stays with them; only a comparison is a page of its own.
  const query = url.pathname === '/api/side' ? url.searchParams.get('query') : url.search;
  if (query && !/^(\/en)?\/sammenlign$/.test(path) && url.pathname !== '/api/kort') {
    return;
  }
  await pages.put(url.pathname + url.search, response);
  await trim(pages, (kept) => !kept.includes('/uden-net'), MOST_PAGES);
  const { prefix } = language(path);
  if (prefix && !(await pages.match(`${prefix}/uden-net`))) {
    await keepEdition(prefix);
  }
}

/** Lets go of the oldest of those that count, until no more are left than there is room for. */
async function trim(cache, counts, most) {
  const kept = (await cache.keys()).filter((request) => counts(new URL(request.url).pathname));
  for (const request of kept.slice(0, Math.max(0, kept.length - most))) {
    await cache.delete(request);
  }
}

function language(path) {
  const prefix = /^\/en(\/|$)/.test(path) ? '/en' : '';
  return { prefix, words: SET.words[prefix] };
}

/** The line that says from when the page is. */
function banner(response, words) {
  const date = new Date(response.headers.get('date') ?? Date.now());
  const when = date.toLocaleString(words.locale, { dateStyle: 'long', timeStyle: 'short' });
  return `<p class="offline-line" role="status">${words.banner.replace('{n}', when)}</p>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function json(value) {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}
