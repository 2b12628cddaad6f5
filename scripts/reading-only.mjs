// Of the yaml package a page only reads: what writes YAML, and the tags of YAML 1.1, which are never asked for, stay out of its bundles.

/** Modules of the package that nothing calls where YAML is only read, by the schema without tags of its own. */
const UNUSED = /\/yaml\/browser\/dist\/(stringify|schema\/(core|json|yaml-1\.1))\/[\w-]+\.js$/;
/** One that is called all the same: it knows keys that merge. */
const USED = /\/merge\.js$/;

/**
 * Puts in the place of each such module one that says so when it is used.
 *
 * @returns {import('rolldown').Plugin}
 */
export function readingOnly() {
  return {
    name: 'reading-only',
    transform(code, id) {
      if (!UNUSED.test(id) || USED.test(id)) return null;
      const [, names = ''] = /export \{([^}]*)\};\s*$/.exec(code) ?? [];
      if (names.trim() === '') throw new Error(`${id} exports nothing that could be left out`);
      const each = names.split(',').map((name) => name.trim());
      return each
        .map(
          (name) =>
            `export const ${name} = () => { throw new Error('${name} is left out of this bundle'); };`,
        )
        .join('\n');
    },
  };
}
