// Lighthouse, mobile, on pages of a running system: reads {chromium, runs, password, pages} as JSON
// from standard input, tells progress on standard error, and prints for each page its scores in
// every run: {name, group, runs: [{performance, ..., lcp, cls, tbt}], failed: [[category, audit]]}.
import { readFileSync } from 'node:fs';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const wish = JSON.parse(readFileSync(0, 'utf8'));

async function signIn(browser, { door, app, email }) {
  const page = await browser.newPage();
  await page.goto(door); // a page whose policy lets it ask its own origin
  const status = await page.evaluate(
    async (name, credentials) => {
      const answer = await fetch('/api/v1/auth/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Astro-App': name },
        body: JSON.stringify(credentials),
      });
      localStorage.setItem(`ab-signed-in-${name}`, '1');
      return answer.status;
    },
    app,
    { email, password: wish.password },
  );
  await page.close();
  if (status !== 200) throw new Error(`${email} cannot sign in: ${status}`);
}

function scoresOf(report) {
  const value = (audit) => report.audits[audit].numericValue;
  const scores = CATEGORIES.map((name) => [
    name,
    Math.round(100 * (report.categories[name].score ?? 0)),
  ]);
  return {
    ...Object.fromEntries(scores),
    lcp: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbt: value('total-blocking-time'),
  };
}

// Of what is right or wrong; how fast a page is has figures of its own.
function failedOf(report) {
  return CATEGORIES.filter((name) => name !== 'performance').flatMap((name) =>
    report.categories[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
      .map(({ id }) => [name, id]),
  );
}

// A browser of its own for each run: nothing is in its cache but the session.
async function audit(page) {
  const browser = await puppeteer.launch({
    executablePath: wish.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    if (page.session) await signIn(browser, page.session);
    const port = Number(new URL(browser.wsEndpoint()).port);
    const { lhr } = await lighthouse(page.url, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: CATEGORIES,
      disableStorageReset: Boolean(page.session),
    });
    if (lhr.runtimeError) throw new Error(`${page.url}: ${lhr.runtimeError.message}`);
    if (!lhr.finalDisplayedUrl.startsWith(page.url)) {
      throw new Error(`${page.url} led to ${lhr.finalDisplayedUrl}`);
    }
    return lhr;
  } finally {
    await browser.close();
  }
}

const told = [];
for (const page of wish.pages) {
  const runs = [];
  const failed = new Map();
  for (let run = 0; run < wish.runs; run += 1) {
    console.error(`${page.name}, run ${run + 1} of ${wish.runs}`);
    const report = await audit(page);
    runs.push(scoresOf(report));
    failedOf(report).forEach((each) => failed.set(each.join(), each));
  }
  told.push({ name: page.name, group: page.group, runs, failed: [...failed.values()] });
}
console.log(JSON.stringify(told));
