// The model of bench/infer/threshold.mjs: the class of a reaction to a step by how many lines a reading passes, with logistic blur.
data {
  int<lower=1> n;
  vector[n] x;
  int<lower=1, upper=4> y[n]; // as Stan before 2.26 writes an array, which rstan of Debian still is
}
parameters {
  real line1;
  real<lower=0> gap2;
  real<lower=0> gap3;
  real slope;
}
transformed parameters {
  ordered[3] line;
  line[1] = line1;
  line[2] = line1 + gap2;
  line[3] = line[2] + gap3;
}
model {
  line1 ~ normal(0, 2);
  gap2 ~ exponential(0.5);
  gap3 ~ exponential(0.5);
  slope ~ normal(0, 2);
  y ~ ordered_logistic(slope * x, line);
}
