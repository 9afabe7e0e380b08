import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECURITY = '/org.openoffice.Office.Common/Security/Scripting';
const NETWORK = '/org.openoffice.Inet/Settings';
/** A port of this machine that nobody listens on: whatever LibreOffice tries to fetch, it fetches there. */
const NOWHERE = { name: '127.0.0.1', port: '9' } as const;

/** What a file of a stranger must not do, as LibreOffice calls it; what a version doesn't know, it passes over. */
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  [SECURITY, 'MacroSecurityLevel', '3'],
  [SECURITY, 'DisableMacrosExecution', 'true'],
  [SECURITY, 'BlockUntrustedRefererLinks', 'true'],
  [SECURITY, 'DisableActiveContent', 'true'],
  // Never; 0 would be always.
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  [NETWORK, 'ooInetProxyType', '2'],
  [NETWORK, 'ooInetNoProxy', ''],
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((kind) => [
    [NETWORK, `ooInet${kind}ProxyName`, NOWHERE.name] as const,
    [NETWORK, `ooInet${kind}ProxyPort`, NOWHERE.port] as const,
  ]),
];

/** Sets up a profile for LibreOffice in which files run nothing, fetch nothing and don't bring in other files. */
export async function writeOfficeProfile(folder: string): Promise<void> {
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  await mkdir(join(folder, 'user'), { recursive: true });
  await writeFile(
    join(folder, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${items.join('\n')}
</oor:items>
`,
  );
}
