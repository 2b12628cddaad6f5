import type { Rows } from './rows.ts';

/** Sums over rows for machines without vectors: what the vectors do, lane by lane. */
export function plainRows(): Rows {
  let heap = new Float64Array();
  return {
    reserve: (numbers) => {
      if (heap.length < numbers) heap = new Float64Array(numbers);
    },
    heap: () => heap,
    products: (four, stride, two, strideOfTwo, count, out) => {
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 2; j++) {
          const [a, b] = [four + i * stride, two + j * strideOfTwo];
          let [even, odd] = [0, 0];
          for (let r = 0; r < count; r += 2) {
            even += heap[a + r]! * heap[b + r]!;
            odd += heap[a + r + 1]! * heap[b + r + 1]!;
          }
          heap[out + 2 * i + j]! += even + odd;
        }
      }
    },
    combine: (a, b, c, d, weights, count, out) => {
      const [p, q, s, t] = [heap[weights]!, heap[weights + 1]!, heap[weights + 2]!, heap[weights + 3]!];
      for (let r = 0; r < count; r++) {
        heap[out + r]! += p * heap[a + r]! + q * heap[b + r]! + (s * heap[c + r]! + t * heap[d + r]!);
      }
    },
    dots: (a, b, count, out) => {
      let [along, alongOdd, square, squareOdd] = [0, 0, 0, 0];
      for (let r = 0; r < count; r += 2) {
        const [even, odd] = [heap[a + r]!, heap[a + r + 1]!];
        along += even * heap[b + r]!;
        alongOdd += odd * heap[b + r + 1]!;
        square += even * even;
        squareOdd += odd * odd;
      }
      heap[out]! += along + alongOdd;
      heap[out + 1]! += square + squareOdd;
    },
    multiply: (a, b, count, out) => {
      for (let r = 0; r < count; r++) heap[out + r] = heap[a + r]! * heap[b + r]!;
    },
    addProduct: (a, b, count, out) => {
      for (let r = 0; r < count; r++) heap[out + r]! += heap[a + r]! * heap[b + r]!;
    },
    standardise: (a, centre, scale, most, count, out) => {
      for (let r = 0; r < count; r++) {
        heap[out + r] = Math.min(most, Math.max(-most, (heap[a + r]! - centre) * scale));
      }
    },
  };
}
