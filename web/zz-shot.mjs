import { chromium } from '@playwright/test';
const [,, base, user, width, scheme, out, ...pages] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-quic','--disable-background-networking'] });
const ctx = await b.newContext({ viewport: { width: +width, height: width > 500 ? 900 : 844 }, colorScheme: scheme, locale: 'id-ID', deviceScaleFactor: 1 });
const page = await ctx.newPage();
page.on('console', m => { if (['error','warning'].includes(m.type())) console.log('console', m.type(), m.text().slice(0,200)); });
page.on('pageerror', e => console.log('pageerror', String(e).slice(0,300)));
if (user !== '-') { const r = await page.request.post(base + '/auth/sign-in', { data: { login: user, secret: 'posyandu-contoh' }, headers: { origin: base } }); console.log('sign-in', r.status()); }
let i = 0;
for (const p of pages) { const t=Date.now(); await page.goto(base + p, { waitUntil: 'networkidle' }).catch(e=>console.log(String(e).slice(0,100))); await page.waitForTimeout(500); await page.screenshot({ path: `${out}-${i++}.png`, fullPage: false }); console.log(p, page.url(), Date.now()-t); }
await b.close();
