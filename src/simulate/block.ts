/**
 * What worlds add up to is made in blocks of this many and merged in the order of the blocks, so that results do not depend on threads,
 * nor on how many blocks are played at a time. It is a constant of the format: another would change the last bits of means.
 */
export const BLOCK = 64;
