/** A node's number. Arguments have smaller numbers than what they are arguments of. */
export type Id = number;
