import type { DecodedArray, SchemaElement } from 'hyparquet';

/** Where the bytes of a file go, in order. */
export interface Outlet {
  /** The bytes are not to be read after it has resolved. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** A Parquet file that is being written. */
export interface Table {
  /** Writes a row group: for each column its values, null where one is missing. */
  readonly write: (columns: readonly DecodedArray[]) => Promise<void>;
  /** Writes what stands at the end of the file. */
  readonly finish: () => Promise<void>;
}

/**
 * Begins a Parquet file. Its pages are not compressed, as doubles of worlds hardly shrink, and a column is one page in each row
 * group.
 *
 * @param told what the file's metadata say, by key
 */
export async function tableFile(
  columns: readonly SchemaElement[],
  outlet: Outlet,
  told: Readonly<Record<string, string>>,
): Promise<Table> {
  // Loaded only where it is needed: most runs fit into memory.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns];
  const parquet = new ParquetWriter({
    writer,
    schema,
    codec: 'UNCOMPRESSED',
    statistics: false,
    createdBy: 'rubicon',
    kvMetadata: Object.entries(told).map(([key, value]) => ({ key, value })),
  });
  const drain = async (): Promise<void> => {
    await outlet.write(writer.getBytes());
    writer.index = 0;
  };
  return {
    write: async (values) => {
      await parquet.write({
        columnData: columns.map(({ name, type }, index) => ({
          name,
          data: values[index] ?? [],
          offsetIndex: false,
          ...(type === 'DOUBLE' || type === 'INT32' ? { encoding: 'PLAIN' as const } : {}),
        })),
        rowGroupSize: Math.max(1, values[0]?.length ?? 0),
        pageSize: 0,
      });
      await drain();
    },
    finish: async () => {
      await parquet.finish();
      await drain();
    },
  };
}
