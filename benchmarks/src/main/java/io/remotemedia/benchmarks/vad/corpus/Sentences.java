package io.remotemedia.benchmarks.vad.corpus;

import java.util.random.RandomGenerator;

/** Writes sentences that nobody has to understand: words for English, syllables elsewhere. */
final class Sentences {
  private static final String[] WORDS =
      ("after again air all almost along also always animal answer around ask away back because bed"
              + " before begin behind better between bird black blue boat body book both bring build"
              + " call came car carry change children city clear close cold colour come could country"
              + " cut dark day deep different door down draw dream drive early earth eat eight end"
              + " every eye face family far fast father feel few find fire first fish five follow food"
              + " foot forest four friend garden give glass go gold good great green ground group grow"
              + " half hand happy hard have head hear heart help here high home horse hour house how"
              + " hundred idea inside island just keep kind king know land large last laugh learn"
              + " leave left letter life light line listen little live long look lost love machine"
              + " make man many map mark measure mile minute money moon morning most mother mountain"
              + " move much music must name near never new next night nine north note nothing notice"
              + " number ocean often old once only open order other over own page paper part pass"
              + " pattern people perhaps picture piece place plane plant play point possible pound"
              + " power pull question quick rain reach read ready red remember rest right river road"
              + " rock room round rule run same school sea second seem sentence seven several shape"
              + " ship short should show side simple sing six sleep slow small snow some song soon"
              + " sound south speak stand star start stay still stone stop story street strong summer"
              + " sun sure surface system table take talk teach ten than thing think thought thousand"
              + " three through time today together took top toward town travel tree true try turn two"
              + " under until usual valley very voice wait walk want warm watch water way week weight"
              + " well west wheel where while white whole why wide wild wind winter without woman wonder"
              + " wood word work world would write year yellow yesterday young")
          .split(" ");
  private static final String[] ONSETS =
      "b d f g k l m n p r s t v br dr gr kr pr tr bl gl kl pl st sp".split(" ");
  private static final String[] VOWELS = "a e i o u a e i o ai au".split(" ");
  private static final String[] CODAS = {"", "", "", "n", "r", "s", "l", "t", "m", "k"};

  private Sentences() {}

  static String next(String language, RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int words = 2 + random.nextInt(9);
    for (int i = 0; i < words; i++) {
      text.append(language.startsWith("en") ? pick(WORDS, random) : syllables(random));
      text.append(i == words - 1 ? "." : random.nextInt(7) == 0 ? ", " : " ");
    }
    return text.toString();
  }

  private static String syllables(RandomGenerator random) {
    StringBuilder word = new StringBuilder();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      word.append(pick(ONSETS, random)).append(pick(VOWELS, random)).append(pick(CODAS, random));
    }
    return word.toString();
  }

  private static String pick(String[] from, RandomGenerator random) {
    return from[random.nextInt(from.length)];
  }
}
