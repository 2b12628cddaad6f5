/** 1 / ln 2, to count the octaves in an exponent. */
export const LOG2_E = 1.4426950408889634;

/** The upper 32 bits of ln 2: its product with an integer below 2^21 is exact (Cody and Waite's reduction). */
export const LN2_HIGH = 0.6931471803691238;

/** ln 2 − LN2_HIGH. */
export const LN2_LOW = 1.9082149292705877e-10;
