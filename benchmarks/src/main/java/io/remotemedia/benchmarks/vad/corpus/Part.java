package io.remotemedia.benchmarks.vad.corpus;

import java.util.List;

/** The two halves of the corpus: what a detector may be fitted to, and what it is judged by. */
public enum Part {
  /** For fitting models and choosing thresholds. */
  TUNING(
      0x5441554e494e47L,
      List.of("en-us", "de", "es", "pl", "sv", "hu", "id", "pt-br", "ro", "sw", "et", "hr"),
      List.of(
          "m1", "m2", "m3", "m5", "m6", "f1", "f2", "f4", "Alex", "Andy", "Diogo", "Gene", "Lee",
          "Mario", "Mr", "adam", "aunty", "belinda", "boris", "caleb", "david", "grandma", "iven",
          "linda", "marcelo", "miguel", "pablo", "quincy", "sandro", "steph", "travis", "zac"),
      List.of(
          "cards/001.wav",
          "cards/002.wav",
          "cards/003.wav",
          "cards/004.wav",
          "cards/005.wav",
          "goforward.raw",
          "numbers.raw",
          "something.raw",
          "tidigits/dhd.2934z.raw")),

  /** For measuring. */
  TEST(
      0x54455354L,
      List.of("en-gb-x-rp", "fr-fr", "it", "nl", "cs", "fi", "tr", "da", "lv", "sq"),
      List.of(
          "m4",
          "m7",
          "m8",
          "f3",
          "f5",
          "Alicia",
          "Andrea",
          "Annie",
          "Denis",
          "Henrique",
          "Hugo",
          "Jacky",
          "Marco",
          "Michael",
          "anika",
          "antonio",
          "benjamin",
          "ed",
          "edward",
          "grandpa",
          "gustave",
          "john",
          "max",
          "michel",
          "norbert",
          "paul",
          "pedro",
          "rob",
          "robert",
          "shelby",
          "steph2",
          "victor"),
      List.of(
          "librivox/sense_and_sensibility_01_austen_64kb-0870.wav",
          "librivox/sense_and_sensibility_01_austen_64kb-0880.wav",
          "librivox/sense_and_sensibility_01_austen_64kb-0890.wav",
          "librivox/sense_and_sensibility_01_austen_64kb-0920.wav",
          "librivox/sense_and_sensibility_01_austen_64kb-0930.wav"));

  private final long salt;
  private final List<String> languages;
  private final List<String> speakers;
  private final List<String> recordings;

  Part(long salt, List<String> languages, List<String> speakers, List<String> recordings) {
    this.salt = salt;
    this.languages = languages;
    this.speakers = speakers;
    this.recordings = recordings;
  }

  /** A seed that the other part never sees. */
  long seed(long seed) {
    return seed * 0x9e3779b97f4a7c15L + salt;
  }

  /** The languages of its synthetic voices. */
  List<String> languages() {
    return languages;
  }

  /** The voice variants, which differ in throat, pitch and roughness. */
  List<String> speakers() {
    return speakers;
  }

  /** Its files of pocketsphinx-testdata; no speaker is in both parts. */
  List<String> recordings() {
    return recordings;
  }
}
