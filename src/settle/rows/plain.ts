import { OFF, type Rows } from './rows.ts';

/** Sums over rows for machines without vectors: what the vectors do, lane by lane. */
export function plainRows(): Rows {
  let heap = new Float64Array();
  return {
    reserve: (numbers) => {
      if (heap.length >= numbers) return;
      const before = heap;
      heap = new Float64Array(numbers);
      heap.set(before);
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
    moments: (a, b, count, out) => {
      let [sum, sumOdd, square, squareOdd] = [0, 0, 0, 0];
      for (let r = 0; r < count; r += 2) {
        const [even, odd] = [heap[a + r]! * heap[b + r]!, heap[a + r + 1]! * heap[b + r + 1]!];
        sum += even;
        sumOdd += odd;
        square += even * even;
        squareOdd += odd * odd;
      }
      heap[out]! += sum + sumOdd;
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
    triples: (four, stride, two, strideOfTwo, other, count, out) => {
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 2; j++) {
          const [a, b] = [four + i * stride, two + j * strideOfTwo];
          let [even, odd] = [0, 0];
          for (let r = 0; r < count; r += 2) {
            even += heap[a + r]! * (heap[b + r]! * heap[other + r]!);
            odd += heap[a + r + 1]! * (heap[b + r + 1]! * heap[other + r + 1]!);
          }
          heap[out + 2 * i + j]! += even + odd;
        }
      }
    },
    add: (a, b, count, out) => {
      for (let r = 0; r < count; r++) heap[out + r] = heap[a + r]! + heap[b + r]!;
    },
    subtract: (a, b, count, out) => {
      for (let r = 0; r < count; r++) heap[out + r] = heap[a + r]! - heap[b + r]!;
    },
    vote: (worth, goingOn, count, refusals, product) => {
      for (let r = 0; r < count; r++) {
        const gain = heap[worth + r]! - heap[goingOn + r]!;
        heap[refusals + r]! += gain >= 0 ? 0 : Number.isNaN(gain) ? 1 + OFF : 1;
        heap[product + r]! *= gain;
      }
    },
    refuse: (worth, goingOn, count, refusals) => {
      for (let r = 0; r < count; r++) {
        heap[refusals + r]! += heap[worth + r]! - heap[goingOn + r]! >= 0 ? 0 : 1;
      }
    },
    tally: (worth, goingOn, refusals, count, out) => {
      let [even, odd, accepts, alone, all] = [0, 0, 0, 0, 0];
      for (let r = 0; r < count; r++) {
        const gain = heap[worth + r]! - heap[goingOn + r]!;
        if (r % 2 === 0) even += gain;
        else odd += gain;
        if (gain >= 0) accepts++;
        else if (heap[refusals + r] === 1) alone++;
        if (heap[refusals + r] === 0) all++;
      }
      for (const [place, sum] of [even + odd, accepts, alone, all].entries()) heap[out + place]! += sum;
    },
    better: (worth, goingOn, refusals, count, best) => {
      for (let r = 0; r < count; r++) {
        const own = heap[worth + r]!;
        const others = heap[refusals + r]! - (own - heap[goingOn + r]! >= 0 ? 0 : 1);
        if (others === 0 && !(heap[best + r]! >= own)) heap[best + r] = own;
      }
    },
    choose: (score, refusals, number, most, count, which) => {
      for (let r = 0; r < count; r++) {
        if (heap[refusals + r] !== 0 || !(heap[score + r]! > heap[most + r]!)) continue;
        heap[most + r] = heap[score + r]!;
        heap[which + r] = number;
      }
    },
    take: (which, number, a, count, out) => {
      for (let r = 0; r < count; r++) if (heap[which + r] === number) heap[out + r] = heap[a + r]!;
    },
    raise: (a, count, out) => {
      for (let r = 0; r < count; r++) if (heap[a + r]! > heap[out + r]!) heap[out + r] = heap[a + r]!;
    },
    lower: (a, count, out) => {
      for (let r = 0; r < count; r++) {
        const value = heap[a + r]!;
        if (!(value >= heap[out + r]!))
          heap[out + r] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
      }
    },
  };
}
