// The toy escalation model in C written for vector lanes: worlds in structures of arrays that stay in the first cache,
// Philox 4x32-10 (J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11) on a counter of month, block and draw,
// 32 random bits a draw, Box and Muller's normals, polynomials for the elementary functions. Doubles throughout.
//   native   clang -O3 -mavx2 -mfma toy_lanes.c -lm     four lanes; prints trajectories a second of CPU time and the four means
//   Node     clang --target=wasm32 -msimd128 -O3 …      two lanes; exports play(count, seed) and total(outcome)
// Usage of the native program: toy_lanes COUNT SEED, where COUNT is a multiple of 64.
#include <stdint.h>
#ifdef __wasm__
#include <wasm_simd128.h>
#define LANES 2
#else
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#define LANES 4
#endif

typedef double real __attribute__((vector_size(8 * LANES)));
typedef uint64_t bits __attribute__((vector_size(8 * LANES)));

/** Worlds that go through the months together, and how many vectors that is. */
#define BLOCK 64
#define VECTORS (BLOCK / LANES)
#define EACH for (int i = 0; i < VECTORS; i++)
#define INLINE static inline __attribute__((always_inline))

INLINE real all(double x) { return (real){0} + x; }
INLINE real masked(real mask, real x) { return (real)((bits)mask & (bits)x); }

#ifdef __wasm__
INLINE real either(real mask, real yes, real no) { return (real)wasm_v128_bitselect((v128_t)yes, (v128_t)no, (v128_t)mask); }
INLINE real lesser(real a, real b) { return (real)wasm_f64x2_pmin((v128_t)a, (v128_t)b); }
INLINE real greater(real a, real b) { return (real)wasm_f64x2_pmax((v128_t)a, (v128_t)b); }
INLINE real root(real x) { return (real)wasm_f64x2_sqrt((v128_t)x); }
#else
INLINE real either(real mask, real yes, real no) { return (real)_mm256_blendv_pd((__m256d)no, (__m256d)yes, (__m256d)mask); }
INLINE real lesser(real a, real b) { return (real)_mm256_min_pd((__m256d)a, (__m256d)b); }
INLINE real greater(real a, real b) { return (real)_mm256_max_pd((__m256d)a, (__m256d)b); }
INLINE real root(real x) { return (real)_mm256_sqrt_pd((__m256d)x); }
#endif

INLINE real clamp01(real x) { return lesser(greater(x, all(0)), all(1)); }

// Adding it rounds to an integer, which stands in the low bits of the sum.
#define ROUND 0x1.8p52

/** exp, with a relative error of about 2e-16; minimax polynomial of degree 10 on [-ln 2 / 2, ln 2 / 2]. */
INLINE real exp_of(real x) {
  x = lesser(greater(x, all(-700)), all(700));
  real shifted = x * 0x1.71547652b82fep0 + ROUND, k = shifted - ROUND;
  real r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
  real p = r * 2.7488446194124013e-07 + 2.7639768183381513e-06;
  p = p * r + 2.480191768015792e-05;
  p = p * r + 0.0001984117138442271;
  p = p * r + 0.0013888888499146296;
  p = p * r + 0.008333333384665614;
  p = p * r + 0.04166666666842598;
  p = p * r + 0.16666666666557742;
  p = p * r + 0.49999999999997286;
  p = p * r + 1.0000000000000064;
  p = p * r + 1.0;
  return (real)((bits)p + ((bits)shifted << 52));
}

