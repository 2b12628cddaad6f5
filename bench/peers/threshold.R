# threshold.stan by rstan. Compiles, says so, and then draws once for every line of the standard input.
#
# Usage: Rscript threshold.R MODEL DATA CORES; DATA has a line "x y" for each observation.
# Says:  ready VERSION COMPILE_SECONDS
# Asked: SEED WARMUP DRAWS                    (of each chain; a chain for each core and four at least, in forked processes)
# Says:  WALL_SECONDS CPU_SECONDS ESS RHAT, then for each parameter MEAN SD FOURTH_CENTRAL_MOMENT
suppressMessages(library(rstan))
options(warn = -1)
# Debian keeps Boost where the system does, and rstan looks for it in an R package alone.
if (rstan_options("boost_lib") == "") rstan_options(boost_lib = "/usr/include")
args <- commandArgs(TRUE)
cores <- as.integer(args[3])
seen <- read.table(args[2], col.names = c("x", "y"))
data <- list(n = nrow(seen), x = seen$x, y = as.integer(seen$y))
parameters <- c("line1", "gap2", "gap3", "slope")

start <- proc.time()[["elapsed"]]
model <- stan_model(args[1])
cat("ready", as.character(packageVersion("rstan")), proc.time()[["elapsed"]] - start, "\n")

processor <- function() sum(proc.time()[c("user.self", "sys.self")])
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  asked <- as.integer(strsplit(line, " ")[[1]])
  wall <- proc.time()[["elapsed"]]
  cpu <- processor()
  # Forked processes have the compiled model at once; those of rstan's own argument `cores` load it for seconds.
  chains <- parallel::mclapply(seq_len(max(4, cores)), mc.cores = cores, FUN = function(chain) {
    before <- processor()
    fit <- sampling(model, data, chains = 1, chain_id = chain, seed = asked[1], warmup = asked[2],
                    iter = asked[2] + asked[3], refresh = 0, check_data = FALSE)
    list(draws = extract(fit, c(parameters, "lp__"), permuted = FALSE)[, 1, ], cpu = processor() - before)
  })
  wall <- proc.time()[["elapsed"]] - wall
  cpu <- processor() - cpu + sum(sapply(chains, function(chain) chain$cpu))
  draws <- function(name) sapply(chains, function(chain) chain$draws[, name])
  every <- lapply(c(parameters, "lp__"), draws)
  moments <- sapply(parameters, function(name) {
    values <- as.vector(draws(name))
    c(mean(values), sd(values), mean((values - mean(values))^4))
  })
  told <- c(wall, cpu, min(sapply(every, ess_bulk)), max(sapply(every, Rhat)), moments)
  cat(formatC(told, digits = 15, format = "g"), "\n")
}
