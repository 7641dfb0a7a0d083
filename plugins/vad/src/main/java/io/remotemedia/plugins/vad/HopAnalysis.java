package io.remotemedia.plugins.vad;

/**
 * Turns hops of 10 ms at any rate into speech features, several hops at a time: lowers the rate to
 * 8 to 16 kHz, takes the power spectrum of the newest 30 ms, and follows the background. How many
 * hops are analysed together changes no bit of the result. Not thread-safe.
 */
final class HopAnalysis {
  private final HopWindows windows;
  private final BandLayout bands;
  private final LaneTransform transform;
  private final NoiseFloor noise;
  private final VoicingMeter voicing;
  private final SpeechFeatures features;
  private final float[] window;
  private final int bins;
  private final int rowLength;

  /**
   * The steps of an analysis. Called through one interface, each is compiled by itself: in one
   * large method, the compiler would run out of room and make objects of vectors.
   */
  private final Step[] steps = {this::takeSpectra, this::followBackground, this::measureVoicing};

  /** One step, for all hops of a batch. */
  private interface Step {
    void run(Workspace space, int hops);
  }

  /** Takes the features of one hop. */
  interface Sink {
    /**
     * Called in the order of the hops.
     *
     * @param features {@link SpeechFeatures#COUNT} numbers, to be read during the call only
     */
    void hop(float[] features);
  }

  /**
   * An analysis without history.
   *
   * @param kernels inner loops
   * @param sampleRate rate of the hops, Hz
   * @param mostSamples length of the longest hop
   */
  HopAnalysis(Kernels kernels, int sampleRate, int mostSamples) {
    AnalysisTables tables = AnalysisTables.of(sampleRate);
    bins = tables.rate().bins();
    rowLength = Math.ceilDiv(bins, Kernels.MOST_LANES) * Kernels.MOST_LANES;
    windows = new HopWindows(kernels, tables, mostSamples);
    window = tables.window();
    bands = tables.bands();
    transform = new LaneTransform(kernels, tables.spectrum());
    noise = new NoiseFloor(kernels, bins);
    voicing = new VoicingMeter(kernels, tables);
    features = new SpeechFeatures(bands, tables.windowEnergy());
  }

  /** Bytes that an analysis holds, with the workspace that it borrows. */
  static long memoryBytes(int sampleRate, int mostSamples) {
    AnalysisRate rate = AnalysisRate.of(sampleRate);
    return HopWindows.memoryBytes(rate, mostSamples)
        + NoiseFloor.memoryBytes(rate.bins())
        + SpeechFeatures.memoryBytes()
        + Workspace.memoryBytes();
  }

  /**
   * Hears one hop.
   *
   * @param samples mono samples from index 0
   * @param count number of samples
   * @return whether the hop got a window of its own: not before one is full
   */
  boolean hear(float[] samples, int count) {
    windows.hear(samples, count);
    if (windows.full()) {
      windows.addWindow();
      return true;
    }
    return false;
  }

  /** Makes a window of what was heard, however little. */
  void addPartialWindow() {
    windows.addWindow();
  }

  /** Whether no further hop may be heard before {@link #analyse}. */
  boolean batchIsFull() {
    return windows.waiting() == Kernels.MOST_LANES;
  }

  /**
   * Analyses the hops that wait.
   *
   * @param sink receives their features
   */
  void analyse(Sink sink) {
    int hops = windows.waiting();
    if (hops == 0) {
      return;
    }
    Workspace space = Workspaces.take();
    for (Step step : steps) {
      step.run(space, hops);
    }
    for (int hop = 0; hop < hops; hop++) {
      sink.hop(features.measure(space, hop));
    }
    Workspaces.giveBack(space);
  }

  void reset() {
    windows.reset();
    noise.reset();
    features.reset();
  }

  private void takeSpectra(Workspace space, int hops) {
    for (int hop = 0; hop < hops; hop++) {
      transform.load(space, hop, windows.signal(), windows.start(hop), window);
    }
    transform.power(space, hops);
    for (int hop = 0; hop < hops; hop++) {
      for (int k = 0; k < bins; k++) {
        space.power[hop * rowLength + k] = space.lanes[k * Kernels.MOST_LANES + hop];
      }
    }
    windows.forget();
  }

  private void measureVoicing(Workspace space, int hops) {
    voicing.measure(space, hops);
  }

  private void followBackground(Workspace space, int hops) {
    for (int hop = 0; hop < hops; hop++) {
      int at = hop * rowLength;
      noise.update(space.power, at);
      bands.sum(space.power, at, space.signalInBands, hop * BandLayout.MOST_BANDS);
      bands.sum(noise.floor(), 0, space.noiseInBands, hop * BandLayout.MOST_BANDS);
      voicing.load(space, hop, at, noise.floor());
    }
  }
}