/** sqrt(-2 log u) for u in (0, 1), with the polynomial that src/random/box-muller.ts has: relative error below 2^-45. */
INLINE real radius_of(real u) {
  // The exponent is counted from the power of two for which the fraction is in [1/√2, √2).
  bits exponent = ((bits)u - 0x3fe6a09e667f3bcd) & 0xfff0000000000000;
  real m = (real)((bits)u - exponent);
  // The exponent with its sign as a number: bits from the 52nd up become bits from the 0th up of a large double.
  real k = (real)(((exponent >> 52) ^ 0x800) + 0x4330000000000000) - 0x1.00000000008p52;
  real s = (m - 1) / (m + 1), z = s * s;
  real p = z * -0.3922239997859893 - 0.44348064855959913;
  p = p * z - 0.5714434292616835;
  p = p * z - 0.7999998967785943;
  p = p * z - 1.3333333335952564;
  p = p * z - 3.9999999999998925;
  return root(k * -1.3862943611198906 + s * p);
}

/** r sin and r cos of π (1 + t) for t in (-1, 1), by the quarter of the angle, as in src/random/box-muller.ts: within r 2^-41. */
INLINE void pair_of(real r, real t, real *sine, real *cosine) {
  real z = t * t;
  real p = z * 2.920313826541642e-9 - 5.269699189304564e-7;
  p = p * z + 6.151357735166233e-5;
  p = p * z - 0.004188327728416345;
  p = p * z + 0.135797223493479;
  p = p * z - 1.320877000295525;
  real q = z * -4.0806433540236546e-8 + 6.038415429159859e-6;
  q = q * z - 0.0005482504647610977;
  q = q * z + 0.02666372239654996;
  q = q * z - 0.5187071850454602;
  q = q * z + 1.6817928305073186;
  real quarter = t * p, half = quarter * q, lever = r * half;
  *cosine = lever * half - r;
  *sine = lever * (1.4142135623730951 - quarter * quarter);
}

#define ROUNDS 10
#define MULTIPLIER_0 0xd2511f53
#define MULTIPLIER_1 0xcd9e8d57

/** How many vectors of doubles are made of the words of a vector of blocks. */
#ifdef __wasm__
// Four blocks in the four words of a vector; each vector of words becomes two of 64-bit numbers.
#define GROUP 8
typedef uint32_t words __attribute__((vector_size(16)));
INLINE void product(words a, uint32_t multiplier, words *high, words *low) {
  v128_t by = wasm_i32x4_splat((int)multiplier);
  // Clang must not see that this is a constant: it would multiply 64 bits by 64, for which processors have no vector instruction.
  __asm__ volatile("" : "+r"(by));
  v128_t lower = wasm_u64x2_extmul_low_u32x4((v128_t)a, by);
  v128_t upper = wasm_u64x2_extmul_high_u32x4((v128_t)a, by);
  *high = (words)wasm_i32x4_shuffle(lower, upper, 1, 3, 5, 7);
  *low = (words)wasm_i32x4_shuffle(lower, upper, 0, 2, 4, 6);
}
/** The words from the 20th bit up of 64-bit numbers. */
INLINE void spread_out(words from, bits *to) {
  to[0] = (bits)from << 32 >> 12;
  to[1] = (bits)from >> 32 << 20;
}
#else
// Four blocks, a word in each 64-bit number. What stands above the word is left there: nothing reads it.
#define GROUP 4
typedef bits words;
INLINE void product(words a, uint32_t multiplier, words *high, words *low) {
  *low = (words)_mm256_mul_epu32((__m256i)a, _mm256_set1_epi64x(multiplier));
  *high = *low >> 32;
}
INLINE void spread_out(words from, bits *to) { to[0] = from << 32 >> 12; }
#endif
INLINE words same(uint32_t word) { return (words){word, word, word, word}; }

static uint32_t keys[ROUNDS][2];
static words key_words[ROUNDS][2];

static void set_keys(uint32_t seed) {
  for (uint32_t round = 0; round < ROUNDS; round++) {
    keys[round][0] = seed + round * 0x9e3779b9;
    keys[round][1] = round * 0xbb67ae85;
    for (int half = 0; half < 2; half++) key_words[round][half] = same(keys[round][half]);
  }
}

