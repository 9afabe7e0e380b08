import { fileName } from '../../portal/paths.ts';

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The extension that a name claims: lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([0-9A-Za-z]{1,10})\s*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A name that is safe on every machine and on the public site, with the given extension: no path, Chinese kept. */
export function cleanFileName(name: string, extension: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trimEnd() ?? '';
  const claimed = extensionOf(last);
  const stem = (claimed === '' ? last : last.slice(0, -(claimed.length + 1))).replace(/\s+/g, ' ').trim();
  const usable = /^[.\s]*$/.test(stem) || DEVICE.test(stem) ? `附件${stem.replaceAll('.', '')}` : stem;
  return fileName(`${usable}.${extension}`);
}
