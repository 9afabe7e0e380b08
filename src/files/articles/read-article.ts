import { unzipSync } from 'fflate';
import type { NamedBytes } from '../readers/read-any-kind.ts';
import { readContent } from '../readers/read-any.ts';
import { readerOf } from '../readers/read-any-kind.ts';
import { TextlessFile, UnreadableFile } from '../readers/unreadable-file.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { ReadArticle } from './article.ts';
import { articleOfDocument } from './article-document.ts';
import { articleOfPage } from './article-page.ts';

/** An article with what becomes of its file. */
export interface ArticleReading extends ReadArticle {
  /** The file itself is shown below the text: what is a finished sheet, or has pictures that the text has not. */
  readonly keepsFile: boolean;
}

const MOST_BODY = 2_000_000;
const NO_TEXT = '文件里没有文字（可能是扫描件），正文留空，只作为附件。请补充正文或者内容概述。';
const HAS_PICTURES = '文件里的图片没有进入正文，原文件已作为附件保留，请核对。';

/** Reads a page or a document as an article. Unguarded: files of strangers go through a reading pool. Throws `UnreadableFile`. */
export async function readArticle(file: NamedBytes): Promise<ArticleReading> {
  const reader = await readerOf(file);
  const name = file.name.split('/').at(-1) ?? file.name;
  if (reader.by === 'sheet')
    throw new UnreadableFile(
      '表格文件不能作为正文导入。请作为附件，或者在元数据清单里写明它是哪一份文稿的附件。',
    );
  if (reader.by === 'text' && /\.(?:docx?|wps|odt|rtf|pdf|ofd)$/iu.test(name))
    throw new UnreadableFile('文件名的结尾与内容不符：里面只是一段文字。请确认选对了文件。');
  if (reader.by === 'html') return { ...articleOfPage(file.bytes, name), keepsFile: false };
  const document = await readWords(file);
  const article = articleOfDocument(document, name);
  if (article.bodyHtml.length > MOST_BODY)
    throw new UnreadableFile('正文过长，没有读取。请将较长的内容改为附件。');
  const isSheet = reader.by === 'pdf' || reader.by === 'ofd';
  const pictures = reader.by === 'docx' && hasPictures(file.bytes);
  return {
    ...article,
    keepsFile: isSheet || pictures,
    notes: [
      ...article.notes,
      ...(article.hasText ? [] : [NO_TEXT]),
      ...(pictures ? [HAS_PICTURES] : []),
      ...document.notes.filter((note) => !note.includes('图片')),
    ],
  };
}

/** A scan is a document all the same: the sheet itself is shown. */
async function readWords(file: NamedBytes): Promise<SourceDocument> {
  try {
    return await readContent(file);
  } catch (error) {
    if (!(error instanceof TextlessFile)) throw error;
    return { format: 'pdf', blocks: [], meta: { title: '', published: '' }, notes: [] };
  }
}

/** A Word file keeps pictures and embedded files in folders of their own. */
function hasPictures(bytes: Uint8Array): boolean {
  let found = false;
  unzipSync(bytes, {
    filter: ({ name }) => {
      found ||= /^word\/(?:media|embeddings)\/./u.test(name);
      return false;
    },
  });
  return found;
}
