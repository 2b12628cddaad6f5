/** Value types of the binary format (WebAssembly Core Specification 2.0, § 5.3). */
export const TYPES = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

export type WasmType = keyof typeof TYPES;

/** Instructions without immediates: one byte (Core Specification 2.0, § 5.4). */
export const PLAIN = {
  'i32.eqz': 0x45,
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_u': 0x76,
  'i64.mul': 0x7e,
  'i64.shr_u': 0x88,
  'i32.wrap_i64': 0xa7,
  'i64.extend_i32_u': 0xad,
  'f64.mul': 0xa2,
  'f64.convert_i32_s': 0xb7,
} as const;

/** Vector instructions without immediates: the prefix 0xfd and this number (§ 5.4.10). */
export const VECTOR = {
  'i32x4.splat': 17,
  'f64x2.splat': 20,
  'f64x2.eq': 71,
  'f64x2.ne': 72,
  'f64x2.lt': 73,
  'f64x2.gt': 74,
  'f64x2.le': 75,
  'f64x2.ge': 76,
  'v128.not': 77,
  'v128.and': 78,
  'v128.andnot': 79,
  'v128.or': 80,
  'v128.xor': 81,
  'v128.bitselect': 82,
  'v128.any_true': 83,
  'i32x4.add': 174,
  'i32x4.sub': 177,
  'i64x2.add': 206,
  'i64x2.sub': 209,
  'i64x2.extmul_low_i32x4_u': 222,
  'i64x2.extmul_high_i32x4_u': 223,
  'f64x2.floor': 117,
  'f64x2.abs': 236,
  'f64x2.neg': 237,
  'f64x2.sqrt': 239,
  'f64x2.add': 240,
  'f64x2.sub': 241,
  'f64x2.mul': 242,
  'f64x2.div': 243,
  'f64x2.min': 244,
  'f64x2.max': 245,
  'f64x2.pmin': 246,
  'f64x2.pmax': 247,
  'i32x4.trunc_sat_f64x2_s_zero': 252,
} as const;

/** Vector shifts: the count, an i32, is on the stack. */
export const SHIFT = {
  'i32x4.shl': 171,
  'i32x4.shr_s': 172,
  'i32x4.shr_u': 173,
  'i64x2.shl': 203,
  'i64x2.shr_u': 205,
} as const;

/** Loads and stores with their natural alignment as a power of two. */
export const MEMORY = {
  'i32.load': [0x28, 2],
  'i32.load8_u': [0x2d, 0],
  'i32.store': [0x36, 2],
  'v128.load': [0, 4],
  'v128.load32_splat': [9, 2],
  'v128.load64_splat': [10, 3],
  'v128.store': [11, 4],
} as const;

export type PlainName = keyof typeof PLAIN;
export type VectorName = keyof typeof VECTOR;
export type ShiftName = keyof typeof SHIFT;
export type MemoryName = keyof typeof MEMORY;
