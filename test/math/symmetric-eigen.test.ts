import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../src/math/symmetric-eigen.ts';
import { uniform } from '../../src/random/draw.ts';

describe('eigenvalues of a symmetric matrix', () => {
  it('are those of the second difference, 2 − 2 cos(kπ / (n + 1))', () => {
    const n = 12;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      matrix[i * n + i] = 2;
      if (i > 0) matrix[i * n + i - 1] = -1;
      if (i < n - 1) matrix[i * n + i + 1] = -1;
    }
    const found = [...symmetricEigen(matrix, n).values].sort((a, b) => a - b);
    found.forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12);
    });
  });

  it('and their vectors give back the matrix, repeated and zero ones too, and are orthonormal', () => {
    for (const [n, rank] of [
      [1, 1],
      [2, 2],
      [7, 3],
      [40, 40],
    ] as const) {
      const factors = Array.from({ length: n * rank }, (_, i) => uniform(7, 'factor', i, n) - 0.5);
      const matrix = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          for (let k = 0; k < rank; k++)
            matrix[i * n + j]! += factors[i * rank + k]! * factors[j * rank + k]!;
        }
      }
      const { values, vectors } = symmetricEigen(matrix, n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let [again, dot] = [0, 0];
          for (let k = 0; k < n; k++) {
            again += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!;
            dot += vectors[i * n + k]! * vectors[j * n + k]!;
          }
          expect(again).toBeCloseTo(matrix[i * n + j]!, 11);
          expect(dot).toBeCloseTo(i === j ? 1 : 0, 11);
        }
      }
    }
  });
});
