// The toy escalation model in C written for vector lanes: worlds in structures of arrays that stay in the first cache,
// Philox 4x32-10 (J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11) on a counter of world, step and
// draw, Box and Muller's normals, polynomials for the elementary functions. Doubles throughout, 52 random bits a uniform.
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

/** log of a normal number; the polynomial for log((1 + s) / (1 - s)) is that of FreeBSD's e_log.c (Sun Microsystems, 1993). */
INLINE real log_of(real x) {
  // The exponent is counted from the power of two for which the fraction is in [1/√2, √2).
  bits from = (bits)x - 0x3fe6a09e667f3bcd;
  bits exponent = from & 0xfff0000000000000;
  real f = (real)((bits)x - exponent) - 1;
  // The shifted exponent, with its sign, as a number: bits from the 52nd up become bits from the 0th up of a large double.
  real k = (real)(((exponent >> 52) ^ 0x800) + 0x4330000000000000) - 0x1.00000000008p52;
  real s = f / (2 + f), z = s * s;
  real p = z * 0.1479819860511658591 + 0.1531383769920937332;
  p = p * z + 0.1818357216161805012;
  p = p * z + 0.2222219843214978396;
  p = p * z + 0.2857142874366239149;
  p = p * z + 0.3999999999940941908;
  p = p * z + 0.6666666666666735130;
  return k * 0x1.62e42fefa39efp-1 + (s * 2 + s * (z * p));
}

/** Sine and cosine on [-π/4, π/4]; the polynomials are those of FreeBSD's k_sin.c and k_cos.c (Sun Microsystems, 1993). */
INLINE void sine_cosine(real x, real *sine, real *cosine) {
  real z = x * x;
  real s = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08;
  s = s * z + 2.75573137070700676789e-06;
  s = s * z - 1.98412698298579493134e-04;
  s = s * z + 8.33333333332248946124e-03;
  s = s * z - 1.66666666666666324348e-01;
  real c = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09;
  c = c * z - 2.75573143513906633035e-07;
  c = c * z + 2.48015872894767294178e-05;
  c = c * z - 1.38888888888741095749e-03;
  c = c * z + 4.16666666666666019037e-02;
  *sine = x + x * (z * s);
  *cosine = 1 - (z * 0.5 - z * (z * c));
}

#define ROUNDS 10
#define MULTIPLIER_0 0xd2511f53
#define MULTIPLIER_1 0xcd9e8d57

#ifdef __wasm__
// Four blocks in the four words of a vector, which make two vectors of 64-bit numbers.
#define GROUP 2
typedef uint32_t words __attribute__((vector_size(16)));
INLINE words spread(uint32_t word) { return (words){word, word, word, word}; }
INLINE words worlds_from(uint32_t world) { return spread(world) + (words){0, 1, 2, 3}; }
INLINE void product(words a, uint32_t multiplier, words *high, words *low) {
  v128_t by = (v128_t)spread(multiplier);
  // Clang must not see that this is a constant: it would multiply 64 bits by 64, for which processors have no vector instruction.
  __asm__ volatile("" : "+r"(by));
  v128_t lower = wasm_u64x2_extmul_low_u32x4((v128_t)a, by);
  v128_t upper = wasm_u64x2_extmul_high_u32x4((v128_t)a, by);
  *high = (words)wasm_i32x4_shuffle(lower, upper, 1, 3, 5, 7);
  *low = (words)wasm_i32x4_shuffle(lower, upper, 0, 2, 4, 6);
}
INLINE void join(words high, words low, bits *to) {
  to[0] = (bits)wasm_i32x4_shuffle((v128_t)low, (v128_t)high, 0, 4, 1, 5);
  to[1] = (bits)wasm_i32x4_shuffle((v128_t)low, (v128_t)high, 2, 6, 3, 7);
}
#else
// Four blocks, a word in each 64-bit number. What stands above the word is left there: nothing reads it.
#define GROUP 1
typedef bits words;
INLINE words spread(uint32_t word) { return (words){word, word, word, word}; }
INLINE words worlds_from(uint32_t world) { return spread(world) + (words){0, 1, 2, 3}; }
INLINE void product(words a, uint32_t multiplier, words *high, words *low) {
  *low = (words)_mm256_mul_epu32((__m256i)a, (__m256i)spread(multiplier));
  *high = *low >> 32;
}
INLINE void join(words high, words low, bits *to) {
  to[0] = (bits)_mm256_blend_epi32((__m256i)low, (__m256i)(high << 32), 0xaa);
}
#endif

static words keys[ROUNDS][2];

static void set_keys(uint32_t seed) {
  for (uint32_t round = 0; round < ROUNDS; round++) {
    keys[round][0] = spread(seed + round * 0x9e3779b9);
    keys[round][1] = spread(round * 0xbb67ae85);
  }
}

/** 128 random bits for each of some neighbouring worlds, as two 64-bit numbers. */
INLINE void random_bits(uint32_t world, uint32_t step, uint32_t draw, bits *first, bits *second) {
  words c0 = worlds_from(world), c1 = spread(step), c2 = spread(draw), c3 = spread(0);
#pragma GCC unroll 10
  for (int round = 0; round < ROUNDS; round++) {
    words high0, low0, high1, low1;
    product(c0, MULTIPLIER_0, &high0, &low0);
    product(c2, MULTIPLIER_1, &high1, &low1);
    c0 = high1 ^ c1 ^ keys[round][0];
    c2 = high0 ^ c3 ^ keys[round][1];
    c1 = low1;
    c3 = low0;
  }
  join(c0, c1, first);
  join(c2, c3, second);
}

/** (k + 1/2) 2^-52 from the upper 52 bits. */
INLINE real unit(bits from) { return (real)((from >> 12) | 0x3ff0000000000000) - (1 - 0x1p-53); }

static void two_uniforms(uint32_t world, uint32_t step, uint32_t draw, real *u, real *v) {
  for (int i = 0; i < VECTORS; i += GROUP) {
    bits a[GROUP], b[GROUP];
    random_bits(world + (uint32_t)(i * LANES), step, draw, a, b);
    for (int j = 0; j < GROUP; j++) {
      u[i + j] = unit(a[j]);
      v[i + j] = unit(b[j]);
    }
  }
}

/** Box and Muller's pair. The angle is uniform on a quarter of the circle; two bits that no uniform uses tell which. */
static void two_normals(uint32_t world, uint32_t step, uint32_t draw, real *y, real *z) {
  for (int i = 0; i < VECTORS; i += GROUP) {
    bits a[GROUP], b[GROUP];
    random_bits(world + (uint32_t)(i * LANES), step, draw, a, b);
    for (int j = 0; j < GROUP; j++) {
      real radius = root(-2 * log_of(unit(a[j]))), sine, cosine;
      sine_cosine((unit(b[j]) - 0.5) * 1.5707963267948966, &sine, &cosine);
      cosine = (real)((bits)cosine ^ ((b[j] & 1) << 63));
      real turned = (real)((b[j] & 2) == 0);
      y[i + j] = radius * either(turned, sine, cosine);
      z[i + j] = radius * either(turned, cosine, sine);
    }
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
  two_normals(world, BEFORE, 0, theta, ka);
  two_uniforms(world, BEFORE, 1, rho, t0);
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
  two_normals(world, t, 0, z0, z1);
  two_normals(world, t, 1, z2, z3);
  two_normals(world, t, 2, z4, z5);
  two_uniforms(world, t, 3, u0, u1);
  two_uniforms(world, t, 4, u2, u3);
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
