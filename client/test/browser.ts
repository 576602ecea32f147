import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium that is installed here, else the one inside an npm package (Linux x64), with the libraries that it brings. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find(existsSync) ?? (await unpackBrowser());
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

async function unpackBrowser(): Promise<string> {
  const { AWS_LAMBDA_JS_RUNTIME, TMPDIR } = process.env;
  // The package takes any `chromium` that lies in the temporary folder, of any version and without its libraries: it gets one of its
  // own.
  const folder = join(tmpdir(), 'leave-analytics-chromium-147');
  process.env.TMPDIR = folder;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // It brings a font but looks for it in /tmp/fonts only: without any, text has no height and counts as hidden.
  process.env.FONTCONFIG_FILE = join(folder, 'fonts-here.conf');
  writeFileSync(process.env.FONTCONFIG_FILE, fontConfig(['/usr/share/fonts', join(folder, 'fonts')], join(folder, 'fonts-cache')));
  // It unpacks its libraries, and puts them on LD_LIBRARY_PATH, where it believes to be in a bare container.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    restore('AWS_LAMBDA_JS_RUNTIME', AWS_LAMBDA_JS_RUNTIME);
    restore('TMPDIR', TMPDIR);
  }
}

const fontConfig = (folders: readonly string[], cache: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.map((folder) => `<dir>${folder}</dir>`).join('')}<cachedir>${cache}</cachedir></fontconfig>`;

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
