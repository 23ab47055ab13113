// Drives a headless Chromium by playwright-core, which is installed into a folder of its own for the time of a run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder, remove } from './service.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** The browser; `stop` ends it and takes what was installed away. Without Chromium or npm, the run ends here. */
export async function browser() {
  if (!existsSync(CHROMIUM)) {
    fail(`There is no Chromium at ${CHROMIUM}; install it, or name another in CHROMIUM.`);
  }
  const folder = newFolder();
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund',
      '--loglevel=error', 'playwright-core'], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (e) {
    remove(folder);
    fail(e.code === 'ENOENT' ? 'There is no npm; it comes with Node.' : 'npm could not install playwright-core.');
  }
  const { chromium } = await import(pathToFileURL(join(folder, 'node_modules', 'playwright-core', 'index.mjs')));
  const started = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: QUIET });
  started.stop = async () => {
    await started.close();
    remove(folder);
  };
  return started;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Opens an address in a window that nothing is known to yet, and closes it when `use` is done with its page. */
export async function inWindow(browser, { width = 1000, height = 740, density = 1, slow = 0 }, address, use) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: density });
  try {
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    if (slow) {
      await page.route('**/media/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, slow));
        await route.continue().catch(() => {});
      });
    }
    await page.goto(address, { waitUntil: slow ? 'domcontentloaded' : 'load' });
    return await use(page, asked);
  } finally {
    await context.close();
  }
}

/** What a picture is when a browser shows it: its size, and the middle of all that has a colour, as parts of that. */
export function seen(page, address, colour) {
  return page.evaluate(async ([address, colour]) => {
    const image = new Image();
    image.crossOrigin = 'anonymous';
    image.src = address;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    let [count, across, down] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (colour && Math.hypot(...colour.map((channel, c) => channel - data[i + c])) < 60) {
        count++;
        across += (i / 4) % width;
        down += Math.floor(i / 4 / width);
      }
    }
    return { width, height, count, x: across / count / width, y: down / count / height };
  }, [address, colour]);
}
