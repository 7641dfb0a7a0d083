package io.remotemedia.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Finds the rate that a server sustains, then offers it less, twice, five and ten times as much,
 * and less again.
 */
public final class Overload {
  private static final double SEARCH_STEP = 1.25;
  private static final double SUSTAINED = 0.95;
  private static final double BASELINE = 0.7;
  private static final double[] FACTORS = {BASELINE, 2, 5, 10, BASELINE};

  private final UnaryLoad load;
  private final Arrivals.Spread spread;
  private final RandomGenerator random;
  private final Function<String, Progress> progress;

  /**
   * One rate of the scenario.
   *
   * @param factor of the sustained rate
   * @param report what was measured
   */
  public record Step(double factor, UnaryReport report) {}

  /**
   * All rates of the scenario.
   *
   * @param peak results a second at the best rate of the search
   * @param steps in the order in which they ran
   */
  public record Result(double peak, List<Step> steps) {
    /**
     * The first step: below saturation, nothing refused.
     *
     * @return what the others are compared with
     */
    public UnaryReport baseline() {
      return steps.getFirst().report();
    }
  }

  /**
   * A scenario.
   *
   * @param load sends
   * @param spread how arrivals are spread
   * @param random draws them
   * @param progress makes a bar for each step
   */
  public Overload(
      UnaryLoad load,
      Arrivals.Spread spread,
      RandomGenerator random,
      Function<String, Progress> progress) {
    this.load = load;
    this.spread = spread;
    this.random = random;
    this.progress = progress;
  }

  /**
   * Runs the scenario.
   *
   * @param firstRate calls a second where the search begins, well below what the server does
   * @param searchSeconds length of each rate of the search
   * @param stepSeconds length of each step
   * @return what was measured
   */
  public Result run(double firstRate, double searchSeconds, double stepSeconds) {
    double peak = saturation(firstRate, searchSeconds);
    List<Step> steps = new ArrayList<>();
    for (double factor : FACTORS) {
      steps.add(new Step(factor, offer(factor * peak, stepSeconds, "%.1f x".formatted(factor))));
    }
    return new Result(peak, steps);
  }

  /**
   * Raises the rate until the results no longer follow.
   *
   * @param firstRate calls a second where the search begins
   * @param seconds length of each rate
   * @return the most results a second that were seen
   */
  public double saturation(double firstRate, double seconds) {
    double best = 0;
    int failures = 0;
    for (double rate = firstRate; failures < 2; rate *= SEARCH_STEP) {
      UnaryReport report = offer(rate, seconds, "search %.0f/s".formatted(rate));
      best = Math.max(best, report.goodput());
      failures = report.goodput() < SUSTAINED * rate ? failures + 1 : 0;
    }
    return best;
  }

  /**
   * Offers one rate.
   *
   * @param rate calls a second
   * @param seconds how long
   * @param title of the bar
   * @return what was measured
   */
  public UnaryReport offer(double rate, double seconds, String title) {
    return load.run(Arrivals.draw(spread, rate, seconds, random), progress.apply(title));
  }
}
