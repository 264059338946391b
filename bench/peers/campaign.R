# The campaign of README.md in R, vectors over units: Rscript campaign.R REPLICATIONS
n <- as.integer(commandArgs(trailingOnly = TRUE)[1])
columns <- 12; rows <- 8; steps <- 90; places <- columns * rows
clip <- function(share) pmin(pmax(share, 0), 0.5)
total <- function(place, strength) {
    sums <- numeric(places)
    added <- rowsum(strength, place)
    sums[as.integer(rownames(added))] <- added
    sums
}
campaign <- function() {
    u <- 0:159; v <- 0:139
    place_a <- u %% 2 * rows + u %/% 2 %% rows + 1
    place_d <- (5 + v %% 5) * rows + v %/% 5 %% rows + 1
    a <- rep(1, 160); d <- rep(1, 140)
    for (step in seq_len(steps)) {
        there <- total(place_a, a); here <- total(place_d, d)
        fight <- which(there > 0 & here > 0)
        kept_a <- rep(1, places); kept_d <- rep(1, places)
        kept_a[fight] <- 1 - clip(0.1 * here[fight] / there[fight] * (1 + 0.3 * rnorm(length(fight))))
        kept_d[fight] <- 1 - clip(0.012 * there[fight] / here[fight] * (1 + 0.3 * rnorm(length(fight))))
        a <- a * kept_a[place_a]; d <- d * kept_d[place_d]
        a[a < 0.5] <- 0; d[d < 0.5] <- 0
        held <- total(place_d, d) > 0
        draw <- runif(160)
        able <- a > 0 & !held[place_a] & place_a <= places - rows
        row <- (place_a - 1) %% rows
        east <- able & draw < 0.56
        up <- able & draw >= 0.56 & draw < 0.63 & row > 0
        down <- able & draw >= 0.63 & draw < 0.7 & row < rows - 1
        place_a <- place_a + rows * east - up + down
    }
    c(sum(a > 0), sum(a), sum(a > 0 & place_a > places - rows))
}
set.seed(1)
started <- proc.time()[["user.self"]]
result <- t(vapply(seq_len(n), function(i) campaign(), numeric(3)))
seconds <- proc.time()[["user.self"]] - started
cat(n, sprintf("%.6f", seconds), sprintf("%.6f %.6f", colMeans(result), apply(result, 2, sd)), "\n")
