import { createRequire } from 'node:module';
import { scenarioSchema } from '../../src/describe/schema.ts';

/** What of the YAML language server (Red Hat; it is what VS Code's YAML extension runs) is asked here. */
interface Service {
  configure(settings: object): void;
  doValidation(document: TextDocument, isKubernetes: boolean): Promise<readonly Fault[]>;
  doHover(
    document: TextDocument,
    position: Position,
  ): Promise<{ readonly contents: { readonly value: string } } | null>;
  doComplete(
    document: TextDocument,
    position: Position,
    isKubernetes: boolean,
  ): Promise<{ readonly items: readonly Item[] }>;
}

/** Messages are keys of the server's catalogue where no editor has loaded that. */
interface Fault {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Item {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextDocument {
  getText(range: Fault['range']): string;
  positionAt(offset: number): Position;
}

const require = createRequire(import.meta.url);
const { getLanguageService } = require('yaml-language-server') as {
  getLanguageService(parts: object): Service;
};
/** The server's own kind of document: it asks more of one than the protocol says. */
const { TextDocument: TextDocuments } = createRequire(require.resolve('yaml-language-server'))(
  'vscode-languageserver-textdocument',
) as { TextDocument: { create(uri: string, language: string, version: number, text: string): TextDocument } };

const SCHEMA = 'file:///scenario.schema.json';

/** An editor with our schema open on one file. */
export function editor(): {
  readonly faults: (text: string) => Promise<string[]>;
  readonly hover: (text: string, at: string) => Promise<string>;
  readonly completions: (text: string, at: string) => Promise<ReadonlyMap<string, string>>;
} {
  const service = getLanguageService({
    schemaRequestService: async () => JSON.stringify(scenarioSchema()),
    workspaceContext: { resolveRelativePath: (path: string) => path },
    telemetry: { send: () => {}, sendError: refuse, sendTrack: () => {} },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    customTags: [],
    yamlVersion: '1.2',
    schemas: [{ uri: SCHEMA, fileMatch: ['*'], schema: scenarioSchema() }],
  });
  return {
    faults: async (text) => {
      const document = documentOf(text);
      const found = await service.doValidation(document, false);
      return found.map(({ message, range }) => `${message} at ${document.getText(range).split('\n')[0]}`);
    },
    hover: async (text, at) => {
      const document = documentOf(text);
      const found = await service.doHover(document, document.positionAt(text.indexOf(at) + 1));
      return found?.contents.value ?? '';
    },
    completions: async (text, at) => {
      const document = documentOf(text);
      const place = document.positionAt(text.indexOf(at) + at.length);
      const { items } = await service.doComplete(document, place, false);
      return new Map(
        items.map(({ label, documentation }) => [
          label,
          typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
        ]),
      );
    },
  };
}

/** The service swallows its own errors, which would pass for a file without mistakes. */
function refuse(name: string, error: unknown): void {
  throw new Error(name, { cause: error });
}

let version = 0;

/** A text as a new version of the one document; versions that are known are not looked at again. */
function documentOf(text: string): TextDocument {
  version += 1;
  return TextDocuments.create('file:///somewhere/scenario.yaml', 'yaml', version, text);
}
