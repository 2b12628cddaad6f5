import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT: string = join(import.meta.dirname, '..', '..');

/** A page of documentation: its path from the root, its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Every page that a reader of the project meets: at the root, in docs and beside the scenarios. */
export function pages(): Page[] {
  const within = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const paths = [...readdirSync(ROOT), ...within('docs'), ...within('scenarios')];
  return paths
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({
      path: relative(ROOT, join(ROOT, path)),
      text: readFileSync(join(ROOT, path), 'utf8'),
    }));
}

/** A block between fences. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

export function blocks({ text }: Page): Block[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }));
}

/** Where the links and pictures of a page point to, outside code. */
export function links({ text }: Page): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The names by which the headings of a page can be linked to, as GitHub makes them. */
export function anchors({ text }: Page): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
