/** Longest name of a file without its extension, in characters; many systems stop at 255 bytes, a Chinese one takes three. */
const MAX_LENGTH = 70;
const MAX_BYTES = 210;

/** Characters that no file system takes or that deceive the eye: control, direction, separators, wildcards. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The extension that a name claims: lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([0-9A-Za-z]{1,10})\s*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * A name that is safe on every machine, with the given extension: no path, no control characters, Chinese kept.
 */
export function cleanFileName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const claimed = extensionOf(last);
  const stem = claimed === '' ? last : last.trimEnd().slice(0, -(claimed.length + 1));
  const clean = stem.replace(UNFIT, ' ').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  const cut = shorten(clean);
  const usable = cut === '' || DEVICE.test(cut) ? `附件${cut}` : cut;
  return `${usable}.${extension}`;
}

function shorten(text: string): string {
  let kept = '';
  let length = 0;
  for (const character of text) {
    length += 1;
    if (length > MAX_LENGTH || Buffer.byteLength(kept + character) > MAX_BYTES) break;
    kept += character;
  }
  return kept.trimEnd();
}