INLINE uint32_t high_of(uint32_t a, uint32_t b) { return (uint32_t)((uint64_t)a * b >> 32); }

/** 32 random bits for each world of a block of them, from the 20th bit up of 64-bit numbers. */
static void draw_bits(uint32_t world, uint32_t step, uint32_t draw, bits *to) {
  // What is the same for all worlds in the first rounds, on the counter (step, block, draw, 0).
  uint32_t in0 = high_of(draw, MULTIPLIER_1) ^ keys[0][0], x1 = draw * MULTIPLIER_1;
  uint32_t x2 = high_of(step, MULTIPLIER_0) ^ keys[0][1], in1 = step * MULTIPLIER_0 ^ keys[1][1];
  uint32_t x0 = high_of(x2, MULTIPLIER_1) ^ x1 ^ keys[1][0], in2 = x2 * MULTIPLIER_1 ^ keys[2][0];
  uint32_t in3 = high_of(x0, MULTIPLIER_0) ^ keys[2][1], in4 = x0 * MULTIPLIER_0 ^ keys[3][1];
  words block = same(world / 4) + (words){0, 1, 2, 3};
  for (int i = 0; i < VECTORS; i += GROUP, block += 4) {
    words c0 = block ^ same(in0), c1, c2, c3, high0, low0, high1, low1;
    product(c0, MULTIPLIER_0, &high0, &c3);
    c2 = high0 ^ same(in1);
    product(c2, MULTIPLIER_1, &high1, &c1);
    c0 = high1 ^ same(in2);
    c2 = c3 ^ same(in3);
#pragma GCC unroll 10
    for (int round = 3; round < ROUNDS; round++) {
      product(c0, MULTIPLIER_0, &high0, &low0);
      product(c2, MULTIPLIER_1, &high1, &low1);
      c0 = high1 ^ c1 ^ key_words[round][0];
      c2 = high0 ^ (round == 3 ? same(in4) : c3 ^ key_words[round][1]);
      c1 = low1;
      c3 = low0;
    }
    spread_out(c0, to + i);
    spread_out(c1, to + i + GROUP / 4);
    spread_out(c2, to + i + GROUP / 2);
    spread_out(c3, to + i + 3 * GROUP / 4);
  }
}

/** 1 + k 2^-32 of a word k. */
INLINE real above_one(bits from) { return (real)(from | 0x3ff0000000000000); }
/** (k + 1/2) 2^-32. */
INLINE real unit(bits from) { return above_one(from) - (1 - 0x1p-33); }

static void uniforms(uint32_t world, uint32_t step, uint32_t draw, real *u) {
  bits drawn[VECTORS];
  draw_bits(world, step, draw, drawn);
  EACH u[i] = unit(drawn[i]);
}

/** Two draws. */
static void normals(uint32_t world, uint32_t step, uint32_t draw, real *y, real *z) {
  bits first[VECTORS], second[VECTORS];
  draw_bits(world, step, draw, first);
  draw_bits(world, step, draw + 1, second);
  EACH {
    // An odd multiple of 2^-32.
    real direction = 2 * above_one(second[i]) - (3 - 0x1p-32);
    pair_of(radius_of(unit(first[i])), direction, &y[i], &z[i]);
  }
}

#define STEPS 60
/** Number of the step in which the draws of a world as a whole are counted. */
#define BEFORE 0xffffffff

static real theta[VECTORS], ka[VECTORS], rho[VECTORS], t0[VECTORS];
static real P[VECTORS], T[VECTORS], RB[VECTORS], S[VECTORS], M[VECTORS], E[VECTORS], H[VECTORS], C[VECTORS], W[VECTORS];
static real z0[VECTORS], z1[VECTORS], z2[VECTORS], z3[VECTORS], z4[VECTORS], z5[VECTORS];
static real u0[VECTORS], u1[VECTORS], u2[VECTORS], u3[VECTORS];

