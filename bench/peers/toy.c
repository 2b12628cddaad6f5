// The toy escalation model as a person would write it in plain C: one trajectory at a time, the C library's functions, Box and
// Muller's normals, xoshiro256++ (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2021).
// Prints trajectories a second of CPU time and the four means. Usage: toy COUNT SEED
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t s[4];
static double spare;
static int has_spare;

static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static uint64_t next(void) {
  uint64_t result = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

static double uniform(void) { return ((double)(next() >> 12) + 0.5) * 0x1p-52; }

static double normal(void) {
  if (has_spare) {
    has_spare = 0;
    return spare;
  }
  double radius = sqrt(-2 * log(uniform())), angle = 6.283185307179586 * uniform();
  has_spare = 1;
  spare = radius * sin(angle);
  return radius * cos(angle);
}

static double clamp01(double x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 20000;
  for (int i = 0; i < 4; i++) s[i] = (uint64_t)(argc > 2 ? atoi(argv[2]) : 1) * 0x9e3779b97f4a7c15u + (uint64_t)i * 0xbf58476d1ce4e5b9u;
  for (int i = 0; i < 32; i++) next();
  double sum_c = 0, sum_h = 0, sum_e = 0, sum_w = 0;
  clock_t begin = clock();
  for (int n = 0; n < count; n++) {
    double theta = 2 + 0.5 * normal(), ka = exp(-1 + 0.3 * normal()), rho = 0.05 + 0.1 * uniform(), t0 = floor(12 * uniform());
    double P = 0, T = 1, RB = 0.5, S = 0.7, M = 0.1, E = 0, H = 0, C = 0;
    int W = 0;
    for (int t = 0; t < 60; t++) {
      double z0 = normal(), z1 = normal(), z2 = normal(), z3 = normal(), z4 = normal(), z5 = normal();
      double u0 = uniform(), u1 = uniform(), u2 = uniform(), u3 = uniform();
      P += 0.1 * ((t >= t0 ? 1.0 : 0.0) - P) + 0.02 * z1;
      T += rho * (1 - T) + 0.15 * P + 0.1 * RB * M + 0.2 * z0;
      RB += 0.05 * (P - RB) + 0.05 * z2 + (H > 1 ? 0.03 : 0);
      S = clamp01(S + 0.03 * (0.7 - S) - 0.005 * H + 0.03 * z3);
      M = clamp01(M + (T > theta ? 0.15 * (1 - M) : -0.05 * M) + 0.02 * z4);
      double p = ka / (1 + exp(-3 * (T - theta)));
      if (u0 < p) E = E + 1 > 6 ? 6 : E + 1;
      else if (u1 < 0.15 * S && T < theta) E = E - 1 < 0 ? 0 : E - 1;
      H += (E >= 3 ? 0.02 * E * exp(0.5 * z5) : 0) + (W ? 0.5 : 0);
      C += 0.1 * P + 0.05 * H + (u2 < 0.02 ? 1 : 0);
      if (E >= 6 && u3 < 0.2) W = 1;
    }
    sum_c += C;
    sum_h += H;
    sum_e += E;
    sum_w += W;
  }
  double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  printf("%.6g %.6g %.6g %.6g %.6g\n", count / seconds, sum_c / count, sum_h / count, sum_e / count, sum_w / count);
  return 0;
}
