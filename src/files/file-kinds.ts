/** A kind of file that may be published. */
export interface FileKind {
  /** Without the dot; what a file of this kind is called here. */
  readonly extension: string;
  readonly mediaType: string;
  readonly label: string;
  /** Kinds of one family are easily taken for each other; a wrong extension within it is put right, not refused. */
  readonly family:
    | 'document'
    | 'text'
    | 'sheet'
    | 'slides'
    | 'image'
    | 'pdf'
    | 'ofd'
    | 'archive'
    | 'audio'
    | 'video';
  /** Other extensions that mean the same. */
  readonly aliases: readonly string[];
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

function kind(
  extension: string,
  family: FileKind['family'],
  mediaType: string,
  label: string,
  aliases: string[] = [],
): FileKind {
  return { extension, family, mediaType, label, aliases };
}

/** Everything that is taken; what isn't here is refused. */
export const FILE_KINDS = {
  pdf: kind('pdf', 'pdf', 'application/pdf', 'PDF 文件'),
  ofd: kind('ofd', 'ofd', 'application/ofd', 'OFD 版式文件'),
  doc: kind('doc', 'document', 'application/msword', 'Word 97-2003 文档', ['wps', 'dot']),
  docx: kind('docx', 'document', `${OOXML}.wordprocessingml.document`, 'Word 文档'),
  odt: kind('odt', 'document', `${ODF}.text`, 'ODF 文本文档'),
  rtf: kind('rtf', 'document', 'application/rtf', 'RTF 文档'),
  txt: kind('txt', 'text', 'text/plain', '文本文件', ['text']),
  xls: kind('xls', 'sheet', 'application/vnd.ms-excel', 'Excel 97-2003 工作簿', ['et']),
  xlsx: kind('xlsx', 'sheet', `${OOXML}.spreadsheetml.sheet`, 'Excel 工作簿'),
  ods: kind('ods', 'sheet', `${ODF}.spreadsheet`, 'ODF 电子表格'),
  csv: kind('csv', 'text', 'text/csv', 'CSV 表格'),
  ppt: kind('ppt', 'slides', 'application/vnd.ms-powerpoint', 'PowerPoint 97-2003 演示文稿', ['dps', 'pps']),
  pptx: kind('pptx', 'slides', `${OOXML}.presentationml.presentation`, 'PowerPoint 演示文稿', ['ppsx']),
  odp: kind('odp', 'slides', `${ODF}.presentation`, 'ODF 演示文稿'),
  png: kind('png', 'image', 'image/png', 'PNG 图片'),
  jpg: kind('jpg', 'image', 'image/jpeg', 'JPEG 图片', ['jpeg', 'jpe', 'jfif']),
  gif: kind('gif', 'image', 'image/gif', 'GIF 图片'),
  webp: kind('webp', 'image', 'image/webp', 'WebP 图片'),
  zip: kind('zip', 'archive', 'application/zip', 'ZIP 压缩包'),
  mp3: kind('mp3', 'audio', 'audio/mpeg', 'MP3 音频'),
  mp4: kind('mp4', 'video', 'video/mp4', 'MP4 视频', ['m4v']),
} as const satisfies Readonly<Record<string, FileKind>>;

/** Name of a kind of file. */
export type FileKindName = keyof typeof FILE_KINDS;

/** Pictures that a browser shows and that can't carry a script. */
export const INLINE_IMAGES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

/** The kind that an extension claims, or null. */
export function kindOfExtension(extension: string): FileKind | null {
  return (
    Object.values<FileKind>(FILE_KINDS).find(
      (one) => one.extension === extension || one.aliases.includes(extension),
    ) ?? null
  );
}

/** What people are told may be uploaded. */
export const ACCEPTED_TEXT =
  'PDF、OFD、Word、Excel、PowerPoint、ODF、RTF、TXT、CSV、ZIP、PNG、JPG、GIF、WebP、MP3、MP4';

/** For the file dialog of a browser. */
export const ACCEPTED_EXTENSIONS: readonly string[] = Object.values<FileKind>(FILE_KINDS).flatMap((one) =>
  [one.extension, ...one.aliases].map((extension) => `.${extension}`),
);

/** Extensions that a computer runs when they are opened; refused by name whatever is inside. */
export const RUNNABLE: ReadonlySet<string> = new Set(
  `exe com scr pif msi msp dll sys cpl drv ocx bat cmd ps1 psm1 vbs vbe js jse mjs cjs ts wsf wsh hta lnk url reg inf
   sh bash command app apk ipa jar class war deb rpm dmg pkg iso img php phtml php5 asp aspx ashx jsp jspx cgi pl py rb
   html htm xhtml shtml mht mhtml svg svgz xml xsl xslt swf chm hlp scf sct docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam`.split(
    /\s+/,
  ),
);
