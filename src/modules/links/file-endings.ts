/** Endings of what is downloaded and not read as a page, with the kinds of content that may stand there. */
const ENDINGS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  doc: 'Word',
  docx: 'Word',
  wps: 'WPS 文字',
  xls: 'Excel',
  xlsx: 'Excel',
  et: 'WPS 表格',
  ppt: '演示文稿',
  pptx: '演示文稿',
  ofd: 'OFD',
  ceb: 'CEB',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
  jpg: '图片',
  jpeg: '图片',
  png: '图片',
  gif: '图片',
  mp4: '视频',
  mp3: '音频',
};

/** What kind of file an address promises by its ending, in Chinese; null when it promises a page or nothing. */
export function promisedFile(url: string): string | null {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const ending = /\.([a-z0-9]{2,4})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return ENDINGS[ending] ?? null;
}

/** Whether an address is one of a file. */
export function isForFiles(url: string): boolean {
  return promisedFile(url) !== null;
}