static void begin(uint32_t world) {
  normals(world, BEFORE, 0, theta, ka);
  uniforms(world, BEFORE, 2, rho);
  uniforms(world, BEFORE, 3, t0);
  EACH {
    theta[i] = 2 + 0.5 * theta[i];
    ka[i] = exp_of(-1 + 0.3 * ka[i]);
    rho[i] = 0.05 + 0.1 * rho[i];
    // The floor of a number from 0 to 12: the nearest integer to what is half below it.
    t0[i] = (12 * t0[i] - 0.5 + ROUND) - ROUND;
    P[i] = E[i] = H[i] = C[i] = W[i] = all(0);
    T[i] = all(1);
    RB[i] = all(0.5);
    S[i] = all(0.7);
    M[i] = all(0.1);
  }
}

/** A month of a block of worlds. W is a mask: all bits set where there is war. */
static void step(uint32_t world, uint32_t t) {
  normals(world, t, 0, z0, z1);
  normals(world, t, 2, z2, z3);
  normals(world, t, 4, z4, z5);
  uniforms(world, t, 6, u0);
  uniforms(world, t, 7, u1);
  uniforms(world, t, 8, u2);
  uniforms(world, t, 9, u3);
  EACH {
    real one = all(1), th = theta[i];
    real p = P[i] + (0.1 * (masked((real)(all(t) >= t0[i]), one) - P[i]) + 0.02 * z1[i]);
    real ten = T[i] + (rho[i] * (1 - T[i]) + 0.15 * p + 0.1 * RB[i] * M[i] + 0.2 * z0[i]);
    RB[i] += 0.05 * (p - RB[i]) + 0.05 * z2[i] + masked((real)(H[i] > 1), all(0.03));
    real s = clamp01(S[i] + 0.03 * (0.7 - S[i]) - 0.005 * H[i] + 0.03 * z3[i]);
    M[i] = clamp01(M[i] + either((real)(ten > th), 0.15 * (1 - M[i]), -0.05 * M[i]) + 0.02 * z4[i]);
    real up = (real)(u0[i] * (1 + exp_of(-3 * (ten - th))) < ka[i]);
    real down = (real)((u1[i] < 0.15 * s) & (ten < th));
    real e = either(up, lesser(E[i] + 1, all(6)), greater(E[i] - masked(down, one), all(0)));
    real h = H[i] + (masked((real)(e >= 3), 0.02 * e * exp_of(0.5 * z5[i])) + masked(W[i], all(0.5)));
    C[i] += 0.1 * p + 0.05 * h + masked((real)(u2[i] < 0.02), one);
    W[i] = (real)((bits)W[i] | (bits)((e >= 6) & (u3[i] < 0.2)));
    P[i] = p;
    T[i] = ten;
    S[i] = s;
    E[i] = e;
    H[i] = h;
  }
}

static double totals[4];

static void add(double *to, real x) {
  for (int lane = 0; lane < LANES; lane++) *to += x[lane];
}

void play(int count, int seed) {
  set_keys((uint32_t)seed);
  for (int k = 0; k < 4; k++) totals[k] = 0;
  for (int world = 0; world < count; world += BLOCK) {
    begin((uint32_t)world);
    for (uint32_t t = 0; t < STEPS; t++) step((uint32_t)world, t);
    EACH {
      add(&totals[0], C[i]);
      add(&totals[1], H[i]);
      add(&totals[2], E[i]);
      add(&totals[3], masked(W[i], all(1)));
    }
  }
}

/** The sum over all worlds of C, H, E or W. */
double total(int outcome) { return totals[outcome]; }

#ifndef __wasm__
int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 20032, seed = argc > 2 ? atoi(argv[2]) : 1;
  clock_t from = clock();
  play(count, seed);
  double seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
  printf("%.6g", count / seconds);
  for (int k = 0; k < 4; k++) printf(" %.6g", total(k) / count);
  printf("\n");
  return 0;
}
#endif
