// Lighthouse with its mobile preset on the pages that people come to first: prints a table as
// Markdown, and says which goals are missed. It never fails because of a number.

import { launch as launchChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';

export const LIGHTHOUSE_PAGES = ['/', '/omraade/tingbjerg', '/maal', '/maal/arbejde-og-uddannelse', '/indsatser', '/en/omraade/tingbjerg'];

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** What each page should reach: scores from 0 to 100, times in milliseconds. */
const GOALS = [
  ['performance', 95, 'least'],
  ['accessibility', 100, 'least'],
  ['best-practices', 100, 'least'],
  ['seo', 100, 'least'],
  ['largest-contentful-paint', 1500, 'most'],
  ['cumulative-layout-shift', 0.02, 'most'],
  ['total-blocking-time', 150, 'most'],
];

/** A single run says little: the same page blocks twice as long in one as in another. */
const ROUNDS = 3;

/** Measures every page and prints what came out, the median of the rounds. */
export async function measureLighthouse(origin) {
  const chrome = await launchChrome({
    chromePath: process.env.CHROMIUM || '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  console.log(`| page | ${GOALS.map(([name]) => name).join(' | ')} |`);
  console.log(`| --- |${' ---: |'.repeat(GOALS.length)}`);
  const missed = [];
  try {
    for (const path of LIGHTHOUSE_PAGES) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const { lhr } = await lighthouse(origin + path, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' });
        rounds.push(lhr);
      }
      const found = GOALS.map(([name, goal, way]) => {
        const measured = (lhr) => (CATEGORIES.includes(name) ? Math.round(lhr.categories[name].score * 100) : lhr.audits[name].numericValue);
        const sorted = rounds.toSorted((a, b) => measured(a) - measured(b));
        const middle = sorted[Math.floor(ROUNDS / 2)];
        const value = measured(middle);
        if (way === 'least' ? value < goal : value > goal) {
          missed.push(`${path}: ${name} ${round(value)}, goal ${way === 'least' ? '≥' : '≤'} ${goal}${because(middle, name)}`);
        }
        return round(value);
      });
      console.log(`| ${path} | ${found.join(' | ')} |`);
    }
  } finally {
    await chrome.kill();
  }
  console.log(missed.length ? `\nMissed:\n${missed.map((line) => `- ${line}`).join('\n')}` : '\nEvery goal is reached.');
}

const round = (value) => (value < 1 && value > 0 ? value.toFixed(3) : Math.round(value));

/** The audits that cost a category its points. */
function because(lhr, name) {
  const refs = lhr.categories[name]?.auditRefs ?? [];
  const failed = refs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9).map(({ id }) => id);
  return failed.length ? ` (${failed.join(', ')})` : '';
}

// `node end2end/lighthouse.mjs http://127.0.0.1:3000` measures a server that runs already.
if (process.argv[1] === import.meta.filename && process.argv[2]) {
  await measureLighthouse(process.argv[2]);
}
