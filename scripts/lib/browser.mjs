import { existsSync } from 'node:fs';
import { outputOf, run } from './run.mjs';

const CANDIDATES = {
  linux: [
    // The same engine without a window around each page: the tests take a quarter less.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * The browser for the browser tests: GONGKAI_CHROMIUM, or one that is installed, or Debian's through apt when running
 * as root. Throws a message that says what to install.
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) {
    await ensureChineseFont();
    return found;
  }
  // Older Debian has the whole browser alone.
  for (const browser of canUseApt() ? ['chromium-headless-shell', 'chromium'] : []) {
    if (!(await installWithApt([browser, 'fonts-noto-cjk']))) continue;
    const installed = findBrowser();
    if (installed !== null) return installed;
  }
  throw new Error(
    '浏览器测试需要 Chromium 或 Chrome。Debian：sudo apt install chromium fonts-noto-cjk；其他系统：安装 Chrome，或用 GONGKAI_CHROMIUM 指定浏览器程序的路径。',
  );
}

function findBrowser() {
  const named = process.env.GONGKAI_CHROMIUM;
  const candidates = named ? [named] : (CANDIDATES[process.platform] ?? []);
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Without a Chinese font the screenshots show boxes. */
async function ensureChineseFont() {
  if (process.platform !== 'linux') return;
  const fonts = await outputOf('fc-list', [':lang=zh', 'family']);
  if (fonts !== null && fonts.trim() !== '') return;
  if (canUseApt()) await installWithApt(['fonts-noto-cjk']);
  else console.error('本机没有中文字体，浏览器测试的截图会显示方框。Debian：sudo apt install fonts-noto-cjk');
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function installWithApt(packages) {
  console.error(`正在安装 ${packages.join('、')}（apt）……`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', 'ignore', 'inherit'];
  if ((await run('apt-get', ['update', '-q'], { env, stdio })) !== 0) return false;
  return (
    (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
      env,
      stdio,
    })) === 0
  );
}
