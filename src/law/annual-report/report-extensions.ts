/**
 * Endings of the files that an annual report may come in: what is looked for in a folder and offered in the desk's dialogs. What a
 * file is, its content tells; some of these are refused with a word on what to send instead.
 */
export const REPORT_EXTENSIONS: readonly string[] =
  '.html .htm .mht .mhtml .docx .doc .wps .rtf .odt .pdf .ofd .xlsx .xls .et .ods .csv .txt .json'.split(' ');
